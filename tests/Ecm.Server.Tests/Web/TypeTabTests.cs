using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>What a type takes below it and what lists show of it, set on its page and seen where cards are.</subject>
[Collection(WebSiteTests.Name)]
public sealed class TypeTabTests(WebSite site)
{
    [Fact]
    public async Task Type_that_is_allowed_below_is_offered_on_a_card_and_no_other_is()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await PublishAsync(admin, "lighthouse", new PutTypeRequest { Label = new Label("Маяк", "Lighthouse"), Fields = [] });
        await PublishAsync(admin, "lamp", new PutTypeRequest { Label = new Label("Маячная лампа", "Lamp"), Fields = [] });
        var card = await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = "lighthouse", Title = "Маяк Северный" });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var child = page.GetByRole(AriaRole.Link, new() { Name = "Новая подчинённая" });
        await page.GotoAsync($"/cards/{card.Id}");
        await page.GetByLabel("Ещё действия").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Создать копию" })).ToBeVisibleAsync();
        await Expect(child).ToHaveCountAsync(0);

        await page.GotoAsync("/settings/types/lighthouse?tab=children");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "любых" }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Маячная лампа" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "любых" }).UncheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Маячная лампа" }).CheckAsync();
        await PublishAsync(page, "версия 2");
        (await admin.Client.Types.DraftAsync("lighthouse")).Type.Children.Should().Equal("lamp");

        await page.GotoAsync($"/cards/{card.Id}");
        await page.GetByLabel("Ещё действия").ClickAsync();
        await child.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Новая карточка ниже: Маяк Северный");
        await Expect(page.Locator("#new-type option")).ToHaveTextAsync(["Маячная лампа"]);
        await page.FillAsync("#field-title", "Лампа запасная");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Лампа запасная");
        await visitor.OpenTabAsync("Связи");
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToContainTextAsync(["Маяк Северный", "Лампа запасная"]);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_may_make_cards_of_a_type_and_read_new_ones_is_set_on_its_page()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await PublishAsync(admin, "fairway", new PutTypeRequest { Label = new Label("Фарватер", "Fairway"), Fields = [] });
        var clerk = await admin.NewUserAsync("нелоцман", roles: ["clerk"]);
        var pilot = await admin.NewUserAsync("лоцман", roles: []);
        (await admin.Http.PostAsJsonAsync("api/v1/groups", new { name = "Лоцманы канала", members = new[] { "лоцман" } })).EnsureSuccessStatusCode();
        await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "fairway", Title = "Прежний фарватер" });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/types/fairway?tab=access");
        var rules = page.Locator("section.access li");

        await Expect(rules).ToHaveTextAsync(["Роль «делопроизводитель» — правка", "Роль «читатель» — чтение", "Роль «администратор» — полный доступ"]);
        await page.Locator("#access-whom").FillAsync("Лоцманы канала");
        await page.Locator("form.add select").SelectOptionAsync("Edit");
        await page.Locator("form.add button").ClickAsync();
        await Expect(rules).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Роль «делопроизводитель»" }).ClickAsync();
        await Expect(rules).ToHaveTextAsync(["Роль «читатель» — чтение", "Роль «администратор» — полный доступ", "Лоцманы канала · группа — правка"]);
        await Axe.ExpectNoFaultsAsync(page);
        await PublishAsync(page, "версия 2");

        var refused = () => clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "fairway", Title = "Фарватер чужой" });
        (await refused.Should().ThrowAsync<Ecm.Client.EcmProblemException>()).Which.Problem.Status.Should().Be(403);
        var made = await pilot.Client.Cards.CreateAsync(new CreateCardRequest { Type = "fairway", Title = "Фарватер новый" });
        (await clerk.Http.GetAsync($"api/v1/cards/{made.Id}")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await clerk.Client.Cards.ListAsync(new() { Type = "fairway" })).Items.Select(c => c.Title).Should().Equal("Прежний фарватер");

        await page.GetByRole(AriaRole.Button, new() { Name = "Снова как обычно" }).ClickAsync();
        await PublishAsync(page, "версия 3");
        await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "fairway", Title = "Фарватер опять" });
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Fields_chosen_for_lists_are_columns_of_results_and_of_the_journal_at_once()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.Client.Registers.PutAsync("buoys", new PutRegisterRequest
        {
            Label = new Label("Буи", "Buoys"), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = "Б-{counter}" },
        });
        await PublishAsync(admin, "buoy", new PutTypeRequest
        {
            Label = new Label("Буй", "Buoy"), Register = "buoys",
            Fields =
            [
                new CardTypeField { Key = "anchoredOn", Kind = "date", Label = new Label("Поставлен", "Anchored on") },
                new CardTypeField { Key = "colour", Kind = "text", Label = new Label("Окраска", "Colour") },
            ],
        });
        await admin.Client.Registers.EnterAsync("buoys", new EnterRequest("buoy")
        {
            Title = "Буй у переката", Fields = new Dictionary<string, JsonElement> { ["anchoredOn"] = JsonSerializer.SerializeToElement("2025-04-17"), ["colour"] = JsonSerializer.SerializeToElement("красно-белая") },
        });
        await Eventually.HoldsAsync("it is found", async () => (await admin.SearchAsync("буй перекат")).Total == 1);
        // Somebody who never chose columns.
        await admin.NewUserAsync("бакенщик", roles: ["clerk"]);
        await using var reader = await site.VisitAsync();
        await reader.SignInAsync("/registers/buoys", "бакенщик", Clerk.UserPassword);
        await Expect(reader.Page.Locator("thead")).ToContainTextAsync("Рег. номер");
        await Expect(reader.Page.Locator("thead")).Not.ToContainTextAsync("Окраска");
        await reader.Page.GotoAsync($"/search?q={Uri.EscapeDataString("буй перекат")}&view=table");
        await Expect(reader.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(reader.Page.Locator("thead")).Not.ToContainTextAsync("Поставлен");

        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/types/buoy?tab=list");
        await page.GetByLabel("Дата документа").SelectOptionAsync(new SelectOptionValue { Label = "Поставлен" });
        // A field that has a place is there anyhow.
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Поставлен" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Окраска" }).CheckAsync();
        await PublishAsync(page, "версия 2");

        await reader.Page.ReloadAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Поставлен" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("tbody tr")).ToContainTextAsync("17.04.2025");
        await reader.Page.GotoAsync("/registers/buoys");
        await Expect(reader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Окраска" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("tbody tr")).ToContainTextAsync("красно-белая");
        visitor.Faults.Should().BeEmpty();
        reader.Faults.Should().BeEmpty();
    }

    private static async Task PublishAsync(IPage page, string version)
    {
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".question")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".facts [role=status]")).ToHaveTextAsync(version);
    }

    private static async Task PublishAsync(Clerk admin, string name, PutTypeRequest type)
    {
        await admin.Client.Types.PutAsync(name, type);
        await admin.Client.Types.PublishAsync(name);
    }
}
