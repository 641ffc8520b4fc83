using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Samples;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>
/// Carries a set out: 1. find the place it has come to; 2. do the next hundred cards in one transaction, under the rights its author has now;
/// 3. again, until all are settled. Whoever dies in between loses at most the step that was open, and another worker goes on.
/// </summary>
internal sealed class SetRunner(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changeSets, ActPlanning planning, Callers callers) : IJobHandler
{
    public const string KindName = "change-set";
    private const int StepSize = 100;
    private const int MostFailures = 5;

    public string Kind => KindName;

    public async Task<bool> RunAsync(Job job, CancellationToken cancellationToken)
    {
        await RunAsync(job.SubjectId, cancellationToken);
        return false;
    }

    public async Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken)
    {
        if (job.Failures + 1 < MostFailures)
            return TimeSpan.FromSeconds(5);
        await StopAsync(job.SubjectId, cancellationToken);
        return null;
    }

    /// <summary>Carries a set out to its end, or until it is stopped.</summary>
    public async Task RunAsync(Guid setId, CancellationToken cancellationToken)
    {
        var size = StepSize;
        while (await NextAsync(setId, size, cancellationToken) is var (set, cards) && cards.Count > 0 && !set.Stopped)
        {
            if (await callers.FindAsync(set.AuthorId, cancellationToken) is not { } author)
            {
                await StopAsync(setId, cancellationToken);
                return;
            }

            var act = ActOf(set);
            IReadOnlyList<Guid> next = [.. cards.Take(act.MostAtOnce)];
            var step = new StepOnCards(setId, await act.PlanAsync(planning, author, next, cancellationToken), set.Next, next);
            var problem = await TryAsync(changeSets.CommitAsync, author, step, cancellationToken);
            // Others keep writing to one of the cards: card by card the others are done, and this one is said to be busy.
            if (problem is not null && size == 1)
                step.Refused[cards[0]] = problem;
            if (problem is not null && size == 1 && await TryAsync(changeSets.CommitAsync, author, step, cancellationToken) is not null
                && await StandsAtAsync(setId, set.Next, cancellationToken))
                throw new InvalidOperationException($"Set {setId} cannot go on at {set.Next}: {problem.Code}.");
            size = problem is null || size == 1 ? StepSize : 1;
        }
    }

    /// <summary>Carries a step out, again without the cards that are refused.</summary>
    public static async Task<Problem?> TryAsync(
        Func<Caller, ChangeSet, CancellationToken, Task<Result<ChangeReceipt>>> write, Caller caller, StepOnCards step, CancellationToken cancellationToken)
    {
        var set = new ChangeSet("change-set.step", step.SetId?.ToString() ?? "", [step]);
        while (true)
        {
            var written = await write(caller, set, cancellationToken);
            if (written.Succeeded || !StepOnCards.IsToBeRepeated(written.Problem))
                return written.Succeeded ? null : written.Problem;
        }
    }

    /// <summary>The act that a stored set stands for.</summary>
    public static CardAct ActOf(NamedSet set)
    {
        using var values = JsonDocument.Parse(set.Values);
        if (set.UndoOf is { } undone)
            return new PutBack(undone, values.RootElement.Deserialize<HashSet<Guid>>()!);
        return set.Act == ActWords.Samples ? new MakeSamples(set) : ActWords.Parse(set.Act, values.RootElement).Value;
    }

    private async Task<(NamedSet Set, IReadOnlyList<Guid> Cards)> NextAsync(Guid setId, int size, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var set = await db.NamedSets.AsNoTracking().SingleAsync(s => s.Id == setId, cancellationToken);
        var cards = await db.NamedSetCards.Where(c => c.SetId == setId && c.Place >= set.Next).OrderBy(c => c.Place).Take(size).Select(c => c.CardId).ToListAsync(cancellationToken);
        return (set, cards);
    }

    /// <summary>False when another run has come further, or the set was stopped.</summary>
    private async Task<bool> StandsAtAsync(Guid setId, int next, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.NamedSets.AnyAsync(s => s.Id == setId && s.Next == next && !s.Stopped, cancellationToken);
    }

    private async Task StopAsync(Guid setId, CancellationToken cancellationToken)
    {
        var stopped = await changeSets.CommitAsync(Caller.System with { Agent = KindName }, new ChangeSet("change-set.stop", setId.ToString(), [new StopSet(setId)]), cancellationToken);
        if (!stopped.Succeeded)
            throw new InvalidOperationException($"Set {setId} cannot be stopped: {stopped.Problem.Code}.");
    }
}
