using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The tree of cards by keys: making, cutting, hanging elsewhere, undoing, and rows that are too long to be shown at once.</summary>
[Collection(CardSiteTests.Name)]
public sealed class TreeTests(CardSite site)
{
    [Fact]
    public async Task Card_is_cut_and_hung_below_another_by_keys_and_undone()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var contract = await MakeAsync(admin, "contract", "Шлагбаум, договор");
        var first = await MakeAsync(admin, "annex", "Первое к шлагбауму", contract);
        var second = await MakeAsync(admin, "annex", "Второе к шлагбауму", contract);
        await MakeAsync(admin, "act", "Акт о шлагбауме", second);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GiveUpTheMouseAsync();
        await page.GotoAsync($"/cards/{second}?tab=links");
        var items = page.GetByRole(AriaRole.Treeitem);
        await Expect(items).ToHaveCountAsync(4);

        await page.Locator("[role=treeitem][tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(items.Filter(new() { HasText = "Акт о шлагбауме" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+x");
        await Expect(items.Filter(new() { HasText = "Акт о шлагбауме" })).ToContainTextAsync("вырезана");
        await Expect(page.GetByText("Вырезана: Акт о шлагбауме.")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Вырезана:")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Control+x");
        await Expect(page.GetByText("Вырезана: Акт о шлагбауме.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(items.Filter(new() { HasText = "Первое к шлагбауму" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+v");
        await Expect(items).ToContainTextAsync(["Шлагбаум, договор", "Первое к шлагбауму", "Акт о шлагбауме", "Второе к шлагбауму"]);
        await Expect(items.Filter(new() { HasText = "Акт о шлагбауме" })).ToBeFocusedAsync();
        (await admin.Client.Cards.TreeAsync(first)).Select(n => n.Card.Title).Should().Equal("Шлагбаум, договор", "Первое к шлагбауму", "Акт о шлагбауме", "Второе к шлагбауму");

        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Отменить" });
        await undo.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(items).ToContainTextAsync(["Шлагбаум, договор", "Первое к шлагбауму", "Второе к шлагбауму", "Акт о шлагбауме"]);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_goes_from_one_tree_to_another_and_a_place_that_does_not_take_it_says_why()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var from = await MakeAsync(admin, "contract", "Шлагбаум слева");
        var moved = await MakeAsync(admin, "annex", "Приложение о стреле", from);
        var inner = await MakeAsync(admin, "document", "Чертёж стрелы", moved);
        var to = await MakeAsync(admin, "contract", "Шлагбаум справа");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/cards/{moved}?tab=links");
        var items = page.GetByRole(AriaRole.Treeitem);
        await items.Filter(new() { HasText = "Приложение о стреле" }).FocusAsync();
        await page.Keyboard.PressAsync("Control+x");
        await Expect(page.GetByText("Вырезана: Приложение о стреле.")).ToBeVisibleAsync();

        // Below itself.
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Control+v");
        await Expect(page.Locator(".mud-snackbar")).ToBeVisibleAsync();
        await Expect(page.GetByText("Вырезана: Приложение о стреле.")).ToBeVisibleAsync();
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", $"/cards/{to}?tab=links");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Шлагбаум справа");
        await Expect(items).ToHaveCountAsync(1);
        await items.FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await Expect(items).ToContainTextAsync(["Шлагбаум справа", "Приложение о стреле", "Чертёж стрелы"]);
        (await admin.Client.Cards.TreeAsync(inner)).First().Card.Id.Should().Be(to);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Insert_makes_a_card_below_the_one_that_has_the_focus()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var contract = await MakeAsync(admin, "contract", "Шлагбаум с тумбой");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GiveUpTheMouseAsync();
        await page.GotoAsync($"/cards/{contract}?tab=links");
        await page.GetByRole(AriaRole.Treeitem).FocusAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page).ToHaveURLAsync(new Regex($"/cards/new\\?parent={contract}$"));
        await Expect(page.Locator("#new-type")).ToBeFocusedAsync();
        await page.FillAsync("#field-title", "Приложение о тумбе");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Приложение о тумбе");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Long_row_of_children_is_shown_in_parts()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var contract = await MakeAsync(admin, "contract", "Шлагбаум с длинным хвостом");
        for (var number = 1; number <= 53; number++)
            await MakeAsync(admin, "annex", $"Хвост {number}", contract);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GiveUpTheMouseAsync();
        await page.GotoAsync($"/cards/{contract}?tab=links");
        var items = page.GetByRole(AriaRole.Treeitem);
        await Expect(items).ToHaveCountAsync(52);
        await items.First.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(items.Last).ToHaveTextAsync("Показать ещё");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(items).ToHaveCountAsync(54);
        await Expect(items.Filter(new() { HasText = "Хвост 51" })).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task<Guid> MakeAsync(Clerk admin, string type, string title, Guid? parent = null)
    {
        var fields = type == "contract" ? new Dictionary<string, System.Text.Json.JsonElement> { ["subject"] = System.Text.Json.JsonSerializer.SerializeToElement("Шлагбаумы") } : null;
        return (await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = title, ParentId = parent, Fields = fields })).Id;
    }
}
