using Ecm.Contracts.Cards;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>The bell in the bar, the page of notices, and what the trash says of the time that is left.</subject>
[Collection(WebSiteTests.Name)]
public sealed class NoticePageTests(WebSite site)
{
    [Fact]
    public async Task Bell_rings_on_an_open_page_and_is_still_once_what_it_told_was_opened_by_keys()
    {
        // The bell of somebody whom nobody else tells anything.
        var admin = await Clerk.SignInAsync(site.Server);
        var other = await admin.NewUserAsync("caller", ["clerk"]);
        await admin.NewUserAsync("ringer", ["clerk"]);
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("/intake", "ringer", Clerk.UserPassword);
        await visitor.OpenNewCardAsync("эстакада.txt", "Ремонт эстакады.");
        var card = Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[^1]);
        await page.GotoAsync("/");
        await Expect(page.Locator("a.bell")).ToBeVisibleAsync();

        await other.Client.Cards.CommentAsync(card, new CommentRequest("Когда начнут?"));
        var bell = page.Locator("a.bell");
        await Expect(bell.Locator(".count")).ToBeVisibleAsync();
        await Expect(bell).ToHaveAttributeAsync("aria-label", "Уведомления, новых: 1");
        await page.Keyboard.PressAsync("KeyG");
        await page.Keyboard.PressAsync("KeyN");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/notices$"));
        var line = page.Locator("[data-row].fresh").Filter(new() { HasText = "эстакада" });
        await Expect(line).ToContainTextAsync("Комментарий");
        await Expect(line).ToContainTextAsync("caller");
        await Axe.ExpectNoFaultsAsync(page);
        await line.Locator("a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Когда начнут?")).ToBeVisibleAsync();
        await page.GotoAsync("/notices");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "эстакада" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row].fresh").Filter(new() { HasText = "эстакада" })).ToHaveCountAsync(0);

        foreach (var text in new[] { "А кто?", "И чем?" })
            await other.Client.Cards.CommentAsync(card, new CommentRequest(text));
        await Expect(bell).ToHaveAttributeAsync("aria-label", "Уведомления, новых: 1");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отметить все просмотренными" }).ClickAsync();
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(0);
        await Expect(bell.Locator(".count")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Search_that_tells_of_new_ones_leads_to_them()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.SearchAsync("дебаркадер");
        await Expect(page.Locator(".nothing, [data-row]").First).ToBeVisibleAsync();
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("KeyS");
        await page.Locator("#search-name").FillAsync("Дебаркадеры");
        await page.GetByLabel("Сообщать о новых").CheckAsync();
        await page.Locator("form.form button.main").ClickAsync();
        await Expect(page.Locator("#search-name")).ToHaveCountAsync(0);
        await page.GotoAsync("/searches");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "Дебаркадеры" })).ToContainTextAsync("сообщает о новых");
        await visitor.OpenNewCardAsync("дебаркадер.txt", "Осмотр дебаркадера.");

        var admin = await Clerk.SignInAsync(site.Server);
        await Eventually.HoldsAsync("it is told", async () => (await admin.Client.Notices.ListAsync(unseen: true)).Any(n => n.Subject == "Дебаркадеры"));
        await page.GotoAsync("/notices");
        var line = page.Locator("[data-row].fresh").Filter(new() { HasText = "Дебаркадеры" });
        await Expect(line).ToContainTextAsync("1 новый");
        await line.Locator("a").ClickAsync();
        await Expect(page.Locator("section.results h1")).ToContainTextAsync("дебаркадер");
        await Expect(page.Locator("[data-row] a").Filter(new() { HasText = "дебаркадер" }).First).ToBeVisibleAsync();

        // Its conditions are replaced by others; all else of it stays.
        await visitor.SearchAsync("осмотр дебаркадеров");
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("KeyS");
        await page.Locator("#search-instead").SelectOptionAsync(new SelectOptionValue { Label = "Заменить условия поиска «Дебаркадеры»" });
        await Expect(page.Locator("#search-name")).ToHaveValueAsync("Дебаркадеры");
        await Expect(page.GetByLabel("Сообщать о новых")).ToBeCheckedAsync();
        await page.Locator("form.form button.main").ClickAsync();
        await Expect(page.Locator("#search-name")).ToHaveCountAsync(0);
        var changed = (await admin.Client.Search.SavedAsync()).Single(s => s.Name == "Дебаркадеры");
        (changed.Question.Q, changed.Notify).Should().Be(("осмотр дебаркадеров", true));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_in_the_trash_says_there_and_on_itself_how_long_it_is_kept()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("тельфер.txt", "Паспорт тельфера.");
        var card = page.Url;
        await page.Locator("[popovertarget=card-menu]").First.ClickAsync();
        await page.Locator("#card-menu button[data-key=Delete]").ClickAsync();

        await Expect(page.Locator("header.head .note")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Карточка в корзине до \d\d\.\d\d\.\d{4}\."));
        await page.GotoAsync("/trash");
        await Expect(page.GetByText("Карточки хранятся в корзине 30 дней, потом удаляются навсегда.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "тельфер" })).ToContainTextAsync("ещё 30 дней");
        await page.GotoAsync(card);
        await page.Locator("header.head .note button").ClickAsync();
        await Expect(page.Locator("header.head .note")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }
}
