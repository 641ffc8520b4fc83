using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>
/// Acts on many cards, as named sets that can be taken back. The steps: 1. the act is understood and its cards are found; 2. the set is
/// written down with its cards and a job; 3. <see cref="SetRunner"/> carries it out, step by step; 4. taking it back is a set of its own.
/// </summary>
public sealed class NamedSets
{
    private const int LongestName = 200;
    private const int RehearsalStep = 100;
    private const int MostShown = 200;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly CardSearch search;
    private readonly ActPlanning planning;
    private readonly SetReading reading;

    internal NamedSets(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changeSets, CardSearch search, ActPlanning planning, SetReading reading)
    {
        this.contexts = contexts;
        this.changeSets = changeSets;
        this.search = search;
        this.planning = planning;
        this.reading = reading;
    }

    /// <summary>Writes a set down; it is carried out from now on, whether anybody waits or not.</summary>
    public async Task<Result<SetView>> StartAsync(Caller caller, BulkAct act, CancellationToken cancellationToken)
    {
        if (await changeSets.FindReplayAsync(caller, StartSet.Operation, cancellationToken) is { } replay)
            return replay.Succeeded ? await reading.GetAsync(caller, replay.Value.Id, cancellationToken) : replay.Problem;
        if (act.Name is { } name && (name.Trim() is not { Length: > 0 and <= LongestName } trimmed || !KeptText.IsName(trimmed)))
            return Problems.NameWrong("name");
        var planned = await PlanAsync(caller, act, cancellationToken);
        if (!planned.Succeeded)
            return planned.Problem;
        var values = act.Values.ValueKind == JsonValueKind.Undefined ? "null" : act.Values.GetRawText();
        return await StartAsync(caller, new StartSet(Guid.CreateVersion7(), act.Name?.Trim(), act.Act, values, null, planned.Value.Cards), cancellationToken);
    }

    /// <summary>What a set would do, without doing it.</summary>
    public async Task<Result<Rehearsal>> RehearseAsync(Caller caller, BulkAct act, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync(caller, act, cancellationToken);
        return planned.Succeeded ? await RehearseAsync(caller, planned.Value.Act, planned.Value.Cards, cancellationToken) : planned.Problem;
    }

    /// <summary>Takes a set back, as a set of its own. Only who made it, or an administrator.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="id">The set.</param>
    /// <param name="also">Cards on which later changes give way as well.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<SetView>> UndoAsync(Caller caller, Guid id, IReadOnlyList<Guid> also, CancellationToken cancellationToken)
    {
        if (await changeSets.FindReplayAsync(caller, StartSet.UndoOperation, cancellationToken) is { } replay)
            return replay.Succeeded ? await reading.GetAsync(caller, replay.Value.Id, cancellationToken) : replay.Problem;
        var changed = await ChangedAsync(caller, id, cancellationToken);
        if (!changed.Succeeded)
            return changed.Problem;
        var values = JsonSerializer.Serialize(also.Intersect(changed.Value));
        return await StartAsync(caller, new StartSet(Guid.CreateVersion7(), null, ActWords.Undo, values, id, changed.Value), cancellationToken);
    }

    /// <summary>What taking a set back would do; later changes that stand in the way are among its cards.</summary>
    public async Task<Result<Rehearsal>> RehearseUndoAsync(Caller caller, Guid id, IReadOnlyList<Guid> also, CancellationToken cancellationToken)
    {
        var changed = await ChangedAsync(caller, id, cancellationToken);
        return changed.Succeeded ? await RehearseAsync(caller, new PutBack(id, also.ToHashSet()), changed.Value, cancellationToken) : changed.Problem;
    }

    /// <summary>Lets a set that stopped go on.</summary>
    public async Task<Result<SetView>> ContinueAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var set = await reading.GetAsync(caller, id, cancellationToken);
        if (!set.Succeeded)
            return set.Problem;
        var going = await changeSets.CommitAsync(caller, new ChangeSet("change-set.continue", id.ToString(), [new ContinueSet(id)]), cancellationToken);
        return going.Succeeded ? await reading.GetAsync(caller, id, cancellationToken) : going.Problem;
    }

    private async Task<Result<SetView>> StartAsync(Caller caller, StartSet start, CancellationToken cancellationToken)
    {
        if (start.Cards.Count == 0)
            return Problems.NoCards();
        var started = await changeSets.CommitAsync(caller, new ChangeSet(start.UndoOf is null ? StartSet.Operation : StartSet.UndoOperation, start.Id.ToString(), [start]), cancellationToken);
        return started.Succeeded ? await reading.GetAsync(caller, started.Value.Id, cancellationToken) : started.Problem;
    }

    private async Task<Result<(CardAct Act, IReadOnlyList<Guid> Cards)>> PlanAsync(Caller caller, BulkAct act, CancellationToken cancellationToken)
    {
        var parsed = ActWords.Parse(act.Act, act.Values);
        if (!parsed.Succeeded)
            return parsed.Problem;
        var cards = await ChosenAsync(caller, act.Cards, act.Query, cancellationToken);
        if (!cards.Succeeded)
            return cards.Problem;
        return cards.Value.Count == 0 ? Problems.NoCards() : (parsed.Value, cards.Value);
    }

    /// <summary>The cards that an act on many is about: those named, or all that a question finds in full; 10,000 at most.</summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="cards">The cards; null: those that the question finds.</param>
    /// <param name="question">The question; null: the cards are named.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    internal async Task<Result<IReadOnlyList<Guid>>> ChosenAsync(Caller caller, IReadOnlyList<Guid>? cards, SearchQuestion? question, CancellationToken cancellationToken)
    {
        if (cards is null == question is null)
            return Problems.BodyWrong("cards");
        var chosen = cards is not null ? Result.Of<IReadOnlyList<Guid>>([.. cards.Distinct()]) : await search.IdsAsync(caller, question!, NamedSet.MostCards, cancellationToken, inPart: false);
        return chosen.Succeeded && chosen.Value.Count > NamedSet.MostCards ? Problems.TooManyCards(NamedSet.MostCards) : chosen;
    }

    /// <summary>The cards that a set changed, the last first: what was hung below what is unhung before it.</summary>
    private async Task<Result<IReadOnlyList<Guid>>> ChangedAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var set = await reading.GetAsync(caller, id, cancellationToken);
        if (!set.Succeeded)
            return set.Problem;
        if (set.Value.UndoneBy is not null)
            return Problems.UndoneAlready();
        if (set.Value.State == SetState.Running)
            return Problems.StillRunning();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = db.NamedSetCards.Where(c => c.SetId == id && c.Change != null);
        // Who takes back what another did is told of no card that they may not read; they named none.
        if (set.Value.AuthorId != caller.UserId)
        {
            var readable = db.Readable(db.Cards, caller);
            changed = changed.Where(c => readable.Any(x => x.Id == c.CardId));
        }

        return Result.Of<IReadOnlyList<Guid>>(await changed.OrderByDescending(c => c.Place).Select(c => c.CardId).ToListAsync(cancellationToken));
    }

    private async Task<Result<Rehearsal>> RehearseAsync(Caller caller, CardAct act, IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        var outcomes = new List<(Guid CardId, PendingEntry? Entry, Problem? Problem)>(cards.Count);
        foreach (var part in cards.Chunk(RehearsalStep))
        {
            var step = new StepOnCards(null, await act.PlanAsync(planning, caller, part, cancellationToken), outcomes.Count, part);
            if (await SetRunner.TryAsync(changeSets.RehearseAsync, caller, step, cancellationToken) is { } problem)
                return problem;
            outcomes.AddRange(step.Outcomes);
        }

        var shown = await reading.ShowAsync(caller, [.. outcomes.Where(o => o.Problem is not null).Concat(outcomes.Where(o => o.Problem is null && o.Entry is not null)).Take(MostShown)], cancellationToken);
        return new Rehearsal(cards.Count, outcomes.Count(o => o.Entry is not null), outcomes.Count(o => o.Problem is not null), shown);
    }
}
