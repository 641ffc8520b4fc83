using Ecm.Contracts.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Ecm.Rest.Requests;

/// <summary>What a handler's signature does not say about its operation: the version it takes, the bytes it stores, a body it reads by hand.</summary>
internal static class OperationNotes
{
    private const string ProblemType = "application/problem+json";

    /// <summary>The operation heeds <c>If-Match</c>, or is refused without it.</summary>
    public static T TakesVersion<T>(this T route, bool required = false) where T : IEndpointConventionBuilder => route.WithMetadata(new VersionHeader(required));

    /// <summary>The operation stores bytes without a limit of the request, so the store may be full.</summary>
    public static T StoresBytes<T>(this T route) where T : IEndpointConventionBuilder => route.WithMetadata(new DisableRequestSizeLimitAttribute(), new StoredBytes());

    /// <summary>Whether an operation takes an <c>Idempotency-Key</c>: every POST, and a PUT of bytes, whose version has moved on when its answer was lost.</summary>
    public static bool TakesKey(string method, IEnumerable<object> metadata) => HttpMethods.IsPost(method) || (HttpMethods.IsPut(method) && metadata.OfType<StoredBytes>().Any());

    /// <summary>The body as it is read by hand, for each media type.</summary>
    public static T ReadsBody<T>(this T route, params (string MediaType, Func<OpenApiSchema> Schema)[] forms) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new BodyNote(forms));

    /// <summary>Names the problems that the door itself tells, on each operation where they occur.</summary>
    public static void NameProblems(this IEndpointConventionBuilder api) => api.Finally(builder =>
    {
        foreach (var status in Problems(builder.Metadata).Except(builder.Metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.StatusCode)).ToList())
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [ProblemType]));
    });

    private static IEnumerable<int> Problems(IList<object> metadata)
    {
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }

        if (metadata.OfType<VersionHeader>().FirstOrDefault() is { } version)
        {
            yield return StatusCodes.Status412PreconditionFailed;
            if (version.Required)
                yield return StatusCodes.Status428PreconditionRequired;
        }

        var storesBytes = metadata.OfType<StoredBytes>().Any();
        if (!storesBytes && metadata.OfType<IAcceptsMetadata>().Any())
            yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status429TooManyRequests;
        if (storesBytes)
            yield return StatusCodes.Status507InsufficientStorage;
    }
}

/// <summary>The operation heeds <c>If-Match</c>.</summary>
/// <param name="Required">True: it is refused without it.</param>
internal sealed record VersionHeader(bool Required);

/// <summary>The operation stores bytes.</summary>
internal sealed record StoredBytes;

/// <summary>A body that is read by hand.</summary>
internal sealed record BodyNote(IReadOnlyList<(string MediaType, Func<OpenApiSchema> Schema)> Forms);
