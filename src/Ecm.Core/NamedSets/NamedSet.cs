namespace Ecm.Core.NamedSets;

/// <summary>One act on many cards: what was asked, how far it came, and what it is called.</summary>
internal sealed class NamedSet
{
    public const int MostCards = 10_000;

    public required Guid Id { get; init; }

    /// <summary>What its author calls it; null: after its act.</summary>
    public string? Name { get; init; }

    /// <summary>The word of the act, such as <c>fields</c>.</summary>
    public required string Act { get; init; }

    /// <summary>What the act needs, as JSON.</summary>
    public required string Values { get; init; }

    public required Guid AuthorId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The set that this one takes back; null: none, or it has ended and changed nothing. Each set is taken back once.</summary>
    public Guid? UndoOf { get; set; }

    /// <summary>How many cards it is about.</summary>
    public required int Total { get; init; }

    /// <summary>The place of the next card: all before it are settled. Guards the set against two runs at once.</summary>
    public int Next { get; set; }

    /// <summary>How many cards were changed.</summary>
    public int Done { get; set; }

    /// <summary>How many cards have a problem.</summary>
    public int Failed { get; set; }

    /// <summary>It will not go on by itself: its author may no longer sign in, or it failed again and again. Guards a step against a stop at the same time.</summary>
    public bool Stopped { get; set; }
}

/// <summary>A card of a set and what became of it.</summary>
internal sealed class NamedSetCard
{
    public required Guid SetId { get; init; }

    /// <summary>Its place in the selection, from 0.</summary>
    public required int Place { get; init; }

    public required Guid CardId { get; init; }

    /// <summary>The change that the set made on it; its audit payload holds old → new. Null: none.</summary>
    public long? Change { get; set; }

    /// <summary>What stood in the way, as JSON; null: nothing.</summary>
    public string? Problem { get; set; }
}
