namespace Ecm.Contracts.Notices;

/// <summary>One line of what the caller is told. Of one kind and subject there is one at most that has not been seen: what comes later is added to it.</summary>
public sealed record Notice
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>access responsible comment takenOver parked search</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened last.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it last; null: the product.</summary>
    public string? Actor { get; init; }

    /// <summary>The card or, of kind <c>search</c>, the saved search; null: many cards.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The card's title or the search's name, as they are now; null: many cards.</summary>
    public string? Subject { get; init; }

    /// <summary>How often it happened, or how many cards are meant.</summary>
    public required long Count { get; init; }

    /// <summary>The caller has seen it.</summary>
    public required bool Seen { get; init; }
}

/// <summary>What has been seen.</summary>
public sealed record SeeNoticesRequest
{
    /// <summary>Which notices; null: all.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }
}
