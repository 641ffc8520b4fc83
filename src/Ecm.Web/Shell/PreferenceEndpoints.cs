using Ecm.Core.People;
using Ecm.Web.SigningIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.Shell;

/// <summary>Theme, language and keys: plain forms, so that they work before and without a circuit.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/preferences", SetAsync).ExcludeFromDescription();

    private static async Task<IResult> SetAsync(HttpContext context, IFormCollection form, Callers callers, Users users, CancellationToken cancellationToken)
    {
        Keep(context, Appearance.ThemeCookie, form["theme"], Appearance.Themes);
        Keep(context, Appearance.LanguageCookie, form["language"], Appearance.Languages);
        Keep(context, Appearance.RowsCookie, form["rows"], Appearance.RowsChoices);
        Keep(context, Appearance.LettersCookie, form["letters"], Appearance.LettersChoices);

        // Whoever is signed in takes their language along to other browsers, and to the texts of problems.
        if (form["language"].ToString() is { } language && Appearance.Languages.Contains(language)
            && await callers.OfSessionAsync(context.User, cancellationToken) is { } caller)
            await users.SetLanguageAsync(caller, language, cancellationToken);
        return TypedResults.LocalRedirect(LocalAddress.BackTo(form["to"]));
    }

    private static void Keep(HttpContext context, string cookie, string? value, string[] allowed)
    {
        if (!allowed.Contains(value))
            return;
        context.Response.Cookies.Append(cookie, value!, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, MaxAge = TimeSpan.FromDays(400),
        });
    }
}
