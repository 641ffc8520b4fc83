using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Security;

/// <summary>
/// What every request must keep to, after authentication and before any handler:
/// 1. its parameters are texts that can be looked up; 2. no page of another site acts in the name of whoever is signed in;
/// 3. a token does what its scopes say; 4. the caller gets the language and the idempotency key of the request.
/// </summary>
internal sealed class RequestRules(RequestDelegate next)
{
    // 200 are stored; the parts of an upload add "#" and their number.
    private const int LongestKey = 190;
    private const string IdempotencyKey = "Idempotency-Key";

    public async Task InvokeAsync(HttpContext context, CallerAccessor accessor)
    {
        var problem = UnkeptParameter(context.Request) ?? (IsForeign(context.Request) ? Problems.ForeignOrigin() : Bind(context.Request, accessor));
        if (problem is null)
            await next(context);
        else
            await new ProblemResult(problem).ExecuteAsync(context);
    }

    /// <summary>
    /// A browser that could carry our cookie says where the request comes from. Without either header it is no browser.
    /// Requests with an Authorization header pass: no other site can make a browser send it, and cookies do not count then.
    /// </summary>
    internal static bool IsForeign(HttpRequest request)
    {
        if (IsSafe(request) || request.Headers.ContainsKey(HeaderNames.Authorization))
            return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private static Problem? UnkeptParameter(HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
            if (values.Any(value => value is not null && !KeptText.Fits(value)))
                return Problems.ParameterWrong(name);
        return null;
    }

    private static Problem? Bind(HttpRequest request, CallerAccessor accessor)
    {
        if (accessor.Caller is not { } caller)
            return null;
        if (accessor.Token is { } token)
        {
            var safe = IsSafe(request);
            if (safe ? !token.MayRead : !token.MayWrite)
                return Problems.TokenScope(safe ? "read" : "write");
            // Scripts name their language when they care; a browser names its own, which is not the one chosen here.
            if (RequestLanguage.Asked(request) is { } language)
                caller = caller with { Language = language };
        }

        if (OperationNotes.TakesKey(request.Method, request.HttpContext.GetEndpoint()?.Metadata ?? EndpointMetadataCollection.Empty) && request.Headers.TryGetValue(IdempotencyKey, out var keys))
        {
            if (keys.Count != 1 || keys[0] is not { Length: > 0 and <= LongestKey } key)
                return Problems.ParameterWrong(IdempotencyKey);
            caller = caller with { IdempotencyKey = key };
        }

        accessor.Caller = caller;
        return null;
    }

    /// <summary>A web socket is opened with GET, and is a way to act.</summary>
    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
        && !request.HttpContext.WebSockets.IsWebSocketRequest;
}
