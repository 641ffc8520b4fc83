using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>
/// One step of a set: an act on some of its cards, in one transaction. A card that is refused may have left traces in the transaction, so the
/// step answers <see cref="IsToBeRepeated"/>, everything is rolled back, and it is carried out again without those in <see cref="Refused"/>.
/// </summary>
/// <param name="SetId">The set whose rows are settled; null: a rehearsal.</param>
/// <param name="Act">What is done.</param>
/// <param name="From">The place of the first card.</param>
/// <param name="Cards">The cards, in order.</param>
internal sealed record StepOnCards(Guid? SetId, CardAct Act, int From, IReadOnlyList<Guid> Cards) : Change
{
    private static readonly Problem Repeat = new("repeat", 0);

    internal override bool OneAtATime => Act.OneAtATime;

    /// <summary>Cards that are left out, with the reason.</summary>
    public Dictionary<Guid, Problem> Refused { get; } = [];

    /// <summary>What became of each card, once the step is through.</summary>
    public List<(Guid CardId, PendingEntry? Entry, Problem? Problem)> Outcomes { get; } = [];

    public static bool IsToBeRepeated(Problem problem) => ReferenceEquals(problem, Repeat);

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        Outcomes.Clear();
        var known = Refused.Count;
        foreach (var card in Cards)
            await ApplyAsync(scope, card, cancellationToken);
        if (Refused.Count > known)
            return Repeat;
        return SetId is { } id ? await SettleAsync(scope, id, cancellationToken) : null;
    }

    private async Task ApplyAsync(ChangeScope scope, Guid card, CancellationToken cancellationToken)
    {
        if (Refused.TryGetValue(card, out var reason))
        {
            Outcomes.Add((card, null, reason));
            return;
        }

        var before = scope.Entries.Count;
        var outcome = await Act.ApplyAsync(scope, card, cancellationToken);
        if (outcome.Refused is { } refused)
            Refused[card] = refused;
        else
            // A move passes access on, too: what the act itself did is recorded last.
            Outcomes.Add((card, scope.Entries.Skip(before).LastOrDefault(e => e.ObjectId == card && e.Action != "access.inherit"), outcome.Left));
    }

    private async Task<Problem?> SettleAsync(ChangeScope scope, Guid setId, CancellationToken cancellationToken)
    {
        var set = await scope.Db.NamedSets.SingleAsync(s => s.Id == setId, cancellationToken);
        if (set.Next != From)
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
        return null;
    }
}
