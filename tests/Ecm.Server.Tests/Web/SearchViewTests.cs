using System.Text;
using System.Text.RegularExpressions;
using Ecm.Client;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Results as rows, as a table and with a preview, by keys and by mouse.</subject>
[Collection(WebSiteTests.Name)]
public sealed class SearchViewTests(WebSite site)
{
    [Fact]
    public async Task Row_that_has_the_focus_is_previewed_at_its_hit_and_space_opens_and_closes_the_pane()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("брандспойт-1.txt", "Акт приёмки: брандспойт латунный, две штуки.", type: "memo");
        await visitor.OpenNewCardAsync("брандспойт-2.txt", "Счёт за брандспойт со склада.", type: "memo");
        var page = visitor.Page;
        var pane = page.GetByRole(AriaRole.Complementary, new() { Name = "Просмотр" });
        await page.GotoAsync($"/search?q={Uri.EscapeDataString("брандспойты")}&view=list");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await Expect(pane).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator("[data-row-link]:focus")).ToHaveCountAsync(1);
        var first = (await page.Locator("[data-row]:focus-within [data-row-link]").TextContentAsync())!;
        await page.Keyboard.PressAsync("Space");
        await Expect(page).ToHaveURLAsync(new Regex("view=preview"));
        await Expect(pane).ToBeVisibleAsync();
        await Expect(pane.Locator("mark").First).ToHaveTextAsync("брандспойт");
        await Expect(pane.Locator(".head a")).ToHaveTextAsync(first);
        await Axe.ExpectNoFaultsAsync(page);

        await page.Keyboard.PressAsync("KeyJ");
        await Expect(pane.Locator(".head a")).Not.ToHaveTextAsync(first);
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        await page.Locator("[data-row]").First.Locator(".facts").ClickAsync();
        await Expect(pane.Locator(".head a")).ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("Space");
        await Expect(pane).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Digit1");
        await Expect(page).ToHaveURLAsync(new Regex("/cards/.*page=1"));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Wide_screen_shows_the_preview_unless_the_person_wants_a_table_with_columns_of_their_own()
    {
        await (await Ecm.Testing.Product.Clerk.SignInAsync(site.Server)).NewUserAsync("wide", ["clerk"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/intake", "wide", Ecm.Testing.Product.Clerk.UserPassword);
        await visitor.OpenNewCardAsync("винтсегер-1.txt", "Договор поставки винтсегера.", type: "contract");
        await visitor.OpenNewCardAsync("винтсегер-2.txt", "Письмо о винтсегере.", type: "memo");
        var page = visitor.Page;
        var pane = page.GetByRole(AriaRole.Complementary, new() { Name = "Просмотр" });
        await page.SetViewportSizeAsync(1920, 1000);
        await visitor.SearchAsync("винтсегером");
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Таблицей" }).ClickAsync();
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Найденные документы таблицей" });
        await Expect(table.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(pane).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Столбцы" }).ClickAsync();
        await page.GetByLabel("Состояние", new() { Exact = true }).Last.UncheckAsync();
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Состояние" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await table.GetByRole(AriaRole.Link, new() { Name = "Название", Exact = true }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Название" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(table.Locator("[data-row-link]")).ToHaveTextAsync(["винтсегер-1", "винтсегер-2"]);
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("KeyX");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Выбранные документы" })).ToContainTextAsync("Выбрано");
        await Axe.ExpectNoFaultsAsync(page);

        await page.Keyboard.PressAsync("Slash");
        await page.Keyboard.TypeAsync("письмо");
        await page.Keyboard.PressAsync("Enter");
        await Expect(table.Locator("tbody tr").First).ToBeVisibleAsync();
        await page.GotoAsync("/search");
        await Expect(table.Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Состояние" })).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Facet_is_searched_and_results_are_narrowed_to_a_period_by_keys()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var types = new[] { "document", "memo", "contract", "act", "invoice", "annex", "incoming-letter" };
        var clerk = await Ecm.Testing.Product.Clerk.SignInAsync(site.Server);
        foreach (var type in types)
            await clerk.Client.UploadAsync(new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes($"Кофердам {type}")), $"кофердам-{type}.txt"), new UploadQuery { Type = type });
        await Ecm.Testing.Eventually.HoldsAsync("all are found", async () => (await clerk.Client.Search.FindAsync(new SearchQuery { Query = "кофердам" })).Total == types.Length);
        await page.GotoAsync($"/search?q={Uri.EscapeDataString("кофердам")}&view=list");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(types.Length);
        await page.Keyboard.PressAsync("KeyF");
        await Expect(page.Locator(".facets input[type=checkbox]").First).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "ещё 1" }).ClickAsync();
        await page.GetByLabel("Найти: Вид документа").PressSequentiallyAsync("служ");
        await Expect(page.Locator(".facets fieldset").First.Locator(".value")).ToHaveCountAsync(1);
        await page.GetByLabel("Найти: Вид документа").FillAsync("ничего такого");
        await Expect(page.GetByText("Такого среди найденного нет")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByLabel("Найти: Вид документа").FillAsync("служ");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Служебная записка" }).CheckAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        await page.GetByLabel("с", new() { Exact = true }).FillAsync("31.02.2031");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Нужна дата")).ToBeVisibleAsync();
        await page.GetByLabel("с", new() { Exact = true }).FillAsync("01.01.2031");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page).ToHaveURLAsync(new Regex("from=2031-01-01"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }
}
