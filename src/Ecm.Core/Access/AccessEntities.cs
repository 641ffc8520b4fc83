namespace Ecm.Core.Access;

/// <summary>Who may do what with the cards that carry its number. Immutable; equal content is one list.</summary>
internal sealed class AccessList
{
    public int Number { get; init; }

    /// <summary>SHA-256 of the entries in order: makes equal lists one.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>One line of a list.</summary>
internal sealed class AccessEntry
{
    public required int List { get; init; }
    public required string Principal { get; init; }
    public required AccessLevel Level { get; init; }
}

/// <summary>A shared list under a name, such as «отдел закупок»: a pointer that may be repointed.</summary>
internal sealed class NamedAccessList
{
    public required string Name { get; init; }
    public required int List { get; set; }
}

/// <summary>A right on one card with its cause; it ends with the cause.</summary>
internal sealed class Grant
{
    public required Guid CardId { get; init; }
    public required string Principal { get; init; }
    public required string Cause { get; init; }
    public required AccessLevel Level { get; init; }
}

/// <summary>What one may do with a card; each level holds those before it.</summary>
public enum AccessLevel
{
    /// <summary>Nothing, whatever other entries of the same list say.</summary>
    None = 0,

    /// <summary>See it, its files and its history.</summary>
    Read = 1,

    /// <summary>Change fields, add files and children.</summary>
    Edit = 2,

    /// <summary>Decide on it.</summary>
    Approve = 3,

    /// <summary>Change who may do what, destroy it.</summary>
    Manage = 4,
}
