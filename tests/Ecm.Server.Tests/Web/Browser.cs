using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Ecm.Server.Tests.Web.Chromium))]

namespace Ecm.Server.Tests.Web;

/// <summary>
/// A real browser: Debian's Chromium, without the windows and menus that nobody sees and that cost each visitor a process. Its visitors have profiles of their own, so one
/// process is enough for all tests.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly ConcurrentBag<IBrowserContext> profiles = [];
    private readonly IBrowser chromium;
    private readonly bool own;

    private Browser(IBrowser chromium, bool own) => (this.chromium, this.own) = (chromium, own);

    public static async Task<Browser> StartAsync() => new(await Chromium.RunningAsync(), own: false);

    /// <summary>The whole of it, which also shows what is no page, such as a PDF.</summary>
    public static async Task<Browser> StartWholeAsync() => new(await Chromium.LaunchAsync("/usr/bin/chromium"), own: true);

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
        if (own)
            await chromium.DisposeAsync();
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
            return browser = await StartAsync("/usr/bin/chromium-headless-shell");
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Another one; whoever asks for it ends it.</summary>
    internal static async Task<IBrowser> LaunchAsync(string program)
    {
        await RunningAsync();
        return await StartAsync(program);
    }

    private static Task<IBrowser> StartAsync(string program) => playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = program,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
