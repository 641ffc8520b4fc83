using Ecm.Contracts;
using Ecm.Contracts.Changes;
using Ecm.Core.Access;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Changes;

/// <summary>Acts on many cards: change sets that can be looked at and taken back.</summary>
internal static class ChangeEndpoints
{
    private const int DefaultPage = 50;
    private const int MostFailed = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapChanges(this IEndpointRouteBuilder api)
    {
        var changes = api.MapGroup("/changes").WithTags("Changes");
        changes.MapPost("", StartAsync).WithName("changeCards").WithSummary("One act on many cards, as a change set that can be undone")
            .WithDescription("Cards that may not be changed are listed with the reason, the others are done. 202 while it is still being carried out. rehearse=true says what would change and changes nothing.");
        changes.MapGet("", ListAsync).WithName("listChanges").WithSummary("Change sets, newest first; mine=false shows administrators those of others as well");
        changes.MapGet("/{id:guid}", GetAsync).WithName("getChanges").WithSummary("A change set, how far it is, and the first cards with a problem");
        changes.MapGet("/{id:guid}/cards", CardsAsync).WithName("listChangedCards").WithSummary("The cards of a change set, old and new; failed=true: those with a problem");
        changes.MapPost("/{id:guid}/undo", UndoAsync).WithName("undoChanges").WithSummary("Takes a change set back, as a change set of its own")
            .WithDescription("What was changed since is left alone and listed, unless its card is in also. rehearse=true says what would change and changes nothing.");
        changes.MapPost("/{id:guid}/continue", ContinueAsync).WithName("continueChanges").WithSummary("Lets a change set that stopped go on");
    }

    private static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> StartAsync(
        Caller caller, ChangeCardsRequest body, NamedSets sets, SetReading reading, CancellationToken cancellationToken, bool rehearse = false)
    {
        var act = new BulkAct(body.Act, body.Values ?? default, body.Cards, body.Query?.ToQuestion(), body.Name);
        return rehearse
            ? Rehearsed(await sets.RehearseAsync(caller, act, cancellationToken), body.Act, caller)
            : await AnswerAsync(caller, await sets.StartAsync(caller, act, cancellationToken), reading, cancellationToken);
    }

    private static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> UndoAsync(
        Caller caller, Guid id, UndoChangesRequest? body, NamedSets sets, SetReading reading, CancellationToken cancellationToken, bool rehearse = false) => rehearse
        ? Rehearsed(await sets.RehearseUndoAsync(caller, id, body?.Also ?? [], cancellationToken), "undo", caller)
        : await AnswerAsync(caller, await sets.UndoAsync(caller, id, body?.Also ?? [], cancellationToken), reading, cancellationToken);

    private static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> ContinueAsync(
        Caller caller, Guid id, NamedSets sets, SetReading reading, CancellationToken cancellationToken) =>
        await AnswerAsync(caller, await sets.ContinueAsync(caller, id, cancellationToken), reading, cancellationToken);

    private static async Task<Results<Ok<ListPage<CardChanges>>, ProblemResult>> ListAsync(
        Caller caller, SetReading reading, CancellationToken cancellationToken, bool mine = true, string? cursor = null, int size = DefaultPage)
    {
        var page = await reading.ListAsync(caller, mine, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<CardChanges>([.. page.Value.Items.Select(s => s.ToChanges([]))], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }

    private static async Task<Results<Ok<CardChanges>, ProblemResult>> GetAsync(Caller caller, Guid id, SetReading reading, CancellationToken cancellationToken)
    {
        var set = await WithFailedAsync(caller, await reading.GetAsync(caller, id, cancellationToken), reading, cancellationToken);
        return set.Succeeded ? TypedResults.Ok(set.Value) : new ProblemResult(set.Problem);
    }

    private static async Task<Results<Ok<ListPage<ChangedCard>>, ProblemResult>> CardsAsync(
        Caller caller, Guid id, SetReading reading, CancellationToken cancellationToken, bool failed = false, string? cursor = null, int size = DefaultPage)
    {
        var page = await reading.CardsAsync(caller, id, failed, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<ChangedCard>([.. page.Value.Items.Select(c => c.ToCard(caller.Language))], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }

    /// <summary>A set that was begun: as it is when it has ended, or after a while.</summary>
    public static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> AnswerAsync(
        Caller caller, Result<SetView> started, SetReading reading, CancellationToken cancellationToken)
    {
        if (started.Succeeded)
            started = await reading.WaitAsync(caller, started.Value, Patience, cancellationToken);
        var set = await WithFailedAsync(caller, started, reading, cancellationToken);
        if (!set.Succeeded)
            return new ProblemResult(set.Problem);
        return started.Value.State == SetState.Running ? TypedResults.Accepted($"/api/v1/changes/{set.Value.Id}", set.Value) : TypedResults.Ok(set.Value);
    }

    private static async Task<Result<CardChanges>> WithFailedAsync(Caller caller, Result<SetView> set, SetReading reading, CancellationToken cancellationToken)
    {
        if (!set.Succeeded)
            return set.Problem;
        var failed = await reading.CardsAsync(caller, set.Value.Id, failed: true, null, MostFailed, cancellationToken);
        return failed.Map(f => set.Value.ToChanges([.. f.Items.Select(c => c.ToFailed(caller.Language))]));
    }

    private static Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult> Rehearsed(Result<Rehearsal> rehearsal, string act, Caller caller) =>
        rehearsal.Succeeded ? TypedResults.Ok(rehearsal.Value.ToChanges(act, caller.Language)) : new ProblemResult(rehearsal.Problem);
}
