using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Registers;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Titles that no screen was made for, and a browser whose clock is wrong.</summary>
public sealed partial class UnusualDataTests(WebSite site) : IClassFixture<WebSite>
{
    // Cut texts that no tooltip tells in full.
    private const string Untold =
        """
        () => [...document.querySelectorAll("main *")]
          .filter(e => e.checkVisibility() && getComputedStyle(e).textOverflow === "ellipsis" && e.scrollWidth > e.clientWidth + 1 && e.innerText.trim().length > 20)
          .filter(e => !e.closest("[title]") && !e.querySelector("[title]")).map(e => e.outerHTML.slice(0, 160))
        """;

    [Fact]
    public async Task Title_of_300_letters_makes_no_screen_wider_and_is_told_in_full_where_it_is_cut()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var words = string.Concat(Enumerable.Repeat("сверхдлинный ", 23)) + "заголовок";
        var unbroken = string.Concat(Enumerable.Repeat("Многоэтажность", 22))[..300];
        var above = await clerk.Client.Cards.CreateAsync(new() { Type = "memo", Title = words });
        var below = await clerk.Client.Cards.CreateAsync(new() { Type = "memo", Title = unbroken, ParentId = above.Id });
        await clerk.Client.Registers.EnterAsync("memos", new EnterRequest("memo") { Title = words, Fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement(unbroken) } });
        await Eventually.HoldsAsync("all are found", async () => (await clerk.SearchAsync("сверхдлинный")).Total == 2);
        foreach (var width in new[] { 1366, 390 })
        {
            await using var visitor = await site.SignInAsync(width, 800);
            var page = visitor.Page;
            foreach (var address in new[] { "/search", "/registers/memos", $"/cards/{below.Id}", $"/cards/{below.Id}?tab=links", $"/cards/{above.Id}?tab=flow", "/" })
            {
                await page.GotoAsync(address);
                await Expect(page.GetByText(new Regex("сверхдлинный|Многоэтажность")).First).ToBeVisibleAsync();
                await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                (await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"))
                    .Should().BeLessThanOrEqualTo(width, address);
                (await page.EvaluateAsync<string[]>(Untold)).Should().BeEmpty($"{address} at {width}");
            }

            visitor.Faults.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Clock_of_the_browser_that_is_off_by_an_hour_changes_no_time_on_the_page(int hours)
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var name = $"часы{hours}";
        await visitor.OpenNewCardAsync($"{name}.txt", "Письмо о часах.");
        var card = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{card}?tab=flow");
        var right = await TimesAsync(page);

        await page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().AddHours(hours).UtcDateTime });
        await page.ReloadAsync();

        (await TimesAsync(page)).Should().Equal(right);
        await page.GotoAsync("/intake");
        await visitor.WaitUntilReadAsync($"{name}.txt");
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name }).First).ToBeVisibleAsync();
        (await page.Locator("main").InnerTextAsync()).Should().NotContain("через ").And.NotContain("−");
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> TimesAsync(IPage page)
    {
        await Expect(page.Locator(".history li").First).ToBeVisibleAsync();
        return [.. Hour().Matches(await page.Locator(".history").InnerTextAsync()).Select(m => m.Value)];
    }

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex Hour();
}
