namespace Ecm.Core.CardTypes;

/// <summary>A card type: what is in force, what its source brings, and what people prepare. At run time the database is the only source of types.</summary>
internal sealed class CardTypeRow
{
    public required string Name { get; init; }

    /// <summary>The definition in force, as JSON; of a type that was never published its first draft.</summary>
    public required string Definition { get; set; }

    /// <summary>What a plugin or the product brought at the last start; null: people made it. Where it is not the definition in force, people changed it.</summary>
    public string? Base { get; set; }

    /// <summary>What people prepare; null: nothing.</summary>
    public string? Draft { get; set; }

    /// <summary>Raised whenever the definition in force changes; 0: it was never published.</summary>
    public required int Version { get; set; }

    /// <summary>Raised by everything that changes the row: who edits names the one they have read.</summary>
    public int Edit { get; set; }

    /// <summary>No source brings it any more: its cards stay, no new ones are made.</summary>
    public bool Hidden { get; set; }
}

/// <summary>A definition that is or was in force. Kept for good: keys of fields keep their kinds, and people can go back.</summary>
internal sealed class CardTypeVersion
{
    public required string Name { get; init; }
    public required int Version { get; init; }
    public required string Definition { get; init; }

    /// <summary>Who published it; empty: a start of the server.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When; null: before versions were kept.</summary>
    public DateTimeOffset? At { get; init; }
}
