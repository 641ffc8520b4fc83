using Ecm.Core.People;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Rest.Security;

/// <summary>The one cookie: HttpOnly, SameSite=Lax, and under https Secure with the <c>__Host-</c> prefix, which no other host can set.</summary>
internal static class SessionCookie
{
    public const string Scheme = "session";

    private const string Name = "ecm-session";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new PrefixedUnderHttps();
        options.SlidingExpiration = false;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = context => AnswerOrRedirectAsync(context, Problems.SignInNeeded()),
            OnRedirectToAccessDenied = context => new ProblemResult(Problems.Forbidden()).ExecuteAsync(context.HttpContext),
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var caller = await services.GetRequiredService<Callers>().OfSessionAsync(context.Principal!, context.HttpContext.RequestAborted);
        if (caller is null)
            context.RejectPrincipal();
        else
            services.GetRequiredService<CallerAccessor>().Caller = caller;
    }

    private static Task AnswerOrRedirectAsync(RedirectContext<CookieAuthenticationOptions> context, Problem problem)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
            return new ProblemResult(problem).ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>The prefix cannot be had without https, and plain http on the loopback address must work.</summary>
    private sealed class PrefixedUnderHttps : ICookieManager
    {
        private readonly ChunkingCookieManager inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, NameFor(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            inner.AppendResponseCookie(context, NameFor(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            inner.DeleteCookie(context, NameFor(context, key), options);

        private static string NameFor(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;
    }
}
