using System.Net.Http.Json;
using Ecm.Contracts;
using Ecm.Contracts.Problems;

namespace Ecm.Server.Tests.Rest;

/// <summary>Reads problems, and looks that they are what RFC 9457 says and show nothing of the inside.</summary>
internal static class ProblemReading
{
    private static readonly string[] Inside =
        ["   at ", "Exception", "System.", "Microsoft.", "Ecm.", "SQLite", "Npgsql", "SELECT ", "INSERT ", "Lucene", "/tmp/", "/data/", "/src/", ".cs:"];

    /// <summary>The problem of an answer that is one.</summary>
    public static async Task<ProblemDocument> ProblemAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json", "{0} was answered: {1}", response.StatusCode, text);
        foreach (var word in Inside)
            text.Should().NotContain(word);
        var problem = (await response.Content.ReadFromJsonAsync<ProblemDocument>(EcmJson.ForClients))!;
        problem.Status.Should().Be((int)response.StatusCode);
        problem.Type.Should().StartWith("urn:ecm:problem:");
        problem.Title.Should().NotBeNullOrWhiteSpace();
        problem.RequestId.Should().NotBeNullOrWhiteSpace();
        return problem;
    }

    /// <summary>The last part of the problem's type.</summary>
    public static string Code(this ProblemDocument problem) => problem.Type[(problem.Type.LastIndexOf(':') + 1)..];
}
