using System.Text.Json.Serialization;
using Ecm.Contracts.Changes;

namespace Ecm.Contracts.Search;

/// <summary>A question to be kept under a name.</summary>
public sealed record SaveSearchRequest
{
    /// <summary>1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked.</summary>
    public required CardsQuery Question { get; init; }

    /// <summary><c>relevance newest oldest title number</c>; null: the first.</summary>
    public string? Sort { get; init; }

    /// <summary>It stands on the start page of everybody who has it.</summary>
    public bool OnStart { get; init; }

    /// <summary>Everybody who has it is told when it finds new cards.</summary>
    public bool Notify { get; init; }

    /// <summary>A group of the caller's that has it as well; null: the caller alone.</summary>
    public Guid? GroupId { get; init; }
}

/// <summary>A saved search of the caller's own or of one of their groups. Whoever opens it sees what they themselves may read.</summary>
public sealed record SavedSearch
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked.</summary>
    public required CardsQuery Question { get; init; }

    /// <summary>In which order.</summary>
    public required string Sort { get; init; }

    /// <summary>It stands on the start page.</summary>
    public required bool OnStart { get; init; }

    /// <summary>Everybody who has it is told when it finds new cards.</summary>
    public bool Notify { get; init; }

    /// <summary>The group that has it; null: its owner alone.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The name of the group.</summary>
    public string? Group { get; init; }

    /// <summary>Whose it is: only they change it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Their name.</summary>
    public required string Owner { get; init; }

    /// <summary>When the caller last opened it; if never, when it was made.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many cards made since then it finds, among the newest 1,000; null: not asked for, or it cannot be asked any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? New { get; init; }
}
