using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Ecm.Contracts;
using Ecm.Contracts.Problems;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Security;

/// <summary>A problem as RFC 9457 says it, in the caller's language.</summary>
internal sealed class ProblemResult(Problem problem) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    private const string MediaType = "application/problem+json";

    public int? StatusCode => problem.Status;

    /// <summary>The document of a problem; for parts of an answer that each have their own.</summary>
    public static ProblemDocument DocumentOf(Problem problem, string language) => new()
    {
        Type = $"urn:ecm:problem:{problem.Code}",
        Title = ProblemTexts.Describe(problem, language),
        Status = problem.Status,
        Field = problem.Field,
        Position = problem.Position,
        CardId = problem.CardId,
    };

    /// <summary>The number by which an administrator finds the request in the log.</summary>
    public static string RequestIdOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
            response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        var document = DocumentOf(problem, RequestLanguage.Of(httpContext)) with { RequestId = RequestIdOf(httpContext) };
        return response.WriteAsJsonAsync(document, EcmJson.ForAnswers.ProblemDocument, MediaType, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[400, 401, 403, 404, 409, 422, 503])
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [MediaType]));
    }
}
