using System.Text.Json;

namespace Ecm.Contracts.Cards;

/// <summary>A card. Its version, quoted, is the ETag.</summary>
public sealed record Card
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Its registration number; null before registration.</summary>
    public string? Number { get; init; }

    /// <summary>Its state; null when the type has no lifecycle.</summary>
    public string? State { get; init; }

    /// <summary>Own fields by key; an empty field is absent.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Fields { get; init; }

    /// <summary>The card it hangs below; null at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Raised by every edit; sent back in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The number of its last change; a search with <c>after</c> waits for it.</summary>
    public required long Change { get; init; }

    /// <summary>The register that gave its number.</summary>
    public string? Register { get; init; }

    /// <summary>The day of registration.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>The document's own day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The counterparty's card.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>The user who is responsible.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>The user who made it.</summary>
    public Guid AuthorId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>When it was put into the trash; null: it is not there.</summary>
    public DateTimeOffset? TrashedAt { get; init; }
}
