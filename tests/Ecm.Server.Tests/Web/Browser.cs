using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>A real browser: Debian's Chromium.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;

    private Browser(IPlaywright playwright, IBrowser chromium)
    {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static async Task<Browser> StartAsync()
    {
        // The machine may be busy with other tests.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A new visitor of a server; not signed in but for what a session kept from before says.</summary>
    public async Task<Visitor> VisitAsync(
        string server, string locale = "ru-RU", ColorScheme theme = ColorScheme.Light, int width = 1366, int height = 768, string? session = null)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server, Locale = locale, ColorScheme = theme, ViewportSize = new ViewportSize { Width = width, Height = height },
            StorageState = session,
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(await context.NewPageAsync(), server);
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
