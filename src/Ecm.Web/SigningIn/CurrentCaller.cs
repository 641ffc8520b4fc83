using Ecm.Core.Access;
using Ecm.Core.People;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ecm.Web.SigningIn;

/// <summary>
/// Who sits before the page, asked anew for every call: rights come from the database, never from what the circuit remembers.
/// </summary>
internal sealed class CurrentCaller(AuthenticationStateProvider authentication, Callers callers)
{
    /// <summary>The caller; null when the session has ended.</summary>
    public async Task<Caller?> FindAsync(CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await callers.OfSessionAsync(state.User, cancellationToken);
    }
}
