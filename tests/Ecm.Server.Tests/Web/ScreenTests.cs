using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What must hold of every screen: accessibility in both themes, one language at a time, no sideways scrolling.</summary>
[Collection(WebSiteTests.Name)]
public sealed partial class ScreenTests(WebSite site)
{
    // Each with what is there once it is complete.
    private static readonly (string Address, string Sign)[] Screens =
    [
        ("/intake", "[data-row]"), ("/search", "[data-row]"), ("/search?q=1234", "[data-row] mark"), ("/search?q=9999", ".nothing"),
        ("/search?q=1234&type=invoice", ".nothing"), ("/nowhere", ".nothing"), ("{card}?q=1234", ".desk mark"), ("{card}?tab=links", "[role=treeitem]"),
        ("{card}?tab=flow", ".history li"), ("{card}?tab=files", ".files li"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 1366)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Axe_finds_no_fault(ColorScheme theme, int width)
    {
        await using var visitor = await site.VisitAsync(theme: theme, width: width);
        await visitor.Page.GotoAsync("/login");
        await Axe.ExpectNoFaultsAsync(visitor.Page);
        await visitor.SignInAsync();
        await foreach (var _ in ShowAllAsync(visitor, $"{(int)theme}{width}.txt"))
            await Axe.ExpectNoFaultsAsync(visitor.Page);

        await visitor.OpenTabAsync("Реквизиты");
        await visitor.Page.Keyboard.PressAsync("F2");
        await Expect(visitor.Page.Locator("#field-title")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(visitor.Page);
        await visitor.Page.ClickAsync(".person");
        await Axe.ExpectNoFaultsAsync(visitor.Page);
    }

    [Fact]
    public async Task In_English_no_screen_shows_a_Russian_word()
    {
        await using var visitor = await site.VisitAsync("en-GB");
        await visitor.Page.GotoAsync("/login");
        (await WordsAsync(visitor.Page)).Where(w => Cyrillic().IsMatch(w)).Should().Equal("Русский");
        var clerk = await Ecm.Testing.Product.Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("english", roles: ["clerk"]);
        await visitor.SignInAsync("/intake", "english", Ecm.Testing.Product.Clerk.UserPassword);
        await visitor.Page.ClickAsync(".person");
        await visitor.Page.ClickAsync("button[name=language][value=en]");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Intake");

        await foreach (var screen in ShowAllAsync(visitor, "0003.txt"))
            (await WordsAsync(visitor.Page)).Where(w => Cyrillic().IsMatch(w)).Should().BeSubsetOf(["Русский"], screen);
    }

    [Fact]
    public async Task In_Russian_no_screen_shows_an_English_word()
    {
        // An administrator without files: those of other tests have names of their own.
        await using var visitor = await site.VisitAsync();
        var clerk = await Ecm.Testing.Product.Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("клерк", roles: ["admin"]);
        await visitor.SignInAsync("/intake", "клерк", Ecm.Testing.Product.Clerk.UserPassword);
        await foreach (var screen in ShowAllAsync(visitor, "0004.txt"))
            (await WordsAsync(visitor.Page)).Where(w => Latin().IsMatch(w)).Should().BeSubsetOf(["Ecm", "English", "txt", "F"], screen);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height)
    {
        await using var visitor = await site.SignInAsync(width: width, height: height);
        await foreach (var screen in ShowAllAsync(visitor, $"9{width}.txt"))
            (await visitor.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"))
                .Should().BeLessThanOrEqualTo(width, screen);
    }

    /// <summary>Shows each screen in turn, with a card whose data are digits only.</summary>
    private static async IAsyncEnumerable<string> ShowAllAsync(Visitor visitor, string file)
    {
        await visitor.OpenNewCardAsync(file, $"1234 5678 {file[..^4]}");
        var card = new Uri(visitor.Page.Url).AbsolutePath;
        foreach (var (address, sign) in Screens)
        {
            await visitor.Page.GotoAsync(address.Replace("{card}", card));
            await Expect(visitor.Page.Locator(sign).First).ToBeVisibleAsync();
            await Expect(visitor.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            yield return address;
        }
    }

    /// <summary>All words that a person sees or hears.</summary>
    private static async Task<IReadOnlyList<string>> WordsAsync(IPage page)
    {
        var text = await page.EvaluateAsync<string>(
            """
            () => document.title + " " + document.body.innerText + " " +
              [...document.querySelectorAll("[aria-label],[title],[placeholder],[alt]")]
                .flatMap(e => ["aria-label", "title", "placeholder", "alt"].map(a => e.getAttribute(a) ?? "")).join(" ")
            """);
        return [.. Word().Matches(text).Select(m => m.Value).Distinct()];
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[a-zA-Z]")]
    private static partial Regex Latin();
}
