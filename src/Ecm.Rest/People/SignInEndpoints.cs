using Ecm.Contracts.People;
using Ecm.Core.People;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SignIn = Ecm.Core.People.SignIn;

namespace Ecm.Rest.People;

/// <summary>Sessions of browsers, and the first user.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.MapPost("/login", LoginAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn)
            .WithName("login").WithSummary("Signs in and sets the session cookie.");
        api.MapPost("/logout", LogoutAsync).AllowAnonymous()
            .WithName("logout").WithSummary("Ends the session for good.");
        api.MapPost("/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn)
            .WithName("setup").WithSummary("Makes the first administrator, with the key of the link that the server printed.");
    }

    private static async Task<Results<NoContent, ProblemResult>> LoginAsync(
        LoginRequest request, SignIn signIn, HttpContext context, CancellationToken cancellationToken)
    {
        var session = await signIn.OpenSessionAsync(request.Login, request.Password, RequestLimits.AddressOf(context), cancellationToken);
        if (!session.Succeeded)
            return new ProblemResult(session.Problem);
        await context.SignInAsync(
            SessionCookie.Scheme, session.Value.ToPrincipal(SessionCookie.Scheme),
            new AuthenticationProperties { IsPersistent = true, ExpiresUtc = session.Value.ExpiresAt });
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LogoutAsync(SignIn signIn, HttpContext context, CancellationToken cancellationToken)
    {
        await signIn.CloseSessionAsync(context.User, cancellationToken);
        await context.SignOutAsync(SessionCookie.Scheme);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemResult>> SetUpAsync(
        SetupRequest request, FirstAdmin first, HttpContext context, CancellationToken cancellationToken)
    {
        var user = new NewUser(request.Login, request.Name, request.Password, RequestLanguage.Of(context), [], []);
        var made = await first.SetUpAsync(request.Key, user, cancellationToken);
        return made.Succeeded ? TypedResults.NoContent() : new ProblemResult(made.Problem);
    }
}
