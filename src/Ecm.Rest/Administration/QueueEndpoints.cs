using Ecm.Contracts;
using Ecm.Contracts.Administration;
using Ecm.Core.Access;
using Ecm.Core.Jobs;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Administration;

/// <summary>All work of the server, whoever may read what it is about. For administrators.</summary>
internal static class QueueEndpoints
{
    private const int DefaultPage = 50;

    public static void MapQueue(this IEndpointRouteBuilder api)
    {
        var queue = api.MapGroup("/queue").WithTags("Administration");
        queue.MapGet("", ListAsync).WithName("listQueue").WithSummary("What is still to be done, and files that could not be read (state=, reason=); first come first. For administrators.")
            .WithDescription("Of cards that the caller may not read there are no names. /jobs lists the files of cards that one may read.");
        queue.MapPost("/retry", RetryNextAsync).WithName("retryQueue").WithSummary("Has the next 100 files that could not be read (reason=) read again; the cursor takes up the rest. For administrators.");
        queue.MapPost("/{id:guid}/retry", RetryAsync).WithName("retryWork").WithSummary("Has a file that could not be read read again. For administrators.");
    }

    private static async Task<Results<Ok<ListPage<QueuedWork>>, ProblemResult>> ListAsync(
        Caller caller, WorkQueue queue, CancellationToken cancellationToken, string? state = null, string? reason = null, string? cursor = null, int size = DefaultPage)
    {
        if (!Words.TryParse(state, WorkState.Waiting, out var only))
            return new ProblemResult(Problems.ParameterWrong("state"));
        var page = await queue.ListAsync(caller, new WorkFilter(state is null ? null : only, reason), cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<QueuedWork>([.. page.Value.Items.Select(i => i.ToWork())], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> RetryAsync(Caller caller, Guid id, WorkQueue queue, CancellationToken cancellationToken)
    {
        var asked = await queue.RetryAsync(caller, id, cancellationToken);
        return asked.Succeeded ? TypedResults.NoContent() : new ProblemResult(asked.Problem);
    }

    private static async Task<Results<Ok<RetriedFiles>, ProblemResult>> RetryNextAsync(
        Caller caller, WorkQueue queue, CancellationToken cancellationToken, string? reason = null, string? cursor = null)
    {
        var step = await queue.RetryNextAsync(caller, reason, cursor, cancellationToken);
        return step.Succeeded ? TypedResults.Ok(new RetriedFiles(step.Value.Asked, step.Value.Cursor)) : new ProblemResult(step.Problem);
    }
}
