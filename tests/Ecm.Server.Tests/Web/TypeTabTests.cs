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

        await Expect(rules).ToHaveTextAsync(["Роль «делопроизводитель» — правка", "Роль «читатель» — чтение", "Роль «администратор» — управление"]);
        await page.Locator("#access-whom").FillAsync("Лоцманы канала");
        await page.Locator("form.add select").SelectOptionAsync("Edit");
        await page.Locator("form.add button").ClickAsync();
        await Expect(rules).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Роль «делопроизводитель»" }).ClickAsync();
        await Expect(rules).ToHaveTextAsync(["Роль «читатель» — чтение", "Роль «администратор» — управление", "Лоцманы канала · группа — правка"]);
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

    [Fact]
    public async Task New_card_begins_with_what_was_set_on_the_page_and_the_journal_line_too()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.Client.Registers.PutAsync("sluices", new PutRegisterRequest
        {
            Label = new Label("Шлюзование", "Sluices"), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = "Ш-{counter}" },
        });
        await PublishAsync(admin, "sluice", new PutTypeRequest
        {
            Label = new Label("Пропуск через шлюз", "Sluice pass"), Register = "sluices",
            Fields =
            [
                new CardTypeField { Key = "passedOn", Kind = "date", Label = new Label("День прохода", "Passed on"), Column = "date" },
                new CardTypeField { Key = "sluiceUntil", Kind = "date", Label = new Label("Действует по", "Until") },
                new CardTypeField { Key = "tonnage", Kind = "number", Label = new Label("Водоизмещение", "Tonnage") },
                new CardTypeField { Key = "towed", Kind = "bool", Label = new Label("На буксире", "Towed") },
                new CardTypeField { Key = "lock", Kind = "choice", Label = new Label("Камера", "Lock"), Required = true, Choices = [new CardTypeChoice("upper", new Label("Верхняя", "Upper")), new CardTypeChoice("lower", new Label("Нижняя", "Lower"))] },
                new CardTypeField { Key = "captain", Kind = "text", Label = new Label("Распоряжение", "Order") },
            ],
        });
        await using var visitor = await site.SignInAsync(1920, 1080);
        var page = visitor.Page;
        await page.GotoAsync("/settings/types/sluice");
        await OpenAsync(page, "День прохода", "Действует по", "Водоизмещение", "На буксире", "Камера", "Распоряжение");
        await Set("День прохода").FillAsync("сегодня");
        await Set("Действует по").FillAsync("+30");
        await Set("Водоизмещение").FillAsync("1250,5");
        await Set("На буксире").SelectOptionAsync(new SelectOptionValue { Label = "Нет" });
        await Set("Камера").SelectOptionAsync(new SelectOptionValue { Label = "Нижняя" });
        await Set("Распоряжение").FillAsync("по расписанию");
        var preview = page.Locator("aside .preview");
        await Expect(preview.Locator("#field-tonnage")).ToHaveValueAsync("1\u00A0250,5");
        await Expect(preview.Locator("#field-lock")).ToHaveValueAsync("lower");
        // What cannot be read is told where it stands, and keeps the type from being published.
        await Set("Действует по").FillAsync("послезавтра");
        await Expect(page.Locator("[data-row]:has(.details) .wrong")).ToContainTextAsync("Значение по умолчанию должно быть датой, словом «сегодня» или числом дней");
        await Set("Действует по").FillAsync("+30");
        await Expect(page.Locator("[data-row] .wrong")).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await PublishAsync(page, "версия 2");
        (await admin.Client.Types.DraftAsync("sluice")).Type.Fields.Select(f => f.Default).Should().Equal("today", "+30", "1250.5", "false", "lower", "по расписанию");
        await page.ReloadAsync();
        await OpenAsync(page, "День прохода", "Водоизмещение");
        await Expect(Set("День прохода")).ToHaveValueAsync("сегодня");
        await Expect(Set("Водоизмещение")).ToHaveValueAsync("1\u00A0250,5");

        await page.GotoAsync("/cards/new?type=sluice");
        await Expect(page.Locator("#field-captain")).ToHaveValueAsync("по расписанию");
        await Expect(page.Locator("#field-towed")).ToHaveValueAsync("false");
        await Expect(page.Locator("#field-passedOn")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^\d\d\.\d\d\.\d{4}$"));
        await page.FillAsync("#field-title", "Баржа Окуловка");
        await page.FillAsync("#field-captain", "");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Баржа Окуловка");
        var fields = page.Locator("section.fields");
        await Expect(fields).ToContainTextAsync("Нижняя");
        // What was taken out stays out.
        await Expect(fields).Not.ToContainTextAsync("по расписанию");

        await page.GotoAsync("/registers/sluices");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-lock")).ToHaveValueAsync("lower");
        // A line that was begun comes back with what was chosen in a default's place, and with what was taken out.
        await page.Locator("#field-lock").SelectOptionAsync("upper");
        await page.Locator("#field-passedOn").FillAsync("");
        await page.WaitForFunctionAsync("() => Object.entries(sessionStorage).some(([key, value]) => key.includes('register/sluices') && JSON.parse(value).Fields.lock === 'upper' && JSON.parse(value).Fields.passedOn === '')");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-lock")).ToHaveValueAsync("upper");
        await Expect(page.Locator("#field-passedOn")).ToHaveValueAsync("");
        visitor.Faults.Should().BeEmpty();

        ILocator Set(string field) => Details(page, field).GetByLabel("Значение по умолчанию");
    }

    [Fact]
    public async Task Value_is_looked_for_in_texts_once_the_page_says_what_it_is()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await PublishAsync(admin, "anchor-bill", new PutTypeRequest
        {
            Label = new Label("Якорная квитанция", "Anchor bill"),
            Fields =
            [
                new CardTypeField { Key = "anchorInn", Kind = "text", Label = new Label("ИНН судовладельца", "Owner's INN") },
                new CardTypeField { Key = "anchorNo", Kind = "text", Label = new Label("Номер квитанции", "Bill number") },
            ],
        });
        await using var visitor = await site.SignInAsync(1920, 1080);
        var page = visitor.Page;
        await page.GotoAsync("/settings/types/anchor-bill");
        await OpenAsync(page, "ИНН судовладельца", "Номер квитанции");
        await Details(page, "ИНН судовладельца").GetByLabel("Искать в тексте файла").SelectOptionAsync(new SelectOptionValue { Label = "ИНН" });
        var number = Details(page, "Номер квитанции");
        await number.GetByLabel("Искать в тексте файла").SelectOptionAsync(new SelectOptionValue { Label = "Номер документа" });
        await Expect(page.Locator("[data-row] .wrong")).ToContainTextAsync("должны стоять слова");
        await number.GetByLabel("Слова перед значением").FillAsync("Квитанция №, квит. №");
        await number.GetByLabel("На странице").SelectOptionAsync(new SelectOptionValue { Label = "первой" });
        await Expect(page.Locator("[data-row] .wrong")).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await PublishAsync(page, "версия 2");
        var kept = (await admin.Client.Types.DraftAsync("anchor-bill")).Type.Fields;
        kept[0].Read.Should().BeEquivalentTo(new FieldReadRule { As = "inn", Near = [], Pages = "any" });
        kept[1].Read.Should().BeEquivalentTo(new FieldReadRule { As = "number", Near = ["Квитанция №", "квит. №"], Pages = "first" });

        await visitor.OpenNewCardAsync("якорная-квитанция.txt", "Квитанция № ЯК-17/3\nСудовладелец ИНН 7707083893", type: "anchor-bill");
        await Expect(page.Locator("section.fields").GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер квитанции: .*ЯК-17") })).ToBeVisibleAsync();
        await Expect(page.Locator("section.fields").GetByRole(AriaRole.Button, new() { NameRegex = new("^ИНН судовладельца: .*7707083893") })).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task OpenAsync(IPage page, params IEnumerable<string> fields)
    {
        foreach (var field in fields)
            await page.GetByRole(AriaRole.Button, new() { Name = $"Подробнее: {field}" }).ClickAsync();
    }

    /// <summary>What more can be set of a field.</summary>
    private static ILocator Details(IPage page, string field) => page.Locator($"[data-row]:has(button[aria-label='Подробнее: {field}']) .details");

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
