using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Spelling marks in text fields, by keyboard.</summary>
[Collection(CardSiteTests.Name)]
public sealed class SpellingMarkTests(CardSite site)
{
    [Fact]
    public async Task Unknown_words_are_marked_and_F7_corrects_skips_and_adds_them()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("орфография.txt", "Проверка пометок.", "contract");
        await page.Keyboard.PressAsync("F2");
        var (title, subject) = (page.Locator("#field-title"), page.Locator("#field-subject"));
        await title.FillAsync("Дговор аренды и кваркозёрск");
        await subject.FillAsync("Поставка обарудования");

        var marks = page.Locator(".misspelt");
        await Expect(marks).ToHaveTextAsync(["Дговор", "кваркозёрск", "обарудования"]);
        await title.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("F7");
        var menu = page.GetByRole(AriaRole.Menu, new() { Name = "Орфография" });
        await Expect(menu.GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync("Договор");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(title).ToHaveValueAsync("Договор аренды и кваркозёрск");

        await page.Keyboard.PressAsync("F7");
        await Expect(menu).ToContainTextAsync("Добавить «кваркозёрск» в словарь организации");
        await menu.GetByRole(AriaRole.Menuitem, new() { Name = "Добавить" }).ClickAsync();
        await Expect(marks).ToHaveTextAsync(["обарудования"]);
        await Expect(title).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F7");
        await Expect(menu.GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync("оборудования");
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(subject).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F7");
        await page.Keyboard.PressAsync("Enter");
        await Expect(subject).ToHaveValueAsync("Поставка оборудования");
        await page.Keyboard.PressAsync("Control+KeyS");

        await Expect(page.Locator(".fields")).ToContainTextAsync("Поставка оборудования");
        await Expect(page.Locator("h1")).ToContainTextAsync("Договор аренды и кваркозёрск");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Unknown_words_of_a_comment_are_marked_and_corrected_before_it_is_posted()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("пометки-комментария.txt", "Проверка пометок.");
        await visitor.OpenTabAsync("Ход");
        var comment = page.Locator("#comment-text");
        await comment.FillAsync("Дговор вернули,\nждём обарудование");

        await Expect(page.Locator(".misspelt")).ToHaveTextAsync(["Дговор", "обарудование"]);
        await page.Keyboard.PressAsync("Control+Home");
        foreach (var right in new[] { "Договор", "оборудование" })
        {
            await page.Keyboard.PressAsync("F7");
            await Expect(page.GetByRole(AriaRole.Menu, new() { Name = "Орфография" }).GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync(right);
            await page.Keyboard.PressAsync("Enter");
        }

        await Expect(comment).ToHaveValueAsync("Договор вернули,\nждём оборудование");
        await Expect(page.Locator(".misspelt")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".history .detail").First).ToHaveTextAsync("Договор вернули, ждём оборудование");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task F7_comes_to_the_next_word_also_when_it_is_quicker_than_the_marks()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("медленные-пометки.txt", "Проверка пометок.");
        await visitor.OpenTabAsync("Ход");
        await page.Locator("#comment-text").FillAsync("Дговор вернули, ждём обарудование");
        await Expect(page.Locator(".misspelt")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("F7");
        var first = page.GetByRole(AriaRole.Menu, new() { Name = "Орфография" }).GetByRole(AriaRole.Menuitem).First;
        await Expect(first).ToHaveTextAsync("Договор");

        // Before the changed text is looked at by itself.
        await page.EvaluateAsync("() => { document.activeElement.click(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'F7', bubbles: true })); }");
        await Expect(first).ToHaveTextAsync("оборудование");
        visitor.Faults.Should().BeEmpty();
    }
}
