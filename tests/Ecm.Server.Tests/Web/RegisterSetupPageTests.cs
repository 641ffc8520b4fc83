using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Registers set up by a person.</summary>
[Collection(WebSiteTests.Name)]
public sealed class RegisterSetupPageTests(WebSite site)
{
    [Fact]
    public async Task Register_is_made_by_keys_shows_its_next_number_as_it_is_typed_and_says_what_is_wrong_at_the_line()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/registers");
        await Expect(page.Locator("tbody tr[data-row]").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Insert");
        await Expect(page.GetByLabel("Название журнала")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Журнал пломб");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Журнал пломб");
        await Expect(page.Locator("p.next")).ToHaveTextAsync("следующий: 1");

        var template = page.GetByLabel("Шаблон номера");
        await template.FillAsync("ПЛ-{counter:000}/{yyy}");
        await Expect(page.Locator("#wrong-template")).ToContainTextAsync("Неизвестное место {yyy}");
        await Expect(template).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("p.next")).ToHaveTextAsync("номер пока не получается");
        await Axe.ExpectNoFaultsAsync(page);
        await template.FillAsync("ПЛ-{counter:000}/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вставить {yy}:" }).PressAsync("Enter");
        await Expect(template).ToHaveValueAsync("ПЛ-{counter:000}/{yy}");
        await Expect(template).ToBeFocusedAsync();
        await Expect(page.Locator("p.next")).ToContainTextAsync("следующий: ПЛ-001/");
        await page.GetByLabel("Счёт заново").SelectOptionAsync("monthly");
        await Expect(page.Locator("#wrong-template")).ToContainTextAsync("Номера повторялись бы в течение года");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Журнал не годится");
        await page.GetByLabel("Счёт заново").SelectOptionAsync("yearly");
        await Expect(page.Locator("#wrong-template p")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.GetByText("Журнал «Журнал пломб» сохранён.")).ToBeVisibleAsync();
        await Expect(page.Locator("p.next")).Not.ToContainTextAsync("после сохранения");

        // On from where the paper journal ended.
        await page.GetByLabel("Начать с").FillAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#begin-wrong")).ToContainTextAsync("Начать можно только с большего");
        await page.GetByLabel("Начать с").FillAsync("120");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".question")).ToContainTextAsync("Счёт пойдёт с 120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Начать с 120" }).PressAsync("Enter");
        await Expect(page.Locator("p.next")).ToContainTextAsync("следующий: ПЛ-120/");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Closed_register_is_read_but_gives_no_number_and_leads_administrators_to_its_settings()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.Client.Registers.PutAsync("seals", new PutRegisterRequest
        {
            Label = new Label("Печати и штампы", "Seals"), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = "ПШ-{counter}" },
        });
        await admin.Client.Types.PutAsync("seal", new PutTypeRequest { Label = new Label("Оттиск", "Seal"), Register = "seals", Fields = [] });
        await admin.Client.Types.PublishAsync("seal");
        await admin.Client.Registers.EnterAsync("seals", new EnterRequest("seal") { Title = "Гербовая" });
        var late = await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = "seal", Title = "Треугольная" });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/registers/seals");
        await Expect(page.Locator("aside li")).ToHaveTextAsync("Оттиск");

        await page.GetByRole(AriaRole.Button, new() { Name = "Закрыть журнал" }).PressAsync("Enter");
        await Expect(page.GetByText("Журнал «Печати и штампы» закрыт")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Закрыть журнал" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Закрыть журнал" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Открыть журнал" })).ToBeVisibleAsync();

        await page.GotoAsync("/registers/seals");
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("Гербовая");
        await Expect(page.Locator(".closed")).ToContainTextAsync("Новых номеров журнал не даёт");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await page.GotoAsync($"/cards/{late.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await Expect(page.GetByText("Журнал «Печати и штампы» закрыт: новых номеров он не даёт.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Настройки журнала" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/settings/registers/seals");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Register_that_somebody_else_changed_says_so_and_keeps_what_was_typed()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var put = new PutRegisterRequest { Label = new Label("Пропуска на вывоз", "Exit passes"), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = "В-{counter}" } };
        await admin.Client.Registers.PutAsync("exits", put);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/registers/exits");
        await page.GetByLabel("Шаблон номера").FillAsync("ВЫВ-{counter}");
        await Expect(page.Locator("p.next")).ToContainTextAsync("следующий: ВЫВ-1 (после сохранения)");

        await admin.Client.Registers.PutAsync("exits", put with { Label = new Label("Вывоз", "Exits") }, "\"1\"");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Журнал уже изменил кто-то другой");
        await Expect(page.GetByLabel("Шаблон номера")).ToHaveValueAsync("ВЫВ-{counter}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать моё" }).ClickAsync();
        await Expect(page.GetByText("сохранён.")).ToBeVisibleAsync();
        (await admin.Client.Registers.SetupAsync("exits")).Settings["template"].Should().Be("ВЫВ-{counter}");

        await page.GotoAsync("/settings/types/memo?tab=number");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Настройки журнала" })).ToHaveAttributeAsync("href", "/settings/registers/memos");
        visitor.Faults.Should().BeEmpty();
    }
}
