using Ecm.Contracts.Administration;
using Ecm.Core.Access;
using Ecm.Core.Health;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Administration;

/// <summary>The server itself: how it fares, verifying it, filling its index anew. For administrators.</summary>
internal static class ServerEndpoints
{
    public static void MapServer(this IEndpointRouteBuilder api)
    {
        var server = api.MapGroup("/server").WithTags("Administration");
        server.MapGet("", ReadAsync).WithName("readServer").WithSummary("How the server fares, in figures. For administrators.");
        server.MapGet("/verification/{part}", Find).WithName("readVerification").WithSummary("The last verification of storage, index or audit by the node that answers. For administrators.");
        server.MapPost("/verification/{part}", StartAsync).WithName("startVerification").WithSummary("Verifies storage, index or audit in the background. For administrators.")
            .WithDescription("storage: every file's bytes are hashed; index: every card is compared with the database; audit: the chain is computed again. One at a time.");
        server.MapPost("/index/rebuild", RebuildAsync).WithName("rebuildIndex")
            .WithSummary("Fills a new index beside the one that serves, which answers until then. For administrators.");
    }

    private static async Task<Results<Ok<ServerState>, ProblemResult>> ReadAsync(Caller caller, ServerOverviews servers, CancellationToken cancellationToken)
    {
        var server = await servers.ReadAsync(caller, cancellationToken);
        return server.Succeeded ? TypedResults.Ok(server.Value.ToState()) : new ProblemResult(server.Problem);
    }

    private static Results<Ok<Contracts.Administration.Verification>, ProblemResult> Find(Caller caller, string part, VerificationRuns runs)
    {
        if (!Words.TryParse(part, default(VerifiedPart), out var which))
            return new ProblemResult(Problems.ParameterWrong("part"));
        var run = runs.Find(caller, which);
        if (!run.Succeeded)
            return new ProblemResult(run.Problem);
        return run.Value is { } found ? TypedResults.Ok(found.ToVerification()) : new ProblemResult(Problems.NotFound());
    }

    private static async Task<Results<Accepted<Contracts.Administration.Verification>, ProblemResult>> StartAsync(
        Caller caller, string part, VerificationRuns runs, CancellationToken cancellationToken)
    {
        if (!Words.TryParse(part, default(VerifiedPart), out var which))
            return new ProblemResult(Problems.ParameterWrong("part"));
        var run = await runs.StartAsync(caller, which, cancellationToken);
        return run.Succeeded ? TypedResults.Accepted($"/api/v1/server/verification/{part}", run.Value.ToVerification()) : new ProblemResult(run.Problem);
    }

    private static async Task<Results<Accepted, ProblemResult>> RebuildAsync(Caller caller, IndexRebuilds rebuilds, CancellationToken cancellationToken)
    {
        var started = await rebuilds.StartAsync(caller, cancellationToken);
        return started.Succeeded ? TypedResults.Accepted("/api/v1/server") : new ProblemResult(started.Problem);
    }
}
