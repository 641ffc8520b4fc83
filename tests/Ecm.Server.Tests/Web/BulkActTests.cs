using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Contracts.Cards;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Many cards hung elsewhere, opened to others or made another type from the results, and each of that undone.</subject>
[Collection(CardSiteTests.Name)]
public sealed class BulkActTests(CardSite site)
{
    [Fact]
    public async Task Selected_cards_are_hung_below_another_and_back()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var parent = await CreateAsync(admin, "contract", "Кнехтовый договор");
        var cards = new[] { await CreateAsync(admin, "annex", "Швартов носовой"), await CreateAsync(admin, "annex", "Швартов кормовой") };
        await using var visitor = await SelectAllAsync(admin, "швартов", cards.Length);
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Переместить" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Применить" }).ClickAsync();
        await Expect(page.Locator("#bulk-wrong")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Вышестоящая карточка" }).FillAsync("кнехтовый");
        await page.GetByRole(AriaRole.Option, new() { Name = "Кнехтовый договор" }).ClickAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await ActAsync(page, "Применить", "Изменено: 2");
        (await ParentsAsync()).Should().AllBeEquivalentTo(parent);
        var set = await page.GetByRole(AriaRole.Link, new() { Name = "Показать" }).GetAttributeAsync("href");

        await page.Keyboard.PressAsync("Control+KeyA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Переместить" }).ClickAsync();
        await ActAsync(page, "На верхний уровень", "Изменено: 2");
        (await ParentsAsync()).Should().AllSatisfy(above => above.Should().BeNull());
        await ActAsync(page, "Отменить", "Изменено: 2");
        (await ParentsAsync()).Should().AllBeEquivalentTo(parent);

        await page.GotoAsync(set!);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Перемещение");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "Швартов" })).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить изменения" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Отмена");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 2" })).ToBeVisibleAsync();
        (await ParentsAsync()).Should().AllSatisfy(above => above.Should().BeNull());
        visitor.Faults.Should().BeEmpty();

        async Task<IReadOnlyList<Guid?>> ParentsAsync() => [(await admin.Client.Cards.GetAsync(cards[0])).ParentId, (await admin.Client.Cards.GetAsync(cards[1])).ParentId];
    }

    [Fact]
    public async Task Selected_cards_are_opened_to_a_group_or_by_a_list_and_closed_again()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var rigger = await admin.NewUserAsync("такелажник", roles: []);
        await admin.NewGroupAsync("Такелажный цех", "такелажник");
        var list = new { entries = new[] { new { principal = "user:такелажник", level = "read" }, new { principal = "role:admin", level = "manage" } } };
        (await admin.Http.PutAsJsonAsync($"api/v1/access-lists/{Uri.EscapeDataString("Такелаж по списку")}", list)).EnsureSuccessStatusCode();
        var cards = new[] { await CreateAsync(admin, "memo", "Кабельтов левый"), await CreateAsync(admin, "memo", "Кабельтов правый") };
        await using var visitor = await SelectAllAsync(admin, "кабельтов", cards.Length);
        var page = visitor.Page;
        (await ReadsAsync()).Should().Equal(404, 404);

        await page.GetByRole(AriaRole.Button, new() { Name = "Доступ" }).ClickAsync();
        await page.GetByLabel("Сотрудник, группа или роль").FillAsync("Такелажный цех · группа");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Открыть доступ людям и группам" })).ToContainTextAsync("Такелажный цех — чтение");
        await Axe.ExpectNoFaultsAsync(page);
        await ActAsync(page, "Открыть доступ", "Изменено: 2");
        (await ReadsAsync()).Should().Equal(200, 200);
        await ActAsync(page, "Отменить", "Изменено: 2");
        (await ReadsAsync()).Should().Equal(404, 404);

        await page.Keyboard.PressAsync("Control+KeyA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Доступ" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "По списку доступа…" }).ClickAsync();
        await page.GetByLabel("Список доступа").SelectOptionAsync("Такелаж по списку");
        await ActAsync(page, "Применить", "Изменено: 2");
        (await ReadsAsync()).Should().Equal(200, 200);
        await ActAsync(page, "Отменить", "Изменено: 2");
        (await ReadsAsync()).Should().Equal(404, 404);
        visitor.Faults.Should().BeEmpty();

        async Task<IReadOnlyList<int>> ReadsAsync() => [await rigger.StatusAsync($"api/v1/cards/{cards[0]}"), await rigger.StatusAsync($"api/v1/cards/{cards[1]}")];
    }

    [Fact]
    public async Task All_that_is_found_beyond_the_page_gets_another_type_and_its_own_back()
    {
        const int found = 23, onPage = 20;
        var admin = await Clerk.SignInAsync(site.Server);
        var cards = new List<Guid>();
        for (var card = 1; card <= found; card++)
            cards.Add(await CreateAsync(admin, "memo", $"Кабестан {card}"));
        await using var visitor = await SelectAllAsync(admin, "кабестан", found, onPage);
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = $"Выбрать все найденные: {found}" }).ClickAsync();
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync($"Выбрано: {found}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вид…" }).ClickAsync();
        await page.Locator("#bulk-type").SelectOptionAsync("document");
        await ActAsync(page, "Применить", $"Изменено: {found}");
        (await TypesAsync()).Should().AllBe("document");

        await ActAsync(page, "Отменить", $"Изменено: {found}");
        (await TypesAsync()).Should().AllBe("memo");
        visitor.Faults.Should().BeEmpty();

        async Task<IReadOnlyList<string>> TypesAsync()
        {
            var types = new List<string>();
            foreach (var card in cards)
                types.Add((await admin.Client.Cards.GetAsync(card)).Type);
            return types;
        }
    }

    /// <summary>Presses a button that carries something out, and waits until that has its end; what stands there may be of the act before.</summary>
    private static async Task ActAsync(IPage page, string button, string outcome)
    {
        var line = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: " });
        var shown = line.GetByRole(AriaRole.Link, new() { Name = "Показать" });
        var before = await shown.CountAsync() > 0 ? await shown.GetAttributeAsync("href") : null;
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(shown).Not.ToHaveAttributeAsync("href", before ?? "");
        await Expect(line).ToContainTextAsync(outcome);
    }

    private async Task<Visitor> SelectAllAsync(Clerk admin, string word, int found, int? onPage = null)
    {
        await Eventually.HoldsAsync("all are found", async () => (await admin.SearchAsync(word)).Total == found);
        var visitor = await site.SignInAsync();
        await visitor.SearchAsync(word);
        await Expect(visitor.Page.Locator("[data-row]")).ToHaveCountAsync(onPage ?? found);
        await visitor.Page.Locator("h1").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+KeyA");
        await Expect(visitor.Page.Locator(".bulk b")).ToHaveTextAsync($"Выбрано: {onPage ?? found}");
        return visitor;
    }

    private static async Task<Guid> CreateAsync(Clerk admin, string type, string title)
    {
        var fields = type == "contract" ? new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement(title) } : null;
        return (await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = title, Fields = fields })).Id;
    }
}
