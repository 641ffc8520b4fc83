using System.Net;
using Ecm.Core.Access;
using Microsoft.Net.Http.Headers;

namespace Ecm.Server.Hosting;

/// <summary>
/// Who may see the figures: they hold nothing of any document, but tell how many there are and when they change, which is not everybody's business.
/// A collector on this machine, an administrator's token, or everybody who reaches the port when <c>Metrics:Open</c> says so.
/// </summary>
internal static class MetricsAccess
{
    /// <summary>Lets a request on, or answers 401 or 403.</summary>
    public static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var signedIn = context.User.Identity?.IsAuthenticated is true;
        if (context.RequestServices.GetRequiredService<IConfiguration>().GetValue("Metrics:Open", false)
            || IsFromThisMachine(context)
            || signedIn && context.RequestServices.GetRequiredService<Caller>().IsAdmin)
            return next(context);
        if (!signedIn)
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        context.Response.StatusCode = signedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>A reverse proxy on this machine speaks for others, and says so in its headers.</summary>
    private static bool IsFromThisMachine(HttpContext context)
    {
        var headers = context.Request.Headers;
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("X-Real-IP") && !headers.ContainsKey(HeaderNames.Via);
    }
}
