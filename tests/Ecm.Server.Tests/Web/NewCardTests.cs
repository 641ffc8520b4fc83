using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Cards made by hand: from a list, below another card, as a copy.</summary>
[Collection(CardSiteTests.Name)]
public sealed class NewCardTests(CardSite site)
{
    [Fact]
    public async Task Card_is_made_by_keys_and_what_was_typed_outlives_a_reload_and_another_type()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GiveUpTheMouseAsync();
        await page.GotoAsync("/search");
        await Expect(page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#new-type")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);

        await page.Locator("#new-type").SelectOptionAsync("contract");
        await Expect(page).ToHaveURLAsync(new Regex(@"/cards/new\?type=contract$"));
        await Expect(page.Locator("#field-sum")).ToBeVisibleAsync();
        await page.FillAsync("#field-note", "Лебёдка с электроприводом");
        await page.Locator("#new-type").SelectOptionAsync("memo");
        await Expect(page).ToHaveURLAsync(new Regex(@"/cards/new\?type=memo$"));
        await page.Locator("#new-type").SelectOptionAsync("contract");
        await Expect(page.Locator("#field-note")).ToHaveValueAsync("Лебёдка с электроприводом");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#wrong-subject")).ToBeVisibleAsync();
        await page.FillAsync("#field-subject", "Поставка лебёдок");
        await page.WaitForFunctionAsync("() => Object.entries(sessionStorage).some(([k, v]) => k.endsWith('type=contract') && v.includes('subject'))");

        await page.ReloadAsync();
        await Expect(page.GetByText("Здесь ваши правки, которые не были сохранены.")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-subject")).ToHaveValueAsync("Поставка лебёдок");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Поставка лебёдок");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Лебёдка с электроприводом");
        (await page.EvaluateAsync<bool>("() => Object.keys(sessionStorage).some(k => k.startsWith('ecm-draft'))")).Should().BeFalse();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Child_takes_its_parents_counterparty_and_escape_leads_back_with_a_way_to_return()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var party = await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = "ООО «Лебёдка и барабан»" });
        var contract = await admin.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "contract", Title = "Лебёдочный договор", Fields = Values(new { subject = "Лебёдки", party = party.Id, documentDate = "2024-03-05" }),
        });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/cards/{contract.Id}");
        await page.GetByLabel("Ещё действия").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Новая подчинённая" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Новая карточка ниже: Лебёдочный договор");
        await Expect(page.Locator("#new-type option").First).ToHaveTextAsync("Приложение");
        await Expect(page.Locator("#field-party")).ToHaveValueAsync("ООО «Лебёдка и барабан»");
        await Expect(page.Locator("#field-parent")).ToHaveValueAsync("Лебёдочный договор");
        await Expect(page.Locator("#field-documentDate")).ToHaveValueAsync("");
        await Expect(page.GetByText("Из вышестоящей карточки: Контрагент.")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.FillAsync("#field-title", "Приложение о лебёдке");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть" }).ClickAsync();
        await Expect(page.Locator("#field-title")).ToHaveValueAsync("Приложение о лебёдке");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Приложение о лебёдке");
        await visitor.OpenTabAsync("Связи");
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToContainTextAsync(["Лебёдочный договор", "Приложение о лебёдке"]);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Copy_leaves_out_what_may_not_be_there_twice()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var party = await admin.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "organisation", Title = "Лебёдкомаш", Fields = Values(new { fullName = "Завод лебёдок", inn = "7700000001", kpp = "770001001" }),
        });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/cards/{party.Id}");
        await page.GetByLabel("Ещё действия").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Создать копию" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Копия: Лебёдкомаш");
        await Expect(page.Locator("#field-title")).ToHaveValueAsync("Лебёдкомаш");
        await Expect(page.Locator("#field-fullName")).ToHaveValueAsync("Завод лебёдок");
        await Expect(page.Locator("#field-inn")).ToHaveValueAsync("");
        await page.FillAsync("#field-title", "Лебёдкомаш, филиал");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Лебёдкомаш, филиал");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Завод лебёдок");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_make_cards_is_told_so_with_a_way_on()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.NewUserAsync("только-читает", roles: ["reader"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/cards/new", "только-читает", Clerk.UserPassword);
        await Expect(visitor.Page.Locator(".nothing")).ToContainTextAsync("у вас нет права ни на один вид документа");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/search$"));

        await visitor.Page.GotoAsync("/intake");
        await Expect(visitor.Page.Locator(".foot[role=status]")).ToContainTextAsync("у вас нет права ни на один вид документа");
        await Expect(visitor.Page.Locator("[data-pick], [data-type-of-new]")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    private static Dictionary<string, JsonElement> Values(object values) => JsonSerializer.SerializeToElement(values).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
}
