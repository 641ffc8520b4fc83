using System.Diagnostics;
using System.Globalization;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>How long a person waits for the page; printed, and held against what is promised. To be run with nothing beside it; figures: docs/performance.md.</summary>
public sealed class PageFigures(WebSite site, ITestOutputHelper output) : IClassFixture<WebSite>
{
    private const int Cards = 500;

    [Fact, Trait("Category", "Long")]
    public async Task Results_pages_and_cards_come_at_once_and_500_cards_leave_the_memory_flat()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "страницы.pdf");
        PagePrinter.Print(pdf, SampleTexts.Letter, SampleTexts.Letter, SampleTexts.Letter);
        var ids = new List<Guid>();
        for (var i = 0; i < Cards; i++)
            ids.Add((await clerk.Client.UploadAsync(new(File.OpenRead(pdf), $"калибровка-{i}.pdf"), new() { Twins = "keep" })).CardId!.Value);
        await Eventually.HoldsAsync("all are found", async () => (await clerk.Client.Search.FindAsync(new() { Query = "calibration" })).Total == Cards, TimeSpan.FromMinutes(10));
        await using var first = await site.SignInAsync();
        var session = await first.Page.Context.StorageStateAsync();

        var cold = await MedianAsync(5, async () =>
        {
            await using var visitor = await site.VisitAsync(session: session);
            await visitor.Page.GotoAsync("/search?q=calibration", new() { WaitUntil = WaitUntilState.Commit });
            await visitor.Page.WaitForFunctionAsync("() => document.querySelector('[data-row]')");
            return await visitor.Page.EvaluateAsync<double>("() => performance.now()");
        });
        var page = first.Page;
        var words = new Queue<string>(["calibration certificate", "letter", "certificate", "calibration", "калибровка", "calibration letter"]);
        await first.SearchAsync("calibration");
        var warm = await MedianAsync(5, () => TimedAsync(() => first.SearchAsync(words.Dequeue())));
        await first.SearchAsync("calibration");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("Enter");
        await PictureAsync(page, 1);
        var next = await MedianAsync(9, async () =>
        {
            // Whoever presses the key sees that there is a next one.
            await page.Locator(".neighbours a[data-key=KeyJ]").WaitForAsync();
            var title = await page.Locator("h1").InnerTextAsync();
            return await TimedAsync(async () =>
            {
                await page.Keyboard.PressAsync("KeyJ");
                await page.WaitForFunctionAsync("title => { const now = document.querySelector('h1')?.innerText; return now && now !== title; }", title);
            });
        });
        await PictureAsync(page, 1);
        var hasty = await TimedAsync(() => TurnAsync(page, 2));
        // Somebody reads.
        await page.WaitForTimeoutAsync(1_000);
        var turned = await TimedAsync(() => TurnAsync(page, 3));

        var (browser, server) = (new List<double>(), new List<double>());
        foreach (var (id, at) in ids.Select((id, i) => (id, i)))
        {
            await page.EvaluateAsync("id => Blazor.navigateTo('/cards/' + id)", id);
            await page.WaitForFunctionAsync("id => location.pathname.endsWith(id) && document.querySelector('.fields')", id);
            if (at % 100 != 99)
                continue;
            await using var devTools = new AsyncSession(await page.Context.NewCDPSessionAsync(page));
            await devTools.Session.SendAsync("HeapProfiler.collectGarbage");
            browser.Add(await page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize / 1048576"));
            server.Add(Resident(site.Server.ProcessId));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page: results cold {cold:0} ms, warm {warm:0} ms; next card {next:0} ms; next page of the viewer {turned:0} ms, turned at once {hasty:0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page: after each 100 cards, MiB: browser {string.Join(", ", browser.Select(m => $"{m:0.0}"))}; server {string.Join(", ", server.Select(m => $"{m:0}"))}"));
        cold.Should().BeLessThan(1_000);
        warm.Should().BeLessThan(300);
        next.Should().BeLessThan(300);
        turned.Should().BeLessThan(200);
        hasty.Should().BeLessThan(200);
        // Flat: the last two hundred cards leave no more behind than the noise of one measurement.
        (browser[^1] - browser[^3]).Should().BeLessThan(1);
        (server[^1] - server[^3]).Should().BeLessThan(0.05 * server[^3]);
    }

    private static async Task TurnAsync(IPage page, int number)
    {
        await page.Keyboard.PressAsync("PageDown");
        await PictureAsync(page, number);
    }

    private static Task PictureAsync(IPage page, int number) => page.WaitForFunctionAsync(
        "number => [...document.images].some(i => i.src.includes(`/pages/${number}/image`) && !i.src.includes('width=160') && i.complete && i.naturalWidth > 400)", number);

    private static async Task<double> TimedAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> MedianAsync(int times, Func<Task<double>> measure)
    {
        var all = new List<double>();
        for (var i = 0; i < times; i++)
            all.Add(await measure());
        return all.Order().ElementAt(times / 2);
    }

    private static double Resident(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private sealed record AsyncSession(ICDPSession Session) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Session.DetachAsync();
    }
}
