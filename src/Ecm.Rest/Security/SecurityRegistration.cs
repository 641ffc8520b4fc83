using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Contracts;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Security;

/// <summary>What stands between the network and the handlers.</summary>
public static class SecurityRegistration
{
    private const string ByHeader = "ecm";

    /// <summary>Authentication, the caller of a request, limits, problems, and strict reading of JSON.</summary>
    public static IServiceCollection AddEcmSecurity(this IServiceCollection services)
    {
        services.AddScoped<CallerAccessor>();
        services.AddScoped(s => s.GetRequiredService<CallerAccessor>().Caller
            ?? throw new InvalidOperationException("A handler that needs a caller was reached without one: RequireAuthorization is missing."));
        services.AddAuthentication(ByHeader)
            .AddPolicyScheme(ByHeader, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.ContainsKey(HeaderNames.Authorization) ? TokenAuthentication.SchemeName : SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddRateLimiter(RequestLimits.Configure);
        services.AddExceptionHandler<FaultHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ReadStrictly(options.SerializerOptions));
        return services;
    }

    /// <summary>The order matters: faults, who asks, the rules of a request, how much at once, then the handlers' own demands.</summary>
    public static IApplicationBuilder UseEcmSecurity(this IApplicationBuilder app) => app
        .UseExceptionHandler(_ => { })
        .UseStatusCodePages(context => context.HttpContext.Request.Path.StartsWithSegments("/api") ? SayAsync(context.HttpContext) : Task.CompletedTask)
        .UseRouting()
        .UseAuthentication()
        .UseMiddleware<RequestRules>()
        .UseRateLimiter()
        .UseAuthorization();

    /// <summary>What routing refuses with a bare status becomes a problem, too.</summary>
    private static Task SayAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var problem = status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
            ? Problems.NoSuchOperation(status)
            : UnreadParameter.NameIn(context) is { } parameter ? Problems.ParameterWrong(parameter) : Problems.RequestWrong(status);
        return new ProblemResult(problem).ExecuteAsync(context);
    }

    /// <summary>What the server reads is exactly what is described: nothing unknown, doubled, missing or null where it must not be.</summary>
    private static void ReadStrictly(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, EcmJson.Default);
        options.Encoder = EcmJson.Plain;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
    }
}
