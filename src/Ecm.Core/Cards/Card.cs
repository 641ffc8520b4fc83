namespace Ecm.Core.Cards;

/// <summary>One record: a document, a counterparty, … The row that everything else hangs on.</summary>
internal sealed class Card
{
    public required Guid Id { get; init; }
    public required string Type { get; set; }
    public required string Title { get; set; }
    public string? Number { get; set; }
    public string? State { get; set; }
    public string? Register { get; set; }
    public DateOnly? RegisteredOn { get; set; }

    /// <summary>The counter in its number: the order within a day of the journal; 0 before registration.</summary>
    public long RegisterCounter { get; set; }

    /// <summary>The document's own day, filled from the field whose column is <c>date</c>.</summary>
    public DateOnly? Date { get; set; }

    public Guid? PartyId { get; set; }
    public Guid? ResponsibleId { get; set; }
    public required Guid AuthorId { get; init; }
    public Guid? ParentId { get; set; }

    /// <summary>Own fields: the JSON object as stored.</summary>
    public required FieldValues Fields { get; set; }

    /// <summary>The number of the access list in force.</summary>
    public required int AccessList { get; set; }

    /// <summary>True when the list is the parent's (or the type's, at the top) and follows it.</summary>
    public bool InheritsAccess { get; set; }

    /// <summary>Raised by people's edits; guards them against each other (If-Match).</summary>
    public required int Version { get; set; }

    /// <summary>The number of the last change; the index follows it.</summary>
    public long Change { get; set; }

    /// <summary>The number of the last change of access; equal to <see cref="Change"/> when nothing else changed since.</summary>
    public long AccessChange { get; set; }

    /// <summary>The number of the last change of anything but access.</summary>
    public long ContentChange { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ModifiedAt { get; set; }
    public DateTimeOffset? TrashedAt { get; set; }
    public Guid? TrashedBy { get; set; }
}
