using Ecm.Core.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Ecm.Web.SigningIn;

/// <summary>Looks every 30 s whether the session of an open page still stands: a block, a new password or a sign-out elsewhere ends it.</summary>
internal sealed class SessionWatch(ILoggerFactory loggers, Callers callers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await callers.OfSessionAsync(authenticationState.User, cancellationToken) is not null;
}
