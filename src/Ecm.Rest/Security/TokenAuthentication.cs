using System.Security.Claims;
using System.Text.Encodings.Web;
using Ecm.Core.People;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Security;

/// <summary><c>Authorization: Bearer TOKEN</c>. A request with an Authorization header is never judged by its cookies.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    Callers callers, TokenUses uses, CallerAccessor accessor)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await callers.OfTokenAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("Unknown or expired token.");
        accessor.Caller = token.Caller;
        accessor.Token = token.Limits;
        uses.Note(token.TokenId);
        var identity = new ClaimsIdentity([new Claim("sub", token.Caller.UserId.ToString())], SchemeName, "sub", null);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return new ProblemResult(Problems.SignInNeeded()).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        new ProblemResult(Problems.Forbidden()).ExecuteAsync(Context);
}
