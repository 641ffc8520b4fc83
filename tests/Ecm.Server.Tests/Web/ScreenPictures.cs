using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Search;
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

    [Fact, Trait("Category", "Long")]
    public async Task Screens_are_pictured_in_each_state_and_size()
    {
        var found = await FillAsync(await Clerk.SignInAsync(full));
        var bare = await (await Clerk.SignInAsync(empty)).Client.Cards.CreateAsync(new() { Type = "memo", Title = "Записка" });
        var filled = $"/cards/{found}";

        foreach (var size in new (int Width, int Height)[] { (390, 844), (1366, 768), (1920, 1080) })
        {
            await TakeAllAsync(size, "full", full, "admin", RunningServer.AdminPassword, filled);
            await TakeAllAsync(size, "dark", full, "admin", RunningServer.AdminPassword, filled, ColorScheme.Dark);
            await TakeAllAsync(size, "empty", empty, "admin", RunningServer.AdminPassword, $"/cards/{bare.Id}");
            await TakeAllAsync(size, "no-right", full, Reader, Clerk.UserPassword, filled);
        }

        async Task TakeAllAsync((int Width, int Height) size, string state, RunningServer server, string login, string password, string card, ColorScheme theme = ColorScheme.Light)
        {
            await using var visitor = await browser.VisitAsync(server.Url, theme: theme, width: size.Width, height: size.Height);
            var page = visitor.Page;
            await visitor.SignInAsync("/search", login, password);
            foreach (var screen in Screens.Addresses.Where(IsWanted))
            {
                var address = screen.Replace("{card}", card).Replace("1234", Uri.EscapeDataString("неустойкой"));
                await page.GotoAsync(address);
                await Expect(page.Locator("main h1, .print, .nothing").First).ToBeAttachedAsync();
                await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                if (await page.Locator(".viewer .bar").CountAsync() > 0)
                    await Expect(page.Locator(".desk .page:not(.loading)").First).ToBeAttachedAsync();
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await page.WaitForFunctionAsync("() => [...document.images].every(i => i.complete || !i.checkVisibility() || i.getBoundingClientRect().top > innerHeight)");
                await TakeAsync(page, size, state, screen);
                if (state != "full")
                    continue;
                await page.EvaluateAsync("() => document.getElementById('components-reconnect-modal')?.classList.add('components-reconnect-show')");
                await TakeAsync(page, size, "lost", screen);
                await PictureOfLoadingAsync(page, size, address, screen);
            }
        }

        async Task PictureOfLoadingAsync(IPage page, (int Width, int Height) size, string address, string screen)
        {
            await page.RouteAsync("**/_blazor/negotiate*", _ => Task.CompletedTask);
            await page.GotoAsync(address);
            await page.WaitForTimeoutAsync(400);
            await TakeAsync(page, size, "loading", screen);
            await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        }

        async Task TakeAsync(IPage page, (int Width, int Height) size, string state, string screen)
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "screens", $"{size.Width}x{size.Height}", state);
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

    /// <summary>The samples, and what they leave empty: journals, numbers that are kept, notices, the trash, groups, saved searches, own words.</summary>
    private static async Task<Guid> FillAsync(Clerk clerk)
    {
        await clerk.NewUserAsync(Reader, roles: []);
        var client = clerk.Client;
        await client.Administration.LoadSamplesAsync();
        await Eventually.HoldsAsync("the samples are there", async () => (await client.Search.FindAsync(new())).Total >= 46, TimeSpan.FromMinutes(3));
        var contracts = (await clerk.SearchAsync("неустойкой type:contract")).Hits;
        foreach (var contract in contracts)
            await client.Cards.RegisterAsync(contract.CardId, new RegisterRequest());
        await client.Registers.ReserveAsync("contracts", new ReserveRequest { Count = 2, Note = "Филиал в Твери" });
        await client.Spelling.AddWordAsync(new AddWordRequest("тверьстройснаб"));
        await client.Search.SaveAsync(new SaveSearchRequest { Name = "Неустойки", Question = new() { Q = "неустойкой" }, OnStart = true });
        var colleague = await clerk.NewUserAsync("Смирнов", roles: ["clerk"]);
        await clerk.NewGroupAsync("Отдел закупок", "Смирнов");
        await colleague.Client.Cards.CommentAsync(contracts[0].CardId, new CommentRequest("Проверьте срок действия: он истекает раньше гарантии."));
        var memo = await client.Cards.CreateAsync(new CreateCardRequest { Type = "memo", Title = "О графике отпусков" });
        await client.Cards.TrashAsync(memo.Id);
        return contracts[0].CardId;
    }

    private static bool IsWanted(string screen) => Environment.GetEnvironmentVariable("ECM_SCREENS") is not { Length: > 0 } wanted || wanted.Split(' ').Contains(screen);

    [GeneratedRegex(@"[^\w-]+")]
    private static partial Regex NotInNames();
}
