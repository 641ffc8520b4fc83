using System.Text;
using Ecm.Testing;
using Ecm.Testing.Material;
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

        await ChooseAsync(row, "Отклонить скан");
        await Expect(row).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Expect(row).ToContainTextAsync("Похож на");

        // A file bears the name of its newest content.
        await ChooseAsync(row, "Новая версия");
        await Expect(Row(page, "аренда.txt")).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Expect(Row(page, "аренда.txt")).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("Похож на");

        await ChooseAsync(row, "Оставить оба");
        await Expect(row).Not.ToContainTextAsync("Похож на");
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
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

        await row.Locator("a[data-row-link]").ClickAsync();
        var fields = page.Locator("section.fields");
        await Expect(fields).ToContainTextAsync(new System.Text.RegularExpressions.Regex("48.500,00"));
        await fields.GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") }).ClickAsync();
        await Expect(fields.GetByRole(AriaRole.Button, new() { NameRegex = new("^Номер счёта: .+, принять") })).ToHaveCountAsync(0);
        await Expect(fields).ToContainTextAsync("Д-77/3");
        visitor.Faults.Should().BeEmpty();
    }

    private static Task ChooseAsync(ILocator row, string choice) => row.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();

    /// <summary>By the message that came last.</summary>
    private static Task UndoAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).Last.ClickAsync();

    private static ILocator Row(IPage page, string file) => page.Locator($"[data-row]:has(a[title='{file}'])");

    private static async Task ChooseAsync(IPage page, params (string Name, string Text)[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(f.Text) }));
    }
}
