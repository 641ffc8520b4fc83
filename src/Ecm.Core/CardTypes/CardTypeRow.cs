namespace Ecm.Core.CardTypes;

/// <summary>A card type as imported from its source. At run time the database is the only source of types.</summary>
internal sealed class CardTypeRow
{
    public required string Name { get; init; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>SHA-256 of the definition; a difference at start is a new version.</summary>
    public required string Hash { get; set; }

    public required int Version { get; set; }

    /// <summary>No source brings it any more: its cards stay, no new ones are made.</summary>
    public bool Hidden { get; set; }
}
