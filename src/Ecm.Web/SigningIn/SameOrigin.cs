using Microsoft.AspNetCore.Http;

namespace Ecm.Web.SigningIn;

/// <summary>The rule for requests that change state with a cookie: refused when the browser says that another site sends them.</summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (!string.IsNullOrEmpty(site) && site is not ("same-origin" or "none"))
            return false;
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin) || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
