using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What the viewer shows goes away under it: it says so, and the rest of the card stays as it was.</summary>
public sealed class VanishedFileTests
{
    [Fact]
    public async Task Bytes_version_and_card_that_go_away_under_the_viewer_leave_a_page_that_works()
    {
        await using var server = await RunningServer.StartAsync();
        await using var browser = await Browser.StartAsync();
        var clerk = await Clerk.SignInAsync(server);
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "отчёт.pdf");
        PagePrinter.Print(pdf, SampleTexts.Letter, SampleTexts.Contract, SampleTexts.Letter);
        await clerk.WaitUntilReadAsync(await clerk.UploadFileAsync(pdf));
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync();
        await page.Locator("a[title='отчёт.pdf']").ClickAsync();
        await Expect(page.Locator(".desk .page:not(.loading) img")).ToBeVisibleAsync();
        // The page after the one that is shown is drawn ahead.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var card = new Uri(page.Url).AbsolutePath;
        var id = Guid.Parse(card.Split('/')[^1]);

        foreach (var blob in Directory.EnumerateFiles(Path.Combine(server.Folder.Path, "data", "blobs"), "*", SearchOption.AllDirectories))
            File.Delete(blob);
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("PageDown");
        await Expect(page.Locator("[data-at]")).ToHaveTextAsync("3 / 3");
        await Expect(page.Locator(".desk")).ToContainTextAsync("measuring instruments");
        (await page.APIRequest.GetAsync($"/api/v1/files/{(await clerk.Client.Cards.FilesAsync(id))[0].Id}/content")).Status.Should().BeGreaterThanOrEqualTo(400);

        await page.GotoAsync($"{card}?v=77&page=99");
        await Expect(page.Locator("[data-at]")).ToHaveTextAsync("3 / 3");
        await clerk.Client.Cards.TrashAsync(id);
        await page.Keyboard.PressAsync("PageUp");
        await Expect(page.Locator("[data-at]")).ToHaveTextAsync("2 / 3");
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history li").First).ToBeVisibleAsync();
        visitor.Faults.Where(fault => !fault.Contains("Failed to load resource", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
