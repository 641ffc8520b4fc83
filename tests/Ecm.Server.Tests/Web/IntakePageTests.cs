using System.Collections.Concurrent;
using System.Text;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What the page of intake says while files come in and are read, and what a person does there.</summary>
[Collection(WebSiteTests.Name)]
public sealed class IntakePageTests(WebSite site)
{
    [Fact]
    public async Task Files_chosen_together_are_each_stored_read_and_counted()
    {
        await using var visitor = await site.SignInAsync();
        var names = Enumerable.Range(1, 5).Select(n => $"вместе-{n}.txt").ToList();
        await ChooseAsync(visitor.Page, [.. names.Select(n => (n, $"Письмо {n} о поставке."))]);

        foreach (var name in names)
            await visitor.WaitUntilReadAsync(name);
        await Expect(visitor.Page.Locator("ul.sending li")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("header .quiet.num")).ToContainTextAsync("готово");
        visitor.Faults.Should().BeEmpty();
    }

    // The browser hands 35 MB to the test on their way: the server's part has its short tests over REST.
    [Fact, Trait("Category", "Long")]
    public async Task Large_file_goes_on_where_the_connection_broke()
    {
        await using var visitor = await site.SignInAsync();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "альбом.bin");
        await File.WriteAllBytesAsync(path, new byte[35_000_000]);
        var sent = new List<string>();
        await visitor.Page.RouteAsync("**/uploads/parts/*", async route =>
        {
            if (route.Request.Method == "PATCH")
                sent.Add(route.Request.Headers["upload-offset"]);
            if (sent.Count == 3 && route.Request.Method == "PATCH")
                await route.AbortAsync("connectionreset");
            else
                await route.ContinueAsync();
        });

        var chooser = await visitor.Page.RunAndWaitForFileChooserAsync(() => visitor.Page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(path);

        await visitor.WaitUntilReadAsync("альбом.bin");
        sent.Should().Equal("0", "8388608", "16777216", "16777216", "25165824", "33554432");
    }

    [Fact]
    public async Task File_whose_text_is_not_read_says_so_and_is_found_by_its_name()
    {
        await using var visitor = await site.SignInAsync();
        var chooser = await visitor.Page.RunAndWaitForFileChooserAsync(() => visitor.Page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(new FilePayload { Name = "чертёж-насоса.bin", MimeType = "application/octet-stream", Buffer = [0, 1, 2, 3, 0xFE, 0xFF, 0, 9] });

        await visitor.WaitUntilReadAsync("чертёж-насоса.bin");
        await Expect(Row(visitor.Page, "чертёж-насоса.bin")).ToContainTextAsync("Текст файлов этого вида не читается");
        await visitor.SearchAsync("чертеж насоса");
        await Expect(visitor.Page.Locator("[data-row]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Same_file_again_is_told_and_its_copy_is_removed_and_taken_back()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await ChooseAsync(page, ("накладная-9.txt", "Накладная номер девять."));
        await visitor.WaitUntilReadAsync("накладная-9.txt");
        await ChooseAsync(page, ("накладная-9-снова.txt", "Накладная номер девять."));
        await visitor.WaitUntilReadAsync("накладная-9-снова.txt");
        await Expect(Row(page, "накладная-9-снова.txt")).ToContainTextAsync("Это тот же файл, что уже принят");
        await Expect(Row(page, "накладная-9.txt")).Not.ToContainTextAsync("Это тот же файл");

        await Row(page, "накладная-9-снова.txt").GetByRole(AriaRole.Button, new() { Name = "Убрать повтор" }).ClickAsync();
        await Expect(Row(page, "накладная-9-снова.txt")).ToHaveCountAsync(0);
        await Expect(Row(page, "накладная-9.txt")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(Row(page, "накладная-9-снова.txt")).ToHaveCountAsync(1);

        // Two sheets may be the same on purpose.
        await Row(page, "накладная-9-снова.txt").Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("KeyB");
        await Expect(page.GetByText("Оставлены оба, больше не спросим")).ToBeVisibleAsync();
        await Expect(Row(page, "накладная-9-снова.txt")).Not.ToContainTextAsync("Это тот же файл");
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(Row(page, "накладная-9-снова.txt")).ToContainTextAsync("Это тот же файл");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Second_scan_of_a_paper_is_shown_with_its_share_and_each_choice_is_made_and_taken_back()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var paper = string.Join("\n", TemplateTexts.Pages(3, TemplateValues.Of(333)));
        await ChooseAsync(page, ("аренда.txt", paper));
        await visitor.WaitUntilReadAsync("аренда.txt");
        await ChooseAsync(page, ("аренда-снова.txt", paper.Replace("помещение", "помещенне")));
        await visitor.WaitUntilReadAsync("аренда-снова.txt");
        var row = Row(page, "аренда-снова.txt");
        await Expect(row).ToContainTextAsync("Похож на уже принятый документ: аренда: совпадает 100");
        await Expect(row).ToContainTextAsync("1 из 1 стр.");
        await Expect(Row(page, "аренда.txt")).Not.ToContainTextAsync("Похож на");

        var pane = page.GetByRole(AriaRole.Complementary, new() { Name = "Выбранный файл" });
        await Row(page, "аренда.txt").Locator("[data-row-link]").FocusAsync();
        await Expect(pane.Locator("figcaption")).ToHaveTextAsync(["аренда.txt"]);
        await row.Locator("[data-row-link]").FocusAsync();
        await Expect(pane.Locator("figcaption")).ToHaveTextAsync(["Новый скан", "аренда"]);
        await Expect(pane.GetByRole(AriaRole.Group, new() { Name = "Первая страница: аренда-снова.txt" })).ToContainTextAsync("помещенне");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("KeyX");
        await Expect(row).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Expect(row).ToContainTextAsync("Похож на");

        // A file bears the name of its newest content.
        await row.Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("KeyN");
        await Expect(Row(page, "аренда.txt")).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Expect(Row(page, "аренда.txt")).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("Похож на");

        await row.Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("KeyB");
        await Expect(row).Not.ToContainTextAsync("Похож на");
        await row.Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(row).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Expect(row).ToHaveCountAsync(1);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Values_from_the_text_are_taken_by_a_click_in_the_row_and_on_the_card()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.SelectOptionAsync("select", "invoice");
        await ChooseAsync(page, ("счёт-на-доски.txt", "Счёт № Д-77/3 от 12.03.2024\nИтого к оплате: 48 500,00 руб."));
        await visitor.WaitUntilReadAsync("счёт-на-доски.txt");
        var row = Row(page, "счёт-на-доски.txt");
        await Expect(row).ToContainTextAsync("Номер счёта: Д-77/3 со страницы 1");

        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Сумма: 48.500,00.*, принять") }).ClickAsync();
        await Expect(row).Not.ToContainTextAsync("Сумма:");
        await Expect(row).ToContainTextAsync("Дата счёта: 12.03.2024");

        // A field that must be filled is empty again, as it was.
        var sum = row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Сумма: 48.500,00.*, принять") });
        await Expect(page.GetByText("Принято значений: 1")).ToBeVisibleAsync();
        await UndoAsync(page);
        await sum.ClickAsync();
        await Expect(row).Not.ToContainTextAsync("Сумма:");

        await row.Locator("a[data-row-link]").ClickAsync();
        var fields = page.Locator("section.fields");
        await Expect(fields).ToContainTextAsync(new System.Text.RegularExpressions.Regex("48.500,00"));
        await fields.GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") }).ClickAsync();
        await Expect(fields.GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") })).ToHaveCountAsync(0);
        await Expect(fields).ToContainTextAsync("Д-77/3");
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(fields.GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") })).ToHaveCountAsync(1);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Reading_of_the_stack_is_seen_on_every_screen_until_it_has_ended()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        // Long enough to be read for longer than it takes to go to another screen.
        using var scan = Scan.Noisy("контрфорс.pdf", [.. Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("Протокол о контрфорсе и аркбутане подписан обеими сторонами", 12)), 3)]);
        await PickAsync(page, scan.Path);
        var ring = page.Locator(".bar .ring");
        await Expect(ring).ToBeVisibleAsync();
        await page.Locator("nav.rail a[href='/search']").ClickAsync();
        await Expect(page.Locator("section.results")).ToBeVisibleAsync();
        await Expect(ring).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("^Читается ваших файлов: [1-9]"));
        await Expect(ring).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Values_are_accepted_row_by_row_and_all_at_once_and_that_is_taken_back()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.SelectOptionAsync("select", "invoice");
        foreach (var name in new[] { "капитель-1.txt", "капитель-2.txt", "капитель-3.txt" })
        {
            await ChooseAsync(page, (name, $"Счёт № К-{name[9]}/3 от 12.03.2024\nИтого к оплате: 48 500,0{name[9]} руб."));
            await visitor.WaitUntilReadAsync(name);
        }

        await Row(page, "капитель-3.txt").Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(Row(page, "капитель-3.txt")).Not.ToContainTextAsync("Сумма:");
        await Expect(Row(page, "капитель-2.txt").Locator("[data-row-link]")).ToBeFocusedAsync();
        await Expect(Row(page, "капитель-2.txt")).ToContainTextAsync("Сумма:");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Принять готовые: ") }).ClickAsync();
        foreach (var name in new[] { "капитель-1.txt", "капитель-2.txt" })
            await Expect(Row(page, name)).Not.ToContainTextAsync("Сумма:");
        await Expect(page.GetByText("Изменено: ")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).Last.ClickAsync();
        await Expect(Row(page, "капитель-1.txt")).ToContainTextAsync("Сумма: 48 500,01");
        await Expect(Row(page, "капитель-3.txt")).Not.ToContainTextAsync("Сумма:");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_that_a_closed_tab_has_cut_off_goes_on_when_its_file_is_chosen_again()
    {
        using var folder = new TemporaryFolder();
        var large = Path.Combine(folder.Path, "выгрузка-архива.bin");
        await File.WriteAllBytesAsync(large, new byte[34 * 1024 * 1024]);
        await using var visitor = await site.SignInAsync();
        var context = visitor.Page.Context;
        await visitor.Page.RouteAsync("**/uploads/parts/*", route => route.Request is { Method: "PATCH" } && route.Request.Headers["upload-offset"] != "0" ? Task.Delay(60_000) : route.ContinueAsync());
        await PickAsync(visitor.Page, large);
        await Eventually.HoldsAsync("a piece is stored", async () => await OffsetAsync(visitor.Page) > 0);
        await visitor.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await context.NewPageAsync();
        await page.GotoAsync("/intake");
        var waiting = page.GetByRole(AriaRole.List, new() { Name = "Не догружены" });
        await Expect(waiting).ToContainTextAsync("выгрузка-архива.binНе догружен: 8");
        await Axe.ExpectNoFaultsAsync(page);
        var offsets = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PATCH")
                offsets.Enqueue(request.Headers["upload-offset"]);
        };
        await PickAsync(page, large);
        await Expect(Row(page, "выгрузка-архива.bin")).ToHaveCountAsync(1);
        offsets.Should().NotContain("0", "what is stored is not sent again");
        await Expect(waiting.Locator("li")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string?>("() => localStorage.getItem('ecm.uploads')")).Should().Be("[]");
    }

    private static async Task<long> OffsetAsync(IPage page) => await page.EvaluateAsync<long>(
        "async () => { const [known] = JSON.parse(localStorage.getItem('ecm.uploads') ?? '[]'); return known ? Number((await fetch(`/api/v1/uploads/parts/${known.upload}`, { cache: 'no-store' })).headers.get('Upload-Offset')) : 0; }");

    private static async Task PickAsync(IPage page, string path)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(path);
    }

    /// <summary>By the message that came last.</summary>
    private static Task UndoAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).Last.ClickAsync();

    private static ILocator Row(IPage page, string file) => page.Locator($"[data-row]:has(a[title='{file}'])");

    private static async Task ChooseAsync(IPage page, params (string Name, string Text)[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(f.Text) }));
    }
}
