using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A page as text, smaller and larger, and the file as it came.</summary>
[Collection(CardSiteTests.Name)]
public sealed class ViewerToolTests(CardSite site)
{
    private static readonly string[] Pages = ["Договор на земснаряд от 12 марта 2024 г.", "Земснаряд передаётся по акту."];

    [Fact]
    public async Task Pages_are_read_as_text_by_a_key_and_by_a_button_with_what_was_searched_for_marked()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await OpenAsync(page, "земснаряд-1.pdf", "?q=земснарядом");
        var text = page.Locator(".desk .text");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Текст", Exact = true });

        await page.Keyboard.PressAsync("KeyT");
        await Expect(text).ToContainTextAsync("Договор на земснаряд от 12 марта");
        await Expect(text.Locator("mark")).ToHaveTextAsync("земснаряд");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".desk .paper")).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("PageDown");
        await Expect(text).ToContainTextAsync("передаётся по акту");
        await button.ClickAsync();
        await Expect(page.Locator(".desk .page:not(.loading) img[alt='Страница 2 из 2']")).ToBeVisibleAsync();
        await Expect(text).ToHaveCountAsync(0);
        await button.ClickAsync();
        await Expect(text).ToContainTextAsync("передаётся по акту");
        await page.Keyboard.PressAsync("KeyT");
        await Expect(text).ToHaveCountAsync(0);
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Page_that_did_not_come_is_asked_for_again()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await OpenAsync(page, "земснаряд-4.pdf");
        var second = new Regex(@"/pages/2\?");
        await page.RouteAsync(second, route => route.AbortAsync());
        // Until now it was there already.
        await page.ReloadAsync();
        await Expect(page.Locator(".desk .page:not(.loading)")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("PageDown");
        var retry = page.Locator(".desk").GetByRole(AriaRole.Button, new() { Name = "Повторить" });
        await Expect(retry).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);

        await page.UnrouteAsync(second);
        await retry.ClickAsync();

        await Expect(page.Locator(".desk .page:not(.loading) img[alt='Страница 2 из 2']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Minus_makes_a_page_smaller_and_plus_larger()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await OpenAsync(page, "земснаряд-2.pdf");
        var fitting = await WidthAsync(page);

        await page.Keyboard.PressAsync("Minus");
        await IsAsWideAsync(page, fitting / 1.25);
        await page.Keyboard.PressAsync("NumpadSubtract");
        await IsAsWideAsync(page, fitting / 1.25 / 1.25);
        await page.Keyboard.PressAsync("Equal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Крупнее" }).ClickAsync();
        await IsAsWideAsync(page, fitting);
        await page.GetByRole(AriaRole.Button, new() { Name = "Мельче" }).ClickAsync();
        await IsAsWideAsync(page, fitting / 1.25);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task File_is_downloaded_as_it_came_under_its_own_name()
    {
        const string Name = "Договор № 7 «Ёлочка», 100 % + приложение.pdf";
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var bytes = await OpenAsync(page, Name);

        var fromViewer = await page.RunAndWaitForDownloadAsync(() => page.Locator(".viewer").GetByRole(AriaRole.Link, new() { Name = $"Скачать {Name}" }).ClickAsync());
        await page.Keyboard.PressAsync("Digit4");
        var fromFiles = await page.RunAndWaitForDownloadAsync(() => page.Locator(".files").GetByRole(AriaRole.Link, new() { Name = $"Скачать {Name}" }).ClickAsync());

        foreach (var download in new[] { fromViewer, fromFiles })
        {
            download.SuggestedFilename.Should().Be(Name);
            (await File.ReadAllBytesAsync((await download.PathAsync())!)).Should().Equal(bytes);
        }

        visitor.Faults.Should().BeEmpty();
    }

    private async Task<byte[]> OpenAsync(IPage page, string name, string query = "")
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "file.pdf");
        PagePrinter.Print(pdf, Pages);
        var bytes = await File.ReadAllBytesAsync(pdf);
        var part = await clerk.Client.UploadAsync(new(new MemoryStream(bytes), name), new() { Type = "memo", Twins = "keep" });
        await clerk.WaitUntilReadAsync(part.FileId!.Value);
        await page.GotoAsync($"/cards/{part.CardId}{query}");
        await Expect(page.Locator(".desk .page:not(.loading) .words span").First).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
        return bytes;
    }

    private static Task<double> WidthAsync(IPage page) => page.EvaluateAsync<double>("() => document.querySelector('.desk .page').getBoundingClientRect().width");

    private static Task IsAsWideAsync(IPage page, double width) =>
        page.WaitForFunctionAsync("width => Math.abs(document.querySelector('.desk .page').getBoundingClientRect().width - width) < 4", width);
}
