using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(WebSiteTests.Name)]
public sealed class SearchBoxTests(WebSite site)
{
    [Fact]
    public async Task What_is_typed_is_completed_by_documents_and_words_and_never_waits_for_the_server()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("лицензиат-1.txt", "Сублицензиат передаёт права лицензиару.");
        var page = visitor.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Поиск по документам и карточкам" });
        var options = page.Locator("#suggestions [role=option]");

        // The answer to the first letters comes after the one to all of them, and is not shown any more.
        var held = new TaskCompletionSource();
        await page.RouteAsync(new Regex("/api/v1/suggest\\?q=%D0%BB%D0%B8$"), async route =>
        {
            await held.Task;
            await route.FulfillAsync(new() { Json = new[] { new { kind = "phrase", text = "опоздавшее" } } });
        });
        await page.Keyboard.PressAsync("Slash");
        await page.RunAndWaitForRequestAsync(() => box.PressSequentiallyAsync("ли"), new Regex("suggest\\?q=%D0%BB%D0%B8$"));
        await box.PressSequentiallyAsync("цензиат");
        await Expect(options.Filter(new() { HasText = "лицензиат-1" })).ToBeVisibleAsync();
        held.SetResult();
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Axe.ExpectNoFaultsAsync(page);

        await page.Keyboard.PressAsync("Escape");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("лицензиат");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToBeVisibleAsync();
        (await options.AllInnerTextsAsync()).Should().NotContain("опоздавшее");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggest-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("лицензиат-1");

        // Without answers the box is what it was: Enter searches.
        await page.RouteAsync(new Regex("/api/v1/suggest"), route => route.AbortAsync());
        await visitor.SearchAsync("лицензиаром");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        visitor.Faults.Where(fault => !fault.Contains("ERR_FAILED", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task Counterparties_people_and_saved_searches_are_suggested_under_their_names_and_opened()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var party = await admin.Client.Cards.CreateAsync(new() { Type = "organisation", Title = "Кунсткамера и сыновья" });
        await admin.NewUserAsync("Кунсткамеров", ["clerk"]);
        var search = await admin.Client.Search.SaveAsync(new() { Name = "Кунсткамеры всех лет", Question = new() { Q = "кунсткамера" } });
        await Eventually.HoldsAsync("all are suggested", async () => (await admin.Client.Search.SuggestAsync("кунсткам")).Select(s => s.Kind).Intersect(["party", "person", "search"]).Count() == 3);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Поиск по документам и карточкам" });

        foreach (var (group, option, leads) in new[]
        {
            ("Контрагенты", "Кунсткамера и сыновья", $"/cards/{party.Id}"), ("Люди", "Кунсткамеров", "/search\\?responsible="), ("Поиски", "Кунсткамеры всех лет", $"/searches/{search.Id}|/search\\?q="),
        })
        {
            // From any field, as it is no letter.
            await page.GotoAsync("/search");
            await page.GetByLabel("с", new() { Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Control+KeyK");
            await Expect(box).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("кунсткам");
            await page.GetByRole(AriaRole.Group, new() { Name = group }).GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex(leads));
        }

        await Expect(page.Locator("[data-row-link]")).ToHaveTextAsync(["Кунсткамера и сыновья"]);
        visitor.Faults.Should().BeEmpty();
    }
}
