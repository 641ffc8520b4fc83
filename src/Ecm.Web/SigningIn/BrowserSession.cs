using Ecm.Core.People;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Ecm.Web.SigningIn;

/// <summary>Signs a browser in: checks login and password, and gives it the session cookie.</summary>
internal sealed class BrowserSession(SignIn signIn, IAuthenticationSchemeProvider schemes)
{
    /// <summary>Null when the browser is signed in, else what stood in the way.</summary>
    public async Task<Problem?> OpenAsync(HttpContext context, string login, string password)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "local";
        var opened = await signIn.OpenSessionAsync(login, password, address, context.RequestAborted);
        if (!opened.Succeeded)
            return opened.Problem;
        var scheme = await schemes.GetDefaultSignInSchemeAsync() ?? throw new InvalidOperationException("No scheme that signs in.");
        // What the page does further on in this request, it does as this person.
        context.User = opened.Value.ToPrincipal(scheme.Name);
        await context.SignInAsync(scheme.Name, context.User, new AuthenticationProperties { IsPersistent = true, ExpiresUtc = opened.Value.ExpiresAt });
        return null;
    }
}
