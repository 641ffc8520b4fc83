using System.Threading.RateLimiting;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Rest.Security;

/// <summary>
/// How much at once. Everywhere: requests in flight per principal, never a rate. At sign-in, where guessing is the danger, a rate per address.
/// </summary>
internal static class RequestLimits
{
    /// <summary>The policy of doors to which a password is brought.</summary>
    public const string SignIn = "sign-in";

    private const int InFlight = 128;
    private const int Queued = 4096;
    private const int SignInBurst = 60;
    private const int SignInsPerSecond = 2;
    private const int RetryAfterSeconds = 5;

    public static void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Request.Path.StartsWithSegments("/api")
                ? RateLimitPartition.GetConcurrencyLimiter(PrincipalOf(context), _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = InFlight, QueueLimit = Queued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                })
                : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(SignIn, context => RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = SignInBurst, TokensPerPeriod = SignInsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
        }));
        options.OnRejected = (context, _) =>
            new ValueTask(new ProblemResult(Problems.TooManyRequests(RetryAfterSeconds)).ExecuteAsync(context.HttpContext));
    }

    /// <summary>The address of the client; behind a proxy only when the proxy is trusted.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static string PrincipalOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<CallerAccessor>().Caller?.UserId.ToString() ?? AddressOf(context);
}
