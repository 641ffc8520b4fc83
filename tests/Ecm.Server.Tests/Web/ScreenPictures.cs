using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;
using Ecm.Testing.Servers;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>
/// Pictures of every screen in its states and three sizes, to be looked at by people: full (in the dark too), empty, without rights, while it is loaded,
/// when the connection is lost, and when the database is away. They go into the folder <c>screens</c> beside the tests; <c>ECM_SCREENS</c> names those addresses that are wanted alone.
/// </summary>
public sealed partial class ScreenPictures : IAsyncLifetime
{
    private const string Reader = "без-прав";
    private const string Editing = "#f2";

    private static readonly (int Width, int Height)[] Sizes = [(390, 844), (1366, 768), (1920, 1080)];

    private RunningServer full = null!, empty = null!;
    private FaultProxy database = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        var own = new NpgsqlConnectionStringBuilder(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());
        database = new FaultProxy(own.Port);
        own.Port = database.Port;
        full = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_Database__Provider"] = "PostgreSql", ["ECM_Database__ConnectionString"] = own.ConnectionString });
        empty = await RunningServer.StartAsync();
        browser = await Browser.StartAsync();
    }

    [Fact, Trait("Category", "Long")]
    public async Task Screens_are_pictured_in_each_state_and_size()
    {
        await PictureDoorsAsync();
        var (found, others) = await FillAsync(await Clerk.SignInAsync(full));
        var bare = await (await Clerk.SignInAsync(empty)).Client.Cards.CreateAsync(new() { Type = "memo", Title = "Записка" });
        var filled = $"/cards/{found}";

        foreach (var size in Sizes)
        {
            await TakeAllAsync(size, "full", full, "admin", RunningServer.AdminPassword, filled, others);
            await TakeAllAsync(size, "dark", full, "admin", RunningServer.AdminPassword, filled, others, ColorScheme.Dark);
            await TakeAllAsync(size, "empty", empty, "admin", RunningServer.AdminPassword, $"/cards/{bare.Id}", []);
            await TakeAllAsync(size, "no-right", full, Reader, Clerk.UserPassword, filled, others);
        }

        async Task TakeAllAsync((int Width, int Height) size, string state, RunningServer server, string login, string password, string card, IReadOnlyList<string> others, ColorScheme theme = ColorScheme.Light)
        {
            await using var visitor = await browser.VisitAsync(server.Url, theme: theme, width: size.Width, height: size.Height);
            var page = visitor.Page;
            await visitor.SignInAsync("/search", login, password);
            foreach (var screen in Screens.Addresses.Concat(others).Where(IsWanted))
            {
                var address = screen.Replace("{card}", card).Replace("1234", Uri.EscapeDataString("неустойкой"));
                await page.GotoAsync(address);
                await Expect(page.Locator("main h1, .print, .nothing").First).ToBeAttachedAsync();
                if (address.EndsWith(Editing, StringComparison.Ordinal) && state is "full" or "dark")
                    await page.Keyboard.PressAsync("F2");
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
                await PictureOfFaultAsync(page, size, address, screen);
            }
        }

        // From another screen, as a person comes.
        async Task PictureOfFaultAsync(IPage page, (int Width, int Height) size, string address, string screen)
        {
            await page.GotoAsync("/nowhere");
            await Expect(page.Locator(".nothing")).ToBeVisibleAsync();
            database.Fault = new Fault.Reset();
            await page.EvaluateAsync("address => Blazor.navigateTo(address)", address);
            await page.WaitForTimeoutAsync(1_500);
            await TakeAsync(page, size, "error", screen);
            database.Fault = Fault.None;
        }

        // Before anybody has signed in, and the first to do so.
        async Task PictureDoorsAsync()
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
                foreach (var size in Sizes)
                {
                    await using var visitor = await browser.VisitAsync(full.Url, theme: theme, width: size.Width, height: size.Height);
                    await visitor.Page.GotoAsync("/login");
                    await TakeAsync(visitor.Page, size, theme == ColorScheme.Light ? "full" : "dark", "/login");
                    await visitor.EnterAsync("admin", RunningServer.AdminPassword);
                    await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Первый запуск" })).ToBeVisibleAsync();
                    await TakeAsync(visitor.Page, size, theme == ColorScheme.Light ? "full" : "dark", "/setup");
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
        await database.DisposeAsync();
        await empty.DisposeAsync();
    }

    /// <summary>The samples, and what they leave empty: journals, numbers that are kept, notices, the trash, groups, saved searches, own words.</summary>
    /// <returns>A card with a contract, and the addresses that only these data have.</returns>
    private static async Task<(Guid Card, IReadOnlyList<string> Others)> FillAsync(Clerk clerk)
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
        var file = (await client.Cards.FilesAsync(contracts[0].CardId))[0];
        await using (var bytes = await client.OpenContentAsync(file.Id))
        {
            using var copy = new MemoryStream();
            await bytes.CopyToAsync(copy);
            copy.Position = 0;
            await client.AddFileAsync(contracts[1].CardId, new FileToSend(copy, "Прежняя редакция.pdf"));
        }

        var files = await client.Cards.FilesAsync(contracts[1].CardId);
        await Eventually.HoldsAsync("both files are read", async () => (await client.Cards.FilesAsync(contracts[1].CardId)).All(f => f.Intake.State == "done"));
        var set = await client.Changes.StartAsync(new ChangeCardsRequest
        {
            Act = "fields", Name = "Сроки по итогам проверки", Cards = [.. contracts.Take(2).Select(c => c.CardId)], Values = JsonSerializer.SerializeToElement(new { note = "Проверено" }),
        });
        return (contracts[0].CardId, [$"/cards/{contracts[1].CardId}/compare?a={files[0].Id}&b={files[1].Id}", $"/changes/{set.Id}", $"{{card}}{Editing}"]);
    }

    private static bool IsWanted(string screen) => Environment.GetEnvironmentVariable("ECM_SCREENS") is not { Length: > 0 } wanted || wanted.Split(' ').Contains(screen);

    [GeneratedRegex(@"[^\w-]+")]
    private static partial Regex NotInNames();
}
