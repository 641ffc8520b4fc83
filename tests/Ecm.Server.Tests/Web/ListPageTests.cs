using Ecm.Contracts.Cards;
using Ecm.Contracts.Lists;
using Ecm.Contracts.Types;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Shared lists set up by a person.</summary>
[Collection(WebSiteTests.Name)]
public sealed class ListPageTests(WebSite site)
{
    [Fact]
    public async Task List_is_made_by_keys_taken_by_a_type_and_its_change_shows_on_the_card()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/lists");
        await Expect(page.Locator("tbody tr[data-row]").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Insert");
        await Expect(page.GetByLabel("Название списка")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Сорта стали");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Нержавеющая");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Углеродистая");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Сорта стали");
        await Expect(Item(page, 2)).ToHaveValueAsync("Углеродистая");
        await Item(page, 2).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Item(page, 3)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Легированная");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(Item(page, 2)).ToHaveValueAsync("Легированная");
        await Expect(Item(page, 2)).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.GetByText("Список «Сорта стали» сохранён.")).ToBeVisibleAsync();
        (await admin.Client.Lists.GetAsync("sorta-stali")).Items.Select(i => i.Key).Should().Equal("nerzhaveyushchaya", "legirovannaya", "uglerodistaya");

        // A type takes it.
        await admin.Client.Types.PutAsync("melt", new PutTypeRequest
        {
            Label = new Label("Плавка", "Melt"), Fields = [new CardTypeField { Key = "steel", Kind = "choice", Label = new Label("Сталь", "Steel"), Choices = [new CardTypeChoice("any", new Label("Любая", "Any"))] }],
        });
        await page.GotoAsync("/settings/types/melt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Подробнее: Сталь" }).ClickAsync();
        await page.GetByLabel("Откуда значения").SelectOptionAsync("sorta-stali");
        await Expect(page.Locator("fieldset.choices")).ToContainTextAsync("Нержавеющая, Легированная, Углеродистая.");
        await Expect(page.Locator("fieldset .choice")).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await Expect(page.Locator(".facts [role=status]")).ToHaveTextAsync("ещё не опубликован");
        await page.GotoAsync("/settings/types/melt?tab=preview");
        await Expect(page.Locator(".preview option")).ToHaveTextAsync(["не указано", "Нержавеющая", "Легированная", "Углеродистая"]);
        await admin.Client.Types.PublishAsync("melt");
        var card = await admin.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "melt", Title = "Плавка 7", Fields = new Dictionary<string, System.Text.Json.JsonElement> { ["steel"] = System.Text.Json.JsonSerializer.SerializeToElement("legirovannaya") },
        });

        // Renamed, hidden instead of removed, and still on the card.
        await page.GotoAsync("/settings/lists/sorta-stali");
        await Expect(page.Locator("aside li")).ToHaveTextAsync("Плавка: Сталь");
        await Item(page, 1).FillAsync("Нержавейка");
        await Expect(page.Locator(".note")).ToContainTextAsync("Прежние карточки будут искаться по-новому");
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Легированная" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Значение «Легированная» есть в карточках");
        await page.GetByRole(AriaRole.Button, new() { Name = "Скрыть", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Список «Сорта стали» сохранён.").Last).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Не предлагать: Легированная")).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Построить индекс заново" })).ToBeVisibleAsync();
        await page.GotoAsync($"/cards/{card.Id}");
        await Expect(page.Locator(".fields .value").Filter(new() { HasText = "Легированная" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("#field-steel option")).ToHaveTextAsync(["не указано", "Нержавейка", "Углеродистая", "Легированная"]);
        await page.SelectOptionAsync("#field-steel", "uglerodistaya");
        await Expect(page.Locator("#field-steel option")).ToHaveTextAsync(["не указано", "Нержавейка", "Углеродистая"]);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_item_and_what_somebody_else_changed_is_told()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var put = new PutListRequest { Label = new Label("Тара", "Packing"), Items = [new CardTypeChoice("box", new Label("Ящик", "Box")), new CardTypeChoice("bag", new Label("Мешок", "Bag"))] };
        await admin.Client.Lists.PutAsync("packing", put);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/lists/packing");
        await Item(page, 2).FillAsync("");
        await Expect(page.Locator("#item-wrong-1")).ToContainTextAsync("Нет названия по-русски или по-английски");
        await Item(page, 2).FillAsync("Мешок бумажный");
        await Expect(page.Locator("#item-wrong-1 p")).ToHaveCountAsync(0);

        await admin.Client.Lists.PutAsync("packing", put with { Label = new Label("Упаковка", "Packing") }, "\"1\"");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Список уже изменил кто-то другой");
        await Expect(Item(page, 2)).ToHaveValueAsync("Мешок бумажный");
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать моё" }).ClickAsync();
        await Expect(page.GetByText("сохранён.")).ToBeVisibleAsync();
        (await admin.Client.Lists.GetAsync("packing")).Items[1].Label.Ru.Should().Be("Мешок бумажный");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Упаковка");
        await Expect(Item(page, 2)).ToHaveValueAsync("Мешок");
        visitor.Faults.Should().BeEmpty();
    }

    private static ILocator Item(IPage page, int at) => page.GetByLabel($"Значение {at}", new() { Exact = true });
}
