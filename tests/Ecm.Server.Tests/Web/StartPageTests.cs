using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(WebSiteTests.Name)]
public sealed class StartPageTests(WebSite site)
{
    [Fact]
    public async Task Day_begins_with_what_is_new_and_what_was_open_and_all_of_it_by_keyboard()
    {
        await (await Clerk.SignInAsync(site.Server)).NewUserAsync("beginner", ["clerk"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/", "beginner", Clerk.UserPassword);
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);
        await Expect(page.GetByText("Дел нет. Загрузите документы или найдите нужный.")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);

        // A search is saved by its key, and stands on the start page with what came since.
        await visitor.SearchAsync("закладная");
        await page.Locator("main").FocusAsync();
        await keys.PressAsync("KeyS");
        await Expect(page.GetByLabel("Название")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByLabel("Название").FillAsync("Залоги");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("Поиск «Залоги» сохранён")).ToBeVisibleAsync();
        await visitor.OpenNewCardAsync("залог-1.txt", "Закладная на оборудование.");

        await page.Locator("h1").FocusAsync();
        await keys.PressAsync("KeyG");
        await keys.PressAsync("KeyH");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/");
        var searches = page.GetByRole(AriaRole.Region, new() { Name = "Сохранённые поиски" });
        await Expect(searches).ToContainTextAsync("+1 новый");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Вы открывали" })).ToContainTextAsync("залог-1");

        await page.Locator("h1").FocusAsync();
        await keys.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "залог-1" })).ToBeFocusedAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(searches.GetByRole(AriaRole.Link, new() { Name = "Залоги" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=%D0%B7"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        // What was seen is new no more; what was removed comes back.
        await page.GotoAsync("/searches");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить: Залоги" }).ClickAsync();
        await Expect(page.GetByText("Сохранённых поисков пока нет.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Залоги" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("новый");
        visitor.Faults.Should().BeEmpty();
    }
}
