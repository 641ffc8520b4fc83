namespace Ecm.Core.Search.Saved;

/// <summary>A question that somebody keeps under a name.</summary>
internal sealed class SavedSearch
{
    public required Guid Id { get; init; }
    public required Guid OwnerId { get; init; }
    public required string Name { get; set; }

    /// <summary>The question with its order, as JSON.</summary>
    public required string Question { get; set; }

    /// <summary>It stands on the start page of everybody who has it.</summary>
    public bool OnStart { get; set; }

    /// <summary>Everybody who has it is told when it finds new cards.</summary>
    public bool Notify { get; set; }

    /// <summary>The group that has it as well; null: its owner alone.</summary>
    public Guid? GroupId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>When a person last opened a saved search: what came later is new to them.</summary>
internal sealed class SavedSearchOpening
{
    public required Guid UserId { get; init; }
    public required Guid SearchId { get; init; }
    public required DateTimeOffset At { get; set; }
}
