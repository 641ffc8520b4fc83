using Ecm.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.SigningIn;

internal static class SignOutEndpoint
{
    /// <summary>A plain form, so that one can leave without a circuit; ends the session for whoever copied its cookie too.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/logout", async Task<IResult> (HttpContext context, SignIn signIn, CancellationToken cancellationToken) =>
        {
            await signIn.CloseSessionAsync(context.User, cancellationToken);
            await context.SignOutAsync();
            return TypedResults.LocalRedirect("/login");
        }).ExcludeFromDescription();
}
