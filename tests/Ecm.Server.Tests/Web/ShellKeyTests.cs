using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Keys that mean the same everywhere: upload, undo, trash, move, the next empty field.</summary>
[Collection(CardSiteTests.Name)]
public sealed class ShellKeyTests(CardSite site)
{
    [Fact]
    public async Task U_leads_to_the_intake_and_on_a_card_adds_a_file_to_it()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/search");
        await Expect(page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");
        await page.Keyboard.PressAsync("KeyU");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/intake");

        await visitor.OpenNewCardAsync("клавиша-u.txt", "Клавиша U.");
        await page.Keyboard.PressAsync("Shift+Slash");
        await Expect(page.GetByRole(AriaRole.Dialog).Locator("li:has(kbd:text-is('U'))")).ToContainTextAsync("Добавить файл");
        await Expect(page.GetByRole(AriaRole.Dialog).Locator("li:has(kbd:text-is('Del'))")).ToContainTextAsync("В корзину");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("KeyU"));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_done_last_is_undone_by_a_key_as_long_as_its_message_stands()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("клавиша-del.txt", "Клавиша Del.", type: "memo");

        // Among its fields one might mean something else.
        await page.GetByRole(AriaRole.Button, new() { Name = "Сменить вид документа" }).FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("KeyL");
        await Expect(page.Locator("#field-parent")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#field-parent")).ToHaveCountAsync(0);
        await Expect(page.Locator("header.head .note")).ToHaveCountAsync(0);
        await page.Locator("h1").FocusAsync();

        await page.Keyboard.PressAsync("Delete");
        await Expect(page.GetByText("В корзине", new() { Exact = false }).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(page.Locator("header.head .note")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ещё действия" })).ToBeVisibleAsync();

        // In a field it takes back letters, as everywhere.
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator("header.head .note")).ToBeVisibleAsync();
        var box = page.Locator("input[name=q]");
        await box.FocusAsync();
        await page.Keyboard.TypeAsync("слово");
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(box).Not.ToHaveValueAsync("слово");
        await Expect(page.Locator("header.head .note")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task F8_goes_from_one_empty_field_that_must_be_filled_in_to_the_next()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/cards/new?type=invoice");
        await Expect(page.Locator("#field-sum")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#field-sum")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("100");
        await page.Locator("#field-title").FocusAsync();
        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }
}
