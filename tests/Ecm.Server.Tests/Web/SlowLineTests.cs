using System.Text.RegularExpressions;
using System.Threading.Channels;
using Ecm.Contracts.Cards;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The page over a line on which each message takes its time, as between towns.</summary>
[Collection(WebSiteTests.Name)]
public sealed class SlowLineTests(WebSite site)
{
    private static readonly TimeSpan OneWay = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Whoever_has_gone_to_a_row_keeps_it_when_the_page_has_arrived()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "memo", Title = "Записка о флогистоне" });
        await Eventually.HoldsAsync("the index has it", async () => (await clerk.SearchAsync("флогистон")).Total == 1);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.RouteWebSocketAsync("**/_blazor**", Slow);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-pick]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("флогистоны");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hits [data-row-link]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("KeyJ");
        await Task.Delay(4 * OneWay);

        await Expect(page.Locator(".hits [data-row-link]")).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_typed_while_the_fields_of_another_type_are_on_their_way_is_kept()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.RouteWebSocketAsync("**/_blazor**", Slow);
        await page.GotoAsync("/cards/new?type=contract");
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();

        foreach (var (type, field, text) in new[] { ("invoice", "#field-note", "Регулировка тормозной рычажной передачи"), ("contract", "#field-party", "ООО «Тормозные колодки и рычаги»") })
        {
            await page.Locator("#new-type").SelectOptionAsync(type);
            await page.Locator(field).FocusAsync();
            await page.Keyboard.TypeAsync(text, new() { Delay = 50 });
            await Expect(page).ToHaveURLAsync(new Regex($"type={type}$"));
            await Task.Delay(4 * OneWay);

            await Expect(page.Locator(field)).ToBeFocusedAsync();
            await Expect(page.Locator(field)).ToHaveValueAsync(text);
        }

        await Expect(page.Locator("#field-note")).ToHaveValueAsync("Регулировка тормозной рычажной передачи");
        visitor.Faults.Should().BeEmpty();
    }

    private static void Slow(IWebSocketRoute browser)
    {
        var server = browser.ConnectToServer();
        browser.OnMessage(Later(server));
        server.OnMessage(Later(browser));
    }

    private static Action<IWebSocketFrame> Later(IWebSocketRoute to)
    {
        var frames = Channel.CreateUnbounded<(long Sent, IWebSocketFrame Frame)>();
        _ = Task.Run(async () =>
        {
            await foreach (var (sent, frame) in frames.Reader.ReadAllAsync())
            {
                var left = OneWay - TimeProvider.System.GetElapsedTime(sent);
                if (left > TimeSpan.Zero)
                    await Task.Delay(left);
                if (frame.Binary is { } bytes)
                    to.Send(bytes);
                else
                    to.Send(frame.Text!);
            }
        });
        return frame => frames.Writer.TryWrite((TimeProvider.System.GetTimestamp(), frame));
    }
}
