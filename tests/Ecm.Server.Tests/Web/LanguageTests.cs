using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Each screen speaks one language; on a server of its own, as the names of other tests' files are words too.</summary>
public sealed partial class LanguageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task In_English_no_screen_shows_a_Russian_word()
    {
        await using var visitor = await site.VisitAsync("en-GB");
        await visitor.Page.GotoAsync("/login");
        (await WordsAsync(visitor.Page)).Where(w => Cyrillic().IsMatch(w)).Should().Equal("Русский");
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("english", roles: ["clerk"]);
        await visitor.SignInAsync("/intake", "english", Clerk.UserPassword);
        await visitor.Page.ClickAsync(".person");
        await visitor.Page.ClickAsync("button[name=language][value=en]");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Intake");

        await foreach (var screen in Screens.ShowAllAsync(visitor, "0003.txt"))
            (await WordsAsync(visitor.Page)).Where(w => Cyrillic().IsMatch(w)).Should().BeSubsetOf(["Русский"], screen);
    }

    [Fact]
    public async Task In_Russian_no_screen_shows_an_English_word()
    {
        await using var visitor = await site.VisitAsync();
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("клерк", roles: ["admin"]);
        await visitor.SignInAsync("/intake", "клерк", Clerk.UserPassword);
        await foreach (var screen in Screens.ShowAllAsync(visitor, "0004.txt"))
            (await WordsAsync(visitor.Page)).Where(w => Latin().IsMatch(w)).Should().BeSubsetOf(["Ecm", "English", "txt", "F", "Ins"], screen);
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
