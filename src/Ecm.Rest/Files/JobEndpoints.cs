using Ecm.Contracts;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>What the server has still to read, and what it could not.</summary>
internal static class JobEndpoints
{
    private const int DefaultPage = 50;

    public static void MapJobs(this IEndpointRouteBuilder api) =>
        api.MapGet("/jobs", ListAsync).WithTags("Files").WithName("listJobs")
            .WithSummary("Files that are queued, running or parked (state=), with the reason; first come first. POST /files/{id}/retry takes a parked one up again");

    private static async Task<Results<Ok<ListPage<CardFile>>, ProblemResult>> ListAsync(
        Caller caller, IntakeQueue queue, CancellationToken cancellationToken, string? state = null, string? cursor = null, int size = DefaultPage)
    {
        if (!Words.TryParse(state, IntakeState.Queued, out var only))
            return new ProblemResult(Problems.ParameterWrong("state"));
        var page = await queue.ListAsync(caller, state is null ? null : only, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<CardFile>([.. page.Value.Items.Select(f => f.ToFile())], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }
}
