using System.IO.Compression;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>A journal taken away as a spreadsheet, and its columns in the order of who reads it.</subject>
[Collection(WebSiteTests.Name)]
public sealed class JournalFileTests(WebSite site)
{
    [Fact]
    public async Task Journal_is_downloaded_as_both_kinds_of_spreadsheet_with_the_lines_that_are_shown()
    {
        await using var visitor = await OpenAsync("passes", "Пропуска в порт", "pass", "Пропуск буксиру", "Пропуск лоцману");
        var page = visitor.Page;

        var csv = await DownloadAsync("CSV");
        csv.SuggestedFilename.Should().MatchRegex(@"^Пропуска в порт.*\.csv$");
        var lines = await File.ReadAllLinesAsync((await csv.PathAsync())!, TestContext.Current.CancellationToken);
        lines.Should().HaveCount(3);
        lines[0].Should().StartWith("Рег. номер;Дата рег.;");
        lines.Skip(1).Should().SatisfyRespectively(one => one.Should().Contain("passes-2;").And.Contain("Пропуск лоцману"), two => two.Should().Contain("passes-1;").And.Contain("Пропуск буксиру"));

        var xlsx = await DownloadAsync("XLSX");
        xlsx.SuggestedFilename.Should().MatchRegex(@"^Пропуска в порт.*\.xlsx$");
        (await SheetAsync(xlsx)).Should().Contain("Пропуск буксиру").And.Contain("Пропуск лоцману");

        // What is narrowed on the page is narrowed in the file.
        await page.Keyboard.PressAsync("KeyF");
        await page.GetByLabel("Слова документа").FillAsync("лоцману");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        (await SheetAsync(await DownloadAsync("XLSX"))).Should().Contain("Пропуск лоцману").And.NotContain("буксиру");
        visitor.Faults.Should().BeEmpty();

        async Task<IDownload> DownloadAsync(string kind)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Выгрузить" }).ClickAsync();
            var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = kind, Exact = true }).ClickAsync());
            await page.Keyboard.PressAsync("Escape");
            return file;
        }
    }

    [Fact]
    public async Task Columns_are_moved_and_stay_where_they_were_moved_to()
    {
        await using var visitor = await OpenAsync("berths", "Причалы", "berth", "Причал угольный");
        var page = visitor.Page;
        var headings = page.Locator("thead th");
        var usual = await headings.AllInnerTextsAsync();
        var at = usual.Select(h => h.Trim()).ToList().IndexOf("Название");
        at.Should().BePositive();
        var moved = usual.Select(h => h.Trim()).ToList();
        (moved[at - 1], moved[at]) = (moved[at], moved[at - 1]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Столбцы" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Левее: Название" }).ClickAsync();
        await Expect(headings).ToHaveTextAsync(moved);
        await page.ReloadAsync();
        await Expect(headings).ToHaveTextAsync(moved);
        await Expect(page.Locator("tbody tr td").Nth(at - 1)).ToContainTextAsync("Причал угольный");

        await page.GetByRole(AriaRole.Button, new() { Name = "Столбцы" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Как обычно" }).ClickAsync();
        await Expect(headings).ToHaveTextAsync(usual.Select(h => h.Trim()));
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>A journal of its own with cards of a type of its own, open before the administrator.</summary>
    private async Task<Visitor> OpenAsync(string register, string label, string type, params string[] titles)
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.Client.Registers.PutAsync(register, new PutRegisterRequest
        {
            Label = new Label(label, register), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = register + "-{counter}" },
        });
        await admin.Client.Types.PutAsync(type, new PutTypeRequest { Label = new Label(label, type), Register = register, Fields = [] });
        await admin.Client.Types.PublishAsync(type);
        foreach (var title in titles)
            await admin.Client.Registers.EnterAsync(register, new EnterRequest(type) { Title = title });
        await Testing.Eventually.HoldsAsync("all are found", async () =>
            (await Task.WhenAll(titles.Select(t => admin.SearchAsync(t)))).All(found => found.Total > 0));
        var visitor = await site.SignInAsync();
        await visitor.Page.GotoAsync($"/registers/{register}");
        await Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(titles.Length);
        return visitor;
    }

    private static async Task<string> SheetAsync(IDownload file)
    {
        await using var book = await ZipFile.OpenReadAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        using var sheet = new StreamReader(await book.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken));
        return await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
