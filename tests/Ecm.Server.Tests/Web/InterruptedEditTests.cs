using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What comes between a person and their edits: another tab, a session that ends, a double click, the way back.</summary>
[Collection(CardSiteTests.Name)]
public sealed class InterruptedEditTests(CardSite site)
{
    [Fact]
    public async Task Two_tabs_on_one_card_lose_nothing_of_either()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("две-вкладки.txt", "Письмо о сверке.");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-note", "Из первой вкладки");
        await Expect(other.Locator("[data-key=F2]")).ToBeVisibleAsync();
        await other.Keyboard.PressAsync("F2");
        await other.FillAsync("#field-documentDate", "05.03.2024");
        await other.Keyboard.PressAsync("Control+s");
        await Expect(other.Locator(".fields")).ToContainTextAsync("05.03.2024");

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("form [role=alert]")).ToContainTextAsync("Карточку изменили вы в другом окне");
        await Expect(page.Locator("#field-note")).ToHaveValueAsync("Из первой вкладки");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator(".fields")).ToContainTextAsync("Из первой вкладки");
        await Expect(page.Locator(".fields")).ToContainTextAsync("05.03.2024");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_was_quicker_is_told_with_the_differences_and_one_chooses_field_by_field()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var login = "смирнов-вк";
        await admin.NewUserAsync(login, roles: ["clerk"]);
        await using var visitor = await site.SignInAsync();
        await using var other = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("кто-быстрее.txt", "Письмо о сверке.");
        await other.SignInAsync(new Uri(page.Url).AbsolutePath, login, Clerk.UserPassword);
        await Expect(page.Locator("[data-key=F2]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-title", "Моё название");
        await page.FillAsync("#field-note", "Моё примечание");
        await Expect(other.Page.Locator("[data-key=F2]")).ToBeVisibleAsync();
        await other.Page.Keyboard.PressAsync("F2");
        await other.Page.FillAsync("#field-title", "Их название");
        await other.Page.FillAsync("#field-note", "Их примечание");
        await other.Page.FillAsync("#field-documentDate", "05.03.2024");
        await other.Page.Keyboard.PressAsync("Control+s");
        await Expect(other.Page.Locator("section.fields")).ToContainTextAsync("05.03.2024");

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("form [role=alert]")).ToContainTextAsync(new Regex(@"^\s*Карточка изменена в \d\d:\d\d: смирнов-вк\. Ваши правки сохранены здесь\."));
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать различия" }).ClickAsync();
        await Expect(page.Locator("form fieldset")).ToHaveCountAsync(2);
        await Expect(page.Locator("section.fields form")).ToContainTextAsync("Название, было: кто-быстрее");
        await Expect(page.Locator("section.fields form")).ToContainTextAsync(new Regex(@": — → 05\.03\.2024"));
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByLabel("в карточке: Их название").CheckAsync();
        await Expect(page.Locator("#field-title")).ToHaveValueAsync("Их название");
        await Expect(page.Locator("#field-documentDate")).ToHaveValueAsync("05.03.2024");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Их название");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Моё примечание");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("05.03.2024");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Session_that_ends_in_the_middle_leads_to_signing_in_and_back_to_what_was_typed()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync();
        await visitor.OpenNewCardAsync("прерванная.txt", "Письмо о прерванной сессии.");
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-note", "Набрано до конца сессии");
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(v => v.includes('сессии') || v.includes('\\\\u0441'))");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/search");
        await other.GetByRole(AriaRole.Button, new() { Name = "меню" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await Expect(other.Locator("#login")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#login")).ToBeVisibleAsync();
        await visitor.EnterAsync("admin", RunningServer.AdminPassword);
        await Expect(page.Locator("#field-note")).ToHaveValueAsync("Набрано до конца сессии");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator(".fields")).ToContainTextAsync("Набрано до конца сессии");
    }

    [Fact]
    public async Task Double_click_saves_once_and_the_way_back_and_a_reload_show_what_was_there()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("двойной-щелчок.txt", "Письмо о двойном щелчке.");
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-note", "Один раз");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).DblClickAsync();
        await Expect(page.Locator(".fields")).ToContainTextAsync("Один раз");
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history").GetByText("Примечание: пусто → Один раз")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("Один раз");
        await visitor.SearchAsync("двойном щелчке");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Locator("[data-row-link]").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("двойной-щелчок");
        await page.GoBackAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        visitor.Faults.Should().BeEmpty();
    }
}
