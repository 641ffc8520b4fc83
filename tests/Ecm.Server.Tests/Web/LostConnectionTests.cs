using Ecm.Testing;
using Ecm.Testing.Product;
using Ecm.Testing.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A page whose server cannot be reached for a while, or is another process afterwards: what is typed meanwhile is not lost.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        browser = await Browser.StartAsync();
    }

    [Fact]
    public Task Letters_typed_while_the_connection_is_lost_are_saved_once_it_is_back() => TypeAsync(" и после", between: 0);

    // A letter a second: as long as the connection is lost somebody types.
    [Fact, Trait("Category", "Long")]
    public Task Letters_typed_while_the_connection_is_lost_for_half_a_minute_are_saved_once_it_is_back() => TypeAsync(" и ещё тридцать секунд после него", between: 1000);

    [Fact]
    public Task File_dropped_while_the_connection_is_lost_is_stored_once_it_is_back_and_only_once() => DropAsync(lost: 0);

    [Fact]
    public Task File_that_is_stored_before_the_page_is_back_is_shown_when_it_is() => DropAsync(lost: 0, pageLast: true);

    [Fact, Trait("Category", "Long")]
    public Task File_dropped_while_the_connection_is_lost_for_half_a_minute_is_stored_once_it_is_back_and_only_once() => DropAsync(lost: 30_000);

    [Fact]
    public async Task Server_restarted_under_an_open_page_gives_it_back_with_all_that_was_typed()
    {
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await BeginEditAsync(visitor, "до перезапуска");

        await server.KillAsync();
        await Expect(Bar(page)).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(" и во время него");
        await server.RestartAsync();
        await page.Locator("[data-reload]").ClickAsync();

        await Expect(page.Locator("#field-note")).ToHaveValueAsync("до перезапуска и во время него");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("#field-note")).ToHaveCountAsync(0);
        await Expect(page.Locator(".fields")).ToContainTextAsync("до перезапуска и во время него");
        await page.ReloadAsync();
        await Expect(page.Locator(".fields")).ToContainTextAsync("до перезапуска и во время него");
        (await page.EvaluateAsync<string>("() => Object.entries(sessionStorage).filter(([k]) => k.startsWith('ecm-draft')).join()")).Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <param name="after">What is typed once it is seen that the connection is lost.</param>
    /// <param name="between">Milliseconds between its letters.</param>
    private async Task TypeAsync(string after, float between)
    {
        await using var proxy = new FaultProxy(server.Port);
        await using var visitor = await browser.VisitAsync($"http://127.0.0.1:{proxy.Port}");
        var page = visitor.Page;
        await BeginEditAsync(visitor, "до обрыва");

        proxy.Fault = new Fault.Reset();
        await page.Keyboard.TypeAsync(", во время");
        await Expect(Bar(page)).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(after, new() { Delay = between });
        await page.Locator("#field-title").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" с миром");
        proxy.Fault = Fault.None;
        await Expect(Bar(page)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+KeyS");

        await Expect(page.Locator(".fields")).ToContainTextAsync($"до обрыва, во время{after}");
        await Expect(page.Locator("h1")).ToContainTextAsync("связь с миром");
    }

    /// <param name="lost">Milliseconds for which it stays lost.</param>
    /// <param name="pageLast">The page itself has its connection again only after the file is stored.</param>
    private async Task DropAsync(float lost, bool pageLast = false)
    {
        await using var proxy = new FaultProxy(server.Port);
        await using var visitor = await browser.VisitAsync($"http://127.0.0.1:{proxy.Port}");
        using var folder = new TemporaryFolder();
        var letter = Path.Combine(folder.Path, "обрыв.txt");
        await File.WriteAllTextAsync(letter, "Письмо об обрыве линии.");
        var earlier = Path.Combine(folder.Path, "до-обрыва.txt");
        await File.WriteAllTextAsync(earlier, "Письмо об исправной линии.");
        var page = visitor.Page;
        await visitor.SignInAsync("/intake");
        await Expect(page.Locator("[data-pick]")).ToBeVisibleAsync();
        await visitor.DropAsync([earlier]);
        await visitor.WaitUntilReadAsync("до-обрыва.txt");

        proxy.Fault = new Fault.Reset();
        await visitor.DropAsync([letter]);
        await Expect(page.Locator(".sending").First).ToContainTextAsync("Ждём связи");
        // The page notices once it has something to say.
        await page.GetByRole(AriaRole.Button, new() { Name = "Куда и кто увидит" }).ClickAsync();
        await Expect(Bar(page)).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(lost);
        var back = new TaskCompletionSource();
        if (pageLast)
            await page.RouteAsync("**/_blazor/negotiate*", async route =>
            {
                await back.Task;
                await back.Task;
                await route.ContinueAsync();
            });
        proxy.Fault = Fault.None;
        if (pageLast)
            await Expect(page.Locator(".sending").First).ToContainTextAsync("Сохранён");
        back.SetResult();
        await Expect(Bar(page)).ToBeHiddenAsync();

        await visitor.WaitUntilReadAsync("обрыв.txt");
        await Expect(page.Locator(".rows [data-row]")).ToHaveCountAsync(2);
        await Expect(page.Locator(".sending li")).ToHaveCountAsync(0);
    }

    /// <summary>Opens a card, and types a note that is kept as a draft but not saved.</summary>
    private static async Task BeginEditAsync(Visitor visitor, string note)
    {
        var page = visitor.Page;
        await visitor.SignInAsync();
        await visitor.OpenNewCardAsync("связь.txt", "Письмо о связи.");
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();
        await page.Locator("#field-note").FocusAsync();
        await page.Keyboard.TypeAsync(note);
        await page.WaitForFunctionAsync("note => Object.values(sessionStorage).some(kept => kept.startsWith('{') && JSON.parse(kept).Fields?.note === note)", note);
    }

    private static ILocator Bar(IPage page) => page.Locator("#components-reconnect-modal");
}
