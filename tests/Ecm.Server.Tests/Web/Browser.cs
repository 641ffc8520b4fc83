using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Ecm.Server.Tests.Web.Chromium))]

namespace Ecm.Server.Tests.Web;

/// <summary>A real browser: Debian's Chromium. Its visitors have profiles of their own, so one process is enough for all tests.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly ConcurrentBag<IBrowserContext> profiles = [];
    private readonly IBrowser chromium;

    private Browser(IBrowser chromium) => this.chromium = chromium;

    public static async Task<Browser> StartAsync() => new(await Chromium.RunningAsync());

    /// <summary>A new visitor of a server; not signed in but for what a session kept from before says.</summary>
    public async Task<Visitor> VisitAsync(
        string server, string locale = "ru-RU", ColorScheme theme = ColorScheme.Light, int width = 1366, int height = 768, string? session = null)
    {
        var profile = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server, Locale = locale, ColorScheme = theme, ViewportSize = new ViewportSize { Width = width, Height = height },
            StorageState = session, ReducedMotion = ReducedMotion.Reduce,
        });
        profiles.Add(profile);
        profile.SetDefaultTimeout(30_000);
        return new Visitor(await profile.NewPageAsync(), server);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var profile in profiles)
            await profile.CloseAsync();
    }
}

/// <summary>The process, which the first test that needs it starts.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly SemaphoreSlim One = new(1);
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The browser that runs; another when that has ended.</summary>
    internal static async Task<IBrowser> RunningAsync()
    {
        await One.WaitAsync();
        try
        {
            if (browser is { IsConnected: true })
                return browser;
            // The machine may be busy with other tests.
            Assertions.SetDefaultExpectTimeout(30_000);
            playwright ??= await Playwright.CreateAsync();
            return browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium-headless-shell",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            One.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
