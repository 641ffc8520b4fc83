using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What a lawyer does on a card all day: where values were read, the room that the page has, versions and files by key, what was decided, what is alike.</summary>
[Collection(CardSiteTests.Name)]
public sealed class CardWorkTests(CardSite site)
{
    private const string Invoice = "Счёт № ДР-41/7 от 12.03.2024\nДренаж фундамента щебнем\nИтого к оплате: 48 500,00 руб.";

    [Fact]
    public async Task Page_of_a_suggested_value_shows_its_word_there_and_the_value_is_taken_by_its_own_button()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("счёт-за-дренаж.txt", Invoice, type: "invoice");
        await page.GotoAsync("/intake");

        await page.Locator("[data-row]:has(a[title='счёт-за-дренаж.txt'])").GetByRole(AriaRole.Link, new() { Name = "«ДР-41/7»" }).ClickAsync();
        await Expect(page.Locator(".desk mark")).ToHaveTextAsync("ДР-41/7");
        await page.Locator("section.fields").GetByRole(AriaRole.Link, new() { Name = "«48 500,00" }).ClickAsync();
        await Expect(page.Locator(".desk mark")).ToHaveTextAsync(new Regex("48 500,00"));
        await Axe.ExpectNoFaultsAsync(page);
        await page.Locator("section.fields").GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") }).ClickAsync();
        await Expect(page.Locator("section.fields").GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") })).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Line_between_fields_and_page_is_moved_by_keys_and_by_mouse_and_stays_there()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("граница.txt", "Граница участка с дренажом.");
        var page = visitor.Page;
        var line = page.GetByRole(AriaRole.Separator, new() { Name = "Ширина реквизитов" });
        await Expect(line).ToHaveAttributeAsync("tabindex", "0");
        await line.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(line).ToHaveAttributeAsync("aria-valuenow", "26");
        var frame = (await line.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(frame.X + 2, frame.Y + 50);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(frame.X + 200, frame.Y + 60);
        await page.Mouse.UpAsync();
        // What was moved by keys is being kept meanwhile; the page drawn then may show its place for a moment.
        await Expect(line).Not.ToHaveAttributeAsync("aria-valuenow", "26");
        var now = (await line.GetAttributeAsync("aria-valuenow"))!;
        await KeptAsync(now);

        await page.ReloadAsync();
        await Expect(line).ToHaveAttributeAsync("aria-valuenow", now);
        (await line.BoundingBoxAsync())!.X.Should().BeGreaterThan(frame.X + 150);
        await line.DblClickAsync();
        await Expect(line).ToHaveAttributeAsync("aria-valuenow", "34");
        await KeptAsync("34");
        visitor.Faults.Should().BeEmpty();

        // The server draws the page with it once it has kept it, and writes no semicolon as the script does.
        Task KeptAsync(string share) => Expect(page.Locator(".card > .body")).ToHaveAttributeAsync("style", $"--left: {share}%");
    }

    [Fact]
    public async Task File_on_the_wrong_card_is_moved_to_another_one_and_what_does_not_belong_there_goes_to_the_trash()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("Ведомость фасада.txt", "Ведомость фасада.");
        await visitor.OpenNewCardAsync("Чертёж фасада.txt", "Чертёж фасада.");
        await visitor.OpenTabAsync("Файлы");
        var files = page.Locator(".files > li");
        await page.GetByRole(AriaRole.Button, new() { Name = "Чертёж фасада.txt: перенести или убрать" }).ClickAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Перенести", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Выберите карточку из списка.");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "На другую карточку" }).PressSequentiallyAsync("Ведомость фасада");
        await page.GetByRole(AriaRole.Option, new() { Name = "Ведомость фасада" }).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Файл «Чертёж фасада.txt» перенесён")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel).GetByText("Файлов нет. Перетащите файл сюда или выберите.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(files).ToContainTextAsync(["Чертёж фасада.txt"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Чертёж фасада.txt: перенести или убрать" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "В корзину", Exact = true }).Last.ClickAsync();
        await Expect(page.GetByText("Файл «Чертёж фасада.txt» в корзине")).ToBeVisibleAsync();
        await Expect(files).ToHaveCountAsync(0);
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator("main")).ToContainTextAsync("файл убран с карточки");
        await Expect(page.Locator("main")).ToContainTextAsync("Чертёж фасада.txt → «Ведомость фасада»");
        await page.GotoAsync("/trash");
        await Expect(page.Locator("main")).ToContainTextAsync("Чертёж фасада");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Number_in_the_address_leads_to_its_card_and_says_when_there_is_none_to_be_seen()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement("Водосток") };
        var card = await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "contract", Title = "Договор на водосток", Fields = fields });
        var number = (await clerk.Client.Cards.RegisterAsync(card.Id, new())).Number;
        number.Should().Contain("/", "a number may have a slash");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        await page.GotoAsync($"/c/{number}");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/cards/{card.Id}");
        await Expect(page.Locator("h1")).ToContainTextAsync("Договор на водосток");
        await clerk.Client.Cards.TrashAsync(card.Id);
        await page.GotoAsync($"/c/{number}");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Документа с номером {number} не нашлось");
        await page.GetByRole(AriaRole.Link, new() { Name = "Искать в документах" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/search\\?q="));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Value_that_is_pressed_is_edited_in_its_field_and_a_selected_one_is_not()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("щелчок.txt", "Записка о дренаже.");
        var page = visitor.Page;
        await page.Locator(".field:has(.name:text-is('Примечание')) .value").ClickAsync();
        await Expect(page.Locator("#field-note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Щебень фракции 20");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Щебень фракции 20");

        // Who drags over a value wants to copy it.
        var value = (await page.Locator(".field:has(.name:text-is('Примечание')) .value").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(value.X + 1, value.Y + 14);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(value.X + 60, value.Y + 14);
        await page.Mouse.UpAsync();
        (await page.EvaluateAsync<string>("() => String(getSelection())")).Should().StartWith("Щеб");
        await page.WaitForTimeoutAsync(500);
        await Expect(page.Locator("#field-note")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Letters_open_the_versions_and_add_a_file_from_any_part_of_the_card()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("буквы.txt", "Письмо о дренаже.");
        var page = visitor.Page;
        await Expect(page.Locator("[data-key=KeyU][data-pick]")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.querySelector('[data-key=KeyU][data-pick]').addEventListener('click', click => { click.stopPropagation(); window.picking = true; })");
        await page.Keyboard.PressAsync("KeyU");
        await page.WaitForFunctionAsync("() => window.picking");
        await page.Keyboard.PressAsync("KeyV");
        await Expect(page.Locator("#tab-files")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Locator(".files li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Shift+Slash");
        await Expect(page.GetByRole(AriaRole.Dialog).Locator("li").Filter(new() { HasText = "Файлы" }).Locator("kbd")).ToHaveTextAsync(["4", "V"]);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task History_shows_decisions_or_edits_alone_and_says_so_in_its_address()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("решения.txt", "Записка о дренажных трубах.", type: "memo");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Состояние: Черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "На исполнении" }).ClickAsync();
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("смена состояния");
        await Expect(page.Locator(".history")).ToContainTextAsync("создание карточки");

        await page.GetByRole(AriaRole.Link, new() { Name = "Решения", Exact = true }).ClickAsync();
        await Expect(page.Locator(".history")).Not.ToContainTextAsync("создание карточки");
        await Expect(page.Locator(".history")).ToContainTextAsync("смена состояния");
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Правки", Exact = true }).ClickAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("создание карточки");
        await Expect(page.Locator(".history")).Not.ToContainTextAsync("смена состояния");
        await page.ReloadAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("создание карточки");
        await Expect(page.Locator(".history")).Not.ToContainTextAsync("смена состояния");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Similar_documents_are_offered_among_the_links()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("подобный-первый.txt", "Геотекстиль, щебень и перфорированные трубы дренажной канавы");
        await visitor.OpenNewCardAsync("подобный-второй.txt", "О геотекстиле, щебне и перфорированных трубах дренажных канав");
        var page = visitor.Page;
        await visitor.OpenTabAsync("Связи");
        await page.GetByRole(AriaRole.Region, new() { Name = "Похожие документы" }).GetByRole(AriaRole.Link, new() { Name = "подобный-первый" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("подобный-первый");
        visitor.Faults.Should().BeEmpty();
    }
}
