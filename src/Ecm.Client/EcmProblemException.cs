using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Contracts;
using Ecm.Contracts.Problems;

namespace Ecm.Client;

/// <summary>The server answered with a problem. The message says what happened and what to do, in the caller's language.</summary>
public sealed class EcmProblemException : Exception
{
    /// <summary>A problem as the server told it.</summary>
    public EcmProblemException(ProblemDocument problem) : base(problem.Detail is null ? problem.Title : $"{problem.Title} {problem.Detail}") => Problem = problem;

    /// <summary>What the server told.</summary>
    public ProblemDocument Problem { get; }

    /// <summary>The stable last part of the problem's type, such as <c>version-conflict</c>.</summary>
    public string Code => Problem.Type[(Problem.Type.LastIndexOf(':') + 1)..];

    /// <summary>Seconds after which a repetition may succeed; null: the server does not say.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The problem in an answer that is no success; something in between may have answered with something else.</summary>
    internal static async Task<EcmProblemException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ProblemDocument? problem = null;
        if (response.Content.Headers.ContentType?.MediaType is "application/problem+json")
            try
            {
                problem = await response.Content.ReadFromJsonAsync<ProblemDocument>(EcmJson.ForClients, cancellationToken);
            }
            catch (JsonException)
            {
                // Cut short on its way: the status still tells something.
            }

        return new EcmProblemException(problem ?? Unknown(response)) { RetryAfter = (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds };
    }

    private static ProblemDocument Unknown(HttpResponseMessage response) => new()
    {
        Type = "about:blank", Status = (int)response.StatusCode,
        Title = $"{response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path)}: {(int)response.StatusCode} {response.ReasonPhrase}",
    };
}
