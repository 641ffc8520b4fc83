using Ecm.Contracts.People;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.People;

/// <summary>The caller: who they are, their password, their tokens.</summary>
internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", ReadAsync).WithName("me").WithSummary("Who is signed in.");
        api.MapPatch("/me", PatchAsync).WithName("patchMe").WithSummary("Sets the caller's language.");
        api.MapPost("/me/password", SetPasswordAsync).RequireRateLimiting(RequestLimits.SignIn)
            .WithName("setPassword").WithSummary("Sets the caller's password; all their sessions end, tokens stay.");
        api.MapPost("/tokens", CreateTokenAsync).WithName("createToken").WithSummary("Makes an API token; the secret is in this answer only.");
        api.MapGet("/tokens", ListTokensAsync).WithName("listTokens").WithSummary("The caller's API tokens, newest first.");
        api.MapDelete("/tokens/{id:guid}", DeleteTokenAsync).WithName("deleteToken").WithSummary("Ends an API token.");
    }

    private static async Task<Results<Ok<User>, ProblemResult>> ReadAsync(Caller caller, Users users, CancellationToken cancellationToken)
    {
        var user = await users.ReadAsync(caller, caller.UserId, cancellationToken);
        return user.Succeeded ? TypedResults.Ok(PeopleShapes.Of(user.Value)) : new ProblemResult(user.Problem);
    }

    private static async Task<Results<Ok<User>, ProblemResult>> PatchAsync(
        PatchMeRequest request, Caller caller, Users users, CancellationToken cancellationToken)
    {
        var user = await users.SetLanguageAsync(caller, request.Language, cancellationToken);
        return user.Succeeded ? TypedResults.Ok(PeopleShapes.Of(user.Value)) : new ProblemResult(user.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> SetPasswordAsync(
        SetPasswordRequest request, Caller caller, Users users, HttpContext context, CancellationToken cancellationToken)
    {
        var set = await users.SetPasswordAsync(caller, request.Current, request.Password, RequestLimits.AddressOf(context), cancellationToken);
        return set.Succeeded ? TypedResults.NoContent() : new ProblemResult(set.Problem);
    }

    private static async Task<Results<Created<CreatedToken>, ProblemResult>> CreateTokenAsync(
        CreateTokenRequest request, Caller caller, CallerAccessor accessor, Tokens tokens, HttpContext context, CancellationToken cancellationToken)
    {
        var limits = TokenLimits.Parse(request.Scopes, request.Expires?.ToUniversalTime());
        if (!limits.Succeeded)
            return new ProblemResult(limits.Problem);
        var token = await tokens.CreateAsync(caller, request.Name, limits.Value, accessor.Token, cancellationToken);
        if (!token.Succeeded)
            return new ProblemResult(token.Problem);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/tokens/{token.Value.Id}", new CreatedToken(token.Value.Id, token.Value.Token));
    }

    private static async Task<Ok<IReadOnlyList<ApiToken>>> ListTokensAsync(Caller caller, Tokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<ApiToken>>([.. (await tokens.ListAsync(caller, cancellationToken)).Select(PeopleShapes.Of)]);

    private static async Task<Results<NoContent, ProblemResult>> DeleteTokenAsync(
        Guid id, Caller caller, Tokens tokens, CancellationToken cancellationToken)
    {
        var deleted = await tokens.DeleteAsync(caller, id, cancellationToken);
        return deleted.Succeeded ? TypedResults.NoContent() : new ProblemResult(deleted.Problem);
    }
}
