namespace Ecm.Core.Registers;

/// <summary>A number without a card: kept for one that is still to come or, once released, a gap of the journal.</summary>
internal sealed class ReservedNumber
{
    public const int LongestNote = 500;

    public required Guid Id { get; init; }
    public required string Register { get; init; }
    public required string Period { get; init; }
    public required long Counter { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>The last day on which it is kept; afterwards it is still there, and shown as overdue.</summary>
    public DateOnly? Until { get; set; }

    public string? Note { get; set; }
    public required Guid ReservedBy { get; init; }
    public required DateTimeOffset ReservedAt { get; init; }

    /// <summary>When it was given back; null: it is kept.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Why the journal has this gap.</summary>
    public string? Reason { get; set; }
}
