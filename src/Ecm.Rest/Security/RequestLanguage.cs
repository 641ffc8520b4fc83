using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Security;

/// <summary>The language of an answer.</summary>
internal static class RequestLanguage
{
    private const string Default = "ru";

    /// <summary>The caller's; before anybody is known, the one the request asks for.</summary>
    public static string Of(HttpContext context) =>
        context.RequestServices.GetService<CallerAccessor>()?.Caller?.Language ?? Asked(context.Request) ?? Default;

    /// <summary>The first of ours that the request asks for; null: it asks for none of them.</summary>
    public static string? Asked(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptLanguage.OfType<string>()], out var wanted)
            ? wanted.OrderByDescending(w => w.Quality ?? 1).Select(w => Ours(w.Value.Value)).FirstOrDefault(w => w is not null)
            : null;

    private static string? Ours(string? tag) => tag?.Split('-')[0].ToLowerInvariant() is "ru" or "en" ? tag.Split('-')[0].ToLowerInvariant() : null;
}
