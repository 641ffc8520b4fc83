using System.Text.Json.Serialization;

namespace Ecm.Contracts.Access;

/// <summary>Who may do what with a card.</summary>
public sealed record CardAccess
{
    /// <summary>The list is the parent's, or at the top the type's, and follows it.</summary>
    public required bool Inherit { get; init; }

    /// <summary>The card it is inherited from; absent: it is the card's own or the type's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? InheritedFrom { get; init; }

    /// <summary>The name of the list; absent: it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? List { get; init; }

    /// <summary>The entries in force.</summary>
    public required IReadOnlyList<AccessEntry> Entries { get; init; }

    /// <summary>Rights beyond the list.</summary>
    public required IReadOnlyList<AccessGrant> Grants { get; init; }

    /// <summary>What the caller may do: <c>read</c>, <c>edit</c>, <c>approve</c> or <c>manage</c>.</summary>
    public required string Level { get; init; }
}

/// <summary>An entry of an access list.</summary>
public sealed record AccessEntry
{
    /// <summary><c>user:ID</c>, <c>group:ID</c>, <c>role:NAME</c> or <c>everyone</c>; requests may name users by login and groups by name.</summary>
    public required string Principal { get; init; }

    /// <summary>The name people know it by; ignored in requests.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary><c>none</c>, <c>read</c>, <c>edit</c>, <c>approve</c> or <c>manage</c>.</summary>
    public required string Level { get; init; }
}

/// <summary>A right on one card with its cause; it ends with the cause.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Name">The name people know it by; null: it is gone.</param>
/// <param name="Level">The level.</param>
/// <param name="Cause">Why, such as <c>author</c>.</param>
public sealed record AccessGrant(string Principal, string? Name, string Level, string Cause);

/// <summary>Sets who may do what with a card.</summary>
public sealed record SetAccessRequest
{
    /// <summary>True: the parent's list, or at the top the type's; then there are no entries.</summary>
    public required bool Inherit { get; init; }

    /// <summary>A named list, in place of entries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? List { get; init; }

    /// <summary>The entries of the card's own list; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccessEntry>? Entries { get; init; }
}

/// <summary>People with what they may do with a card.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Items">The first 100 by name.</param>
public sealed record AccessPeopleList(int Total, IReadOnlyList<AccessPerson> Items);

/// <summary>A person with what they may do with a card.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Level"><c>none</c>, <c>read</c>, <c>edit</c>, <c>approve</c> or <c>manage</c>.</param>
/// <param name="Reasons">What gives it: <c>none</c> beats the other entries of the list, rights beyond the list come after it.</param>
public sealed record AccessPerson(Guid Id, string Name, string Login, string Level, IReadOnlyList<AccessReason> Reasons);

/// <summary>An entry of the list, or a right beyond it, that holds for a person.</summary>
public sealed record AccessReason
{
    /// <summary><c>user:ID</c>, <c>group:ID</c>, <c>role:NAME</c> or <c>everyone</c>.</summary>
    public required string Principal { get; init; }

    /// <summary>The name people know it by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The level it gives.</summary>
    public required string Level { get; init; }

    /// <summary>Why a right beyond the list is there, such as <c>author</c>; absent: an entry of the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cause { get; init; }
}

/// <summary>An administrator's way past a list.</summary>
/// <param name="Reason">Why; kept in the card's history.</param>
public sealed record TakeOverRequest(string Reason);

/// <summary>A shared list under a name.</summary>
public sealed record NamedAccessList
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The entries; absent when the caller may not know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccessEntry>? Entries { get; init; }
}

/// <summary>The entries of a named list.</summary>
/// <param name="Entries">All of them.</param>
public sealed record PutAccessListRequest(IReadOnlyList<AccessEntry> Entries);
