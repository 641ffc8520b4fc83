using Ecm.Core.People;
using Ecm.Web.SigningIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.Settings;

/// <summary>A person's own password: a plain form, as it ends all their sessions and opens a new one in this browser.</summary>
internal static class PasswordEndpoint
{
    /// <summary>What the address of the page says when it went well.</summary>
    public const string Done = "changed";

    /// <summary>What it says when the new password was typed in two ways.</summary>
    public const string NotRepeated = "not-repeated";

    public static void MapPassword(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/settings/password", SetAsync).RequireRateLimiting("sign-in").ExcludeFromDescription();

    private static async Task<IResult> SetAsync(HttpContext context, IFormCollection form, Callers callers, Users users, BrowserSession session, CancellationToken cancellationToken)
    {
        if (await callers.OfSessionAsync(context.User, cancellationToken) is not { } caller)
            return TypedResults.LocalRedirect(LocalAddress.SignInThen("/settings/me"));
        var next = form["next"].ToString();
        if (next != form["repeat"].ToString())
            return Answer(NotRepeated);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "local";
        var set = await users.SetPasswordAsync(caller, form["current"].ToString(), next, address, cancellationToken);
        if (!set.Succeeded)
            return Answer(set.Problem.Code);
        // The one that asked ended with the others.
        await session.OpenAsync(context, set.Value.Login, next);
        return Answer(Done);
    }

    private static IResult Answer(string said) => TypedResults.LocalRedirect($"/settings/me?password={said}");
}
