using System.Text.Json.Nodes;
using Ecm.Contracts.Problems;

namespace Ecm.Contracts.Changes;

/// <summary>A change set: one act on many cards.</summary>
public sealed record CardChanges
{
    /// <summary>The set; null: a rehearsal.</summary>
    public Guid? Id { get; init; }

    /// <summary>What its author calls it; null: after its act.</summary>
    public string? Name { get; init; }

    /// <summary>The act; <c>undo</c> for a set that takes another back.</summary>
    public required string Act { get; init; }

    /// <summary><c>running</c>, <c>done</c>, <c>stopped</c> or <c>rehearsed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who made it; null: a rehearsal.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>When; null: a rehearsal.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How many cards it is about.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them it has come to.</summary>
    public required int Settled { get; init; }

    /// <summary>How many it changed, or would.</summary>
    public required int Done { get; init; }

    /// <summary>The set that it takes back; null: none, or it has ended and changed nothing.</summary>
    public Guid? UndoOf { get; init; }

    /// <summary>The set that took it back; null: none.</summary>
    public Guid? UndoneBy { get; init; }

    /// <summary>The first cards with a problem.</summary>
    public IReadOnlyList<FailedCard> Failed { get; init; } = [];

    /// <summary>For a rehearsal: the first cards that would change. Else see the set's cards.</summary>
    public IReadOnlyList<ChangedCard> Cards { get; init; } = [];
}

/// <summary>A card that could not be changed, or only in part.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Problem">Why.</param>
public sealed record FailedCard(Guid CardId, ProblemDocument Problem);

/// <summary>A card of a change set that the caller may read.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Action">What was done, such as <c>card.patch</c>; null: nothing.</param>
/// <param name="Changes">Old → new, as in its history; null: nothing.</param>
/// <param name="Problem">What stood in the way; null: nothing.</param>
public sealed record ChangedCard(Guid CardId, string Title, string? Action, JsonNode? Changes, ProblemDocument? Problem);
