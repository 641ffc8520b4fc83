using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>
/// Pictures of every screen in its five states and three sizes, to be looked at by people: full (in the dark too), empty, without rights, while it is loaded,
/// and when the connection is lost. They go into the folder <c>screens</c> beside the tests; <c>ECM_SCREENS</c> names those addresses that are wanted alone.
/// </summary>
public sealed partial class ScreenPictures : IAsyncLifetime
{
    private const string Reader = "без-прав";

    private RunningServer full = null!, empty = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        (full, empty) = (await RunningServer.StartAsync(), await RunningServer.StartAsync());
        browser = await Browser.StartAsync();
    }

    [Theory, Trait("Category", "Long")]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    public async Task Screens_are_pictured_in_each_state(int width, int height)
    {
        var clerk = await Clerk.SignInAsync(full);
        await clerk.NewUserAsync(Reader, roles: []);
        await clerk.Client.Administration.LoadSamplesAsync();
        await Eventually.HoldsAsync("the samples are there", async () => (await clerk.Client.Search.FindAsync(new())).Total >= 46, TimeSpan.FromMinutes(3));
        var found = (await clerk.SearchAsync("неустойкой type:contract")).Hits[0];
        var bare = await (await Clerk.SignInAsync(empty)).Client.Cards.CreateAsync(new() { Type = "memo", Title = "Записка" });
        var filled = $"/cards/{found.CardId}";

        await TakeAllAsync("full", full, "admin", RunningServer.AdminPassword, filled);
        await TakeAllAsync("dark", full, "admin", RunningServer.AdminPassword, filled, ColorScheme.Dark);
        await TakeAllAsync("empty", empty, "admin", RunningServer.AdminPassword, $"/cards/{bare.Id}");
        await TakeAllAsync("no-right", full, Reader, Clerk.UserPassword, filled);

        async Task TakeAllAsync(string state, RunningServer server, string login, string password, string card, ColorScheme theme = ColorScheme.Light)
        {
            await using var visitor = await browser.VisitAsync(server.Url, theme: theme, width: width, height: height);
            var page = visitor.Page;
            await visitor.SignInAsync("/search", login, password);
            foreach (var screen in Screens.Addresses.Where(IsWanted))
            {
                var address = screen.Replace("{card}", card).Replace("1234", Uri.EscapeDataString("неустойкой"));
                await page.GotoAsync(address);
                await Expect(page.Locator("main h1, .print, .nothing").First).ToBeAttachedAsync();
                await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await TakeAsync(page, state, screen);
                if (state != "full")
                    continue;
                await page.EvaluateAsync("() => document.getElementById('components-reconnect-modal')?.classList.add('components-reconnect-show')");
                await TakeAsync(page, "lost", screen);
                await PictureOfLoadingAsync(page, address, screen);
            }
        }

        async Task PictureOfLoadingAsync(IPage page, string address, string screen)
        {
            await page.RouteAsync("**/_blazor/negotiate*", _ => Task.CompletedTask);
            await page.GotoAsync(address);
            await page.WaitForTimeoutAsync(200);
            await TakeAsync(page, "loading", screen);
            await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        }

        async Task TakeAsync(IPage page, string state, string screen)
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "screens", $"{width}x{height}", state);
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"screen{NotInNames().Replace(screen.TrimEnd('/'), "_")}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await full.DisposeAsync();
        await empty.DisposeAsync();
    }

    private static bool IsWanted(string screen) => Environment.GetEnvironmentVariable("ECM_SCREENS") is not { Length: > 0 } wanted || wanted.Split(' ').Contains(screen);

    [GeneratedRegex(@"[^\w-]+")]
    private static partial Regex NotInNames();
}
