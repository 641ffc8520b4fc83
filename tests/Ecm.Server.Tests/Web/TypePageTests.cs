using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Document types set up by a person.</summary>
[Collection(WebSiteTests.Name)]
public sealed class TypePageTests(WebSite site)
{
    /// <summary>What would do something if a label were taken for anything but text.</summary>
    private static readonly string[] Payloads =
    [
        "<script>fault('1')</script>", "<img src=x onerror=fault(2)>", "\"><svg onload=fault(3)>", "'><b onmouseover=fault(4)>", "<iframe src=javascript:fault(5)>",
        "javascript:fault(6)", "{{7*7}}", "${7*7}", "@(1+1)", "<a href=\"javascript:fault(10)\">x</a>", "</option><option selected>11", "</label><input autofocus onfocus=fault(12)>",
        "<style>*{display:none}</style>", "<!--", "]]>", "&lt;script&gt;fault(16)&lt;/script&gt;", "<math><mtext><img src=x onerror=fault(17)>", "\\u003cscript\\u003e",
        "<details open ontoggle=fault(19)>", "<body onload=fault(20)>",
    ];

    [Fact]
    public async Task Type_is_made_by_keys_published_and_a_document_of_it_is_found_by_its_field()
    {
        await using var visitor = await site.SignInAsync(1920, 1080);
        var page = visitor.Page;
        await page.GotoAsync("/settings/types");
        await Expect(page.Locator("tbody tr[data-row]").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Insert");
        await Expect(page.GetByLabel("Название вида")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Наряд-допуск");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#type-label")).ToHaveValueAsync("Наряд-допуск");

        // Three fields: a name, Enter, the next one.
        await Expect(page.Locator("[aria-selected=true]")).ToHaveTextAsync("Поля");
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(Name(page, 1)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Место работ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Name(page, 2)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Смен");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByLabel("Что хранит «Смен»")).ToHaveValueAsync("Number");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Name(page, 3)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Допущен до");
        await page.Keyboard.PressAsync("Tab");
        foreach (var kind in new[] { "Number", "Money", "Date" })
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(page.GetByLabel("Что хранит «Допущен до»")).ToHaveValueAsync(kind);
        }

        await page.Keyboard.PressAsync("Shift+Tab");

        // As it is drawn on cards, and in the order that it is given.
        var preview = page.Locator("aside .preview");
        await Expect(preview.Locator(".field > label")).ToHaveTextAsync(["Место работ", "Смен", "Допущен до"]);
        await Expect(preview.Locator("#field-smen")).ToHaveAttributeAsync("inputmode", "decimal");
        await Expect(preview.GetByPlaceholder("дд.мм.гггг")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(preview.Locator(".field > label")).ToHaveTextAsync(["Место работ", "Допущен до", "Смен"]);
        await Expect(Name(page, 2)).ToBeFocusedAsync();
        await Expect(Name(page, 2)).ToHaveValueAsync("Допущен до");

        // Taken away and brought back.
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Смен" }).PressAsync("Enter");
        await Expect(preview.Locator(".field")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).PressAsync("Enter");
        await Expect(preview.Locator(".field > label")).ToHaveTextAsync(["Место работ", "Допущен до", "Смен"]);
        await Axe.ExpectNoFaultsAsync(page);

        // Its numbers.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Журнал и номер" }).PressAsync("Enter");
        await page.GetByLabel("Журнал", new() { Exact = true }).SelectOptionAsync("orders");
        await Expect(page.Locator("#register-hint")).ToContainTextAsync("следующий: ");

        await Expect(page.Locator(".facts [role=status]")).ToHaveTextAsync("ещё не опубликован");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".question")).ToContainTextAsync("Версия 1 начнёт действовать");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".facts [role=status]")).ToHaveTextAsync("версия 1");

        // A document of it.
        await visitor.OpenNewCardAsync("допуск-7.txt", "допуск к работам на высоте", "naryad-dopusk");
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-mestoRabot", "Эстакада Западная");
        await page.FillAsync("#field-smen", "3");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.GetByText("Эстакада Западная")).ToBeVisibleAsync();
        var clerk = await Clerk.SignInAsync(site.Server);
        await Eventually.HoldsAsync("it is found", async () => (await clerk.SearchAsync("mestoRabot:эстакада")).Total == 1);
        await visitor.SearchAsync("mestoRabot:эстакада");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "допуск-7" })).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_whose_type_changes_under_the_hands_says_so_and_loses_nothing_that_was_typed()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var key = new CardTypeField { Key = "shiftLead", Kind = "text", Label = new Label("Начальник смены", "Shift lead") };
        var gone = new CardTypeField { Key = "shiftNote", Kind = "text", Label = new Label("Записка смены", "Shift note") };
        var type = new PutTypeRequest { Label = new Label("Рапорт смены", "Shift report"), Fields = [key, gone] };
        await admin.Client.Types.PutAsync("shift-report", type);
        await admin.Client.Types.PublishAsync("shift-report");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("рапорт-41.txt", "рапорт о ночной смене", "shift-report");
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-shiftLead", "Громов");
        await page.FillAsync("#field-shiftNote", "стан стоял");

        var draft = await admin.Client.Types.DraftAsync("shift-report");
        await admin.Client.Types.PutAsync("shift-report", type with { Fields = [key, new CardTypeField { Key = "downtime", Kind = "number", Label = new Label("Простой, ч", "Downtime, h") }] }, $"\"{draft.Edit}\"");
        await admin.Client.Types.PublishAsync("shift-report");
        await page.Keyboard.PressAsync("Control+KeyS");

        await Expect(page.Locator("form .note[role=alert]")).ToContainTextAsync("Вид документа изменили, пока вы правили");
        await Expect(page.Locator("form .note[role=alert]")).ToContainTextAsync("Поля «Записка смены» больше нет, в нём было введено: «стан стоял»");
        await Expect(page.Locator("#field-shiftLead")).ToHaveValueAsync("Громов");
        await page.FillAsync("#field-downtime", "2,5");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".fields .value").Filter(new() { HasText = "2,5" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Громов")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Labels_are_text_wherever_they_stand_and_long_ones_are_told_at_their_line()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var fields = Payloads.Select((text, at) => new CardTypeField { Key = $"payload{at}", Kind = "text", Label = new Label(text, text) }).ToList();
        await admin.Client.Types.PutAsync("hostile-type", new PutTypeRequest { Label = new Label(Payloads[0], Payloads[1]), Fields = fields });
        await admin.Client.Types.PublishAsync("hostile-type");
        var draft = await admin.Client.Types.DraftAsync("hostile-type");
        fields[2] = fields[2] with { Label = new Label(new string('ю', 300), "Long") };
        fields.RemoveAt(19);
        await admin.Client.Types.PutAsync("hostile-type", new PutTypeRequest { Label = new Label(Payloads[0], Payloads[1]), Fields = fields }, $"\"{draft.Edit}\"");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        foreach (var tab in new[] { "fields", "children", "number", "list", "preview" })
        {
            await page.GotoAsync($"/settings/types/hostile-type?tab={tab}");
            await Expect(page.Locator($"#tab-{tab}")).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(page.Locator("h1")).ToHaveTextAsync(Payloads[0]);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue(tab);
            await Axe.ExpectNoFaultsAsync(page);
        }

        await page.GotoAsync("/settings/types/hostile-type");
        await Expect(page.Locator("#tab-fields")).ToHaveTextAsync("Поля · исправить 1");
        await Expect(page.Locator("li.line").Nth(2).Locator(".wrong")).ToContainTextAsync("Название — одна строка не длиннее 200 знаков");
        await Expect(page.Locator(".leaving")).ToContainTextAsync(Payloads[19]);
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".question")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Вид документов не годится");
        await page.GotoAsync("/intake");
        await Expect(page.Locator("select option[value=hostile-type]")).ToHaveTextAsync(Payloads[0]);
        await admin.Client.Types.DiscardAsync("hostile-type");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Own_words_are_added_found_removed_and_brought_back()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings/words");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Свои слова");
        await Expect(page.Locator(".nothing, tbody tr").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Insert");
        await Expect(page.GetByLabel("Новое слово")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("два слова");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#word-wrong")).ToContainTextAsync("Слово состоит из букв");
        await page.GetByLabel("Новое слово").FillAsync("Пылекрутка");
        await page.Keyboard.PressAsync("Enter");
        var row = page.Locator("tbody tr").Filter(new() { HasText = "Пылекрутка" });
        await Expect(row).ToBeVisibleAsync();

        await page.GetByLabel("Найти слово по началу").FillAsync("пылек");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать слово: Пылекрутка" }).PressAsync("Enter");
        await Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).PressAsync("Enter");
        await Expect(row).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    private static ILocator Name(IPage page, int at) => page.GetByLabel($"Название поля {at}", new() { Exact = true });
}
