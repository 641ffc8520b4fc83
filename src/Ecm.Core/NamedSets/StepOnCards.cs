using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>
/// One step of a set: an act on some of its cards, in one transaction. When a refused card left traces in the transaction, the step answers
/// <see cref="IsToBeRepeated"/> at once: what is said of the next cards could come from those. Everything is rolled back and carried out again
/// without the cards in <see cref="Refused"/>.
/// </summary>
/// <param name="SetId">The set whose rows are settled; null: a rehearsal.</param>
/// <param name="Act">What is done.</param>
/// <param name="From">The place of the first card.</param>
/// <param name="Cards">The cards, in order.</param>
internal sealed record StepOnCards(Guid? SetId, CardAct Act, int From, IReadOnlyList<Guid> Cards) : Change
{
    private static readonly Problem Repeat = new("repeat", 0);

    internal override bool OneAtATime => Act.OneAtATime;

    /// <summary>Cards that are not tried again, with the reason.</summary>
    public Dictionary<Guid, Problem> Refused { get; } = [];

    /// <summary>What became of each card, once the step is through.</summary>
    public List<(Guid CardId, PendingEntry? Entry, Problem? Problem)> Outcomes { get; } = [];

    public static bool IsToBeRepeated(Problem problem) => ReferenceEquals(problem, Repeat);

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        Outcomes.Clear();
        foreach (var card in Cards)
            if (!await ApplyAsync(scope, card, cancellationToken))
                return Repeat;
        return SetId is { } id ? await SettleAsync(scope, id, cancellationToken) : null;
    }

    private async Task<bool> ApplyAsync(ChangeScope scope, Guid card, CancellationToken cancellationToken)
    {
        if (Refused.TryGetValue(card, out var reason))
        {
            Outcomes.Add((card, null, reason));
            return true;
        }

        var (entries, changed) = (scope.Entries.Count, Changed(scope));
        var outcome = await Act.ApplyAsync(scope, card, cancellationToken);
        if (outcome.Refused is { } refused)
        {
            Outcomes.Add((card, null, refused));
            if (!outcome.Drew && scope.Entries.Count == entries && Changed(scope) == changed)
                return true;
            Refused[card] = refused;
            return false;
        }

        // A move passes access on, too: what the act itself did is recorded last.
        var own = scope.Entries.Skip(entries).Where(e => e.ObjectId == card && e.Action != "access.inherit");
        Outcomes.Add((card, Act.Makes ? own.FirstOrDefault() : own.LastOrDefault(), outcome.Left));
        // The tree and inherited access are read from the database: the next card, parent or child of this one, must find them there.
        if (OneAtATime)
            await scope.Db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static int Changed(ChangeScope scope) => scope.Db.ChangeTracker.Entries().Count(e => e.State != EntityState.Unchanged);

    private async Task<Problem?> SettleAsync(ChangeScope scope, Guid setId, CancellationToken cancellationToken)
    {
        var set = await scope.Db.NamedSets.SingleAsync(s => s.Id == setId, cancellationToken);
        if (set.Next != From || set.Stopped)
            return Problems.VersionConflict();
        var rows = await scope.Db.NamedSetCards.Where(c => c.SetId == setId && c.Place >= From && c.Place < From + Cards.Count).ToDictionaryAsync(c => c.CardId, cancellationToken);
        foreach (var (card, entry, problem) in Outcomes)
        {
            rows[card].Problem = problem is null ? null : KeptProblem.Write(problem, scope.Caller.Language);
            if (entry is not null)
                scope.OnNumbers(() => rows[card].Change = entry.Number);
        }

        set.Next += Cards.Count;
        set.Done += Outcomes.Count(o => o.Entry is not null);
        set.Failed += Outcomes.Count(o => o.Problem is not null);
        // An undo that changed nothing has undone nothing: another may.
        if (set.Next == set.Total && set.Done == 0)
            set.UndoOf = null;
        return null;
    }
}
