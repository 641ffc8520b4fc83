using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>
/// What must hold of every screen: no fault found by axe in the dark and in the light, nothing wider than the screen, one language. All are looked at in one walk, for walking
/// is what takes the time; on a server of its own, as the names of other tests' files are words too.
/// </summary>
public sealed partial class ScreenTests(WebSite site) : IClassFixture<WebSite>
{
    // Names of people, files, keys, of the product, and number templates stay as they are.
    private static readonly string[] NamesInEnglish = ["Русский", "Администратор", "клерк", "А", "Д", "С", "СЗ", "П", "вх", "исх"];
    private static readonly string[] NamesInRussian = ["Ecm", "English", "txt", "F", "Ins", "J", "K", "E", "W", "P", "Ctrl", "Alt", "Shift", "Enter", "Esc", "tests", "admin", "english", "Plugins", "DocumentTypes", "Numbering", "Nothing", "counter", "year", "yy", "month", "type", "field", "department"];

    // The narrowest and most spoken; stories of other tests look at their screens at 1366.
    [Fact, LookedAt("/login")]
    public Task Screens_are_accessible_fit_and_speak_one_language() => WalkAsync("ru", ColorScheme.Dark, 390);

    [Theory, Trait("Category", "Long")]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("ru", ColorScheme.Dark, 1280)]
    [InlineData("en", ColorScheme.Light, 390)]
    public Task Screens_are_accessible_fit_and_speak_one_language_in_the_other_combinations(string language, ColorScheme theme, int width) => WalkAsync(language, theme, width);

    private async Task WalkAsync(string language, ColorScheme theme, int width)
    {
        await using var visitor = await site.VisitAsync(language == "en" ? "en-GB" : "ru-RU", theme, width);
        var page = visitor.Page;
        var look = new Look(page, language, width);
        await page.GotoAsync("/login");
        await look.AtAsync("/login");
        var login = language == "en" ? $"english{width}" : $"клерк{width}";
        await (await Clerk.SignInAsync(site.Server)).NewUserAsync(login, roles: ["admin"]);
        await visitor.SignInAsync("/intake", login, Clerk.UserPassword);
        await page.ClickAsync(".person");
        await page.ClickAsync($"button[name=language][value={language}]");
        await Expect(page.Locator("h1")).ToHaveTextAsync(language == "en" ? "Intake" : "Приём");

        await foreach (var screen in Screens.ShowAllAsync(visitor, $"{(int)theme}{width}.txt"))
            await look.AtAsync(screen);

        await page.ClickAsync("#tab-fields");
        await Expect(page.Locator("#tab-fields")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Locator("[data-key=F2]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();
        await look.AtAsync("the form");
        await page.ClickAsync(".person");
        await look.AtAsync("the user's menu");
    }

    /// <summary>Somebody's look at one screen after another, whose system turns dark or light at each.</summary>
    private sealed class Look(IPage page, string language, int width)
    {
        public async Task AtAsync(string screen)
        {
            (await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0)"))
                .Should().BeLessThanOrEqualTo(width, screen);
            var (foreign, names) = language == "en" ? (Cyrillic(), NamesInEnglish) : (Latin(), NamesInRussian);
            (await WordsAsync(page)).Where(w => foreign.IsMatch(w)).Should().BeSubsetOf(names, screen);
            await Axe.ExpectNoFaultsInBothThemesAsync(page);
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
