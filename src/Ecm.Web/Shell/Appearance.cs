using Ecm.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Ecm.Web.Shell;

/// <summary>How the page looks for this person in this browser; known on the server before the first byte is sent, so nothing flashes.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
public sealed record Appearance(string Language, string Theme)
{
    internal const string LettersCookie = "ecm-letters";
    internal const string RowsCookie = "ecm-rows";
    internal const string ThemeCookie = "ecm-theme";
    internal const string LanguageCookie = "ecm-language";

    internal static readonly string[] Themes = ["light", "dark", "system"];
    internal static readonly string[] Languages = ["ru", "en"];
    internal static readonly string[] RowsChoices = ["dense", "free"];
    internal static readonly string[] LettersChoices = ["on", "off"];

    /// <summary>Single letters are keys, also for people who speak to their machine and would press them unawares (WCAG 2.1.4).</summary>
    public bool Letters { get; init; } = true;

    /// <summary>The height of rows in lists: <c>dense</c> or <c>free</c>.</summary>
    public string Rows { get; init; } = "dense";

    /// <summary>From what the browser sends: the person's own language once signed in, else the cookie, else what the browser prefers.</summary>
    internal static Appearance Of(HttpRequest request, Caller? caller)
    {
        var theme = request.Cookies[ThemeCookie];
        var language = caller?.Language ?? request.Cookies[LanguageCookie];
        return new Appearance(
            Languages.Contains(language) ? language! : Preferred(request),
            Themes.Contains(theme) ? theme! : "system")
        { Letters = request.Cookies[LettersCookie] != "off", Rows = request.Cookies[RowsCookie] == "free" ? "free" : "dense" };
    }

    private static string Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Languages.Contains) ?? "ru";
}
