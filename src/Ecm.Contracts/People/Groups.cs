using System.Text.Json.Serialization;

namespace Ecm.Contracts.People;

/// <summary>A group of users.</summary>
public sealed record Group
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The members; absent when the caller may not know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroupMember>? Members { get; init; }
}

/// <summary>A member of a group.</summary>
/// <param name="Id">The user.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Name">The name others see.</param>
public sealed record GroupMember(Guid Id, string Login, string Name);

/// <summary>A group to be made.</summary>
public sealed record CreateGroupRequest
{
    /// <summary>The name, the only one of its kind.</summary>
    public required string Name { get; init; }

    /// <summary>Users by id or login; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Members { get; init; }
}

/// <summary>What changes of a group; absent members stay as they are.</summary>
public sealed record PatchGroupRequest
{
    /// <summary>The name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>All members, by id or login.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Members { get; init; }
}
