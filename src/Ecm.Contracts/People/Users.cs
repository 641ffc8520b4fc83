using System.Text.Json.Serialization;

namespace Ecm.Contracts.People;

/// <summary>A user.</summary>
public sealed record User
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What they sign in with.</summary>
    public required string Login { get; init; }

    /// <summary>The name others see.</summary>
    public required string Name { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Cannot sign in.</summary>
    public required bool Blocked { get; init; }

    /// <summary>Roles; absent when the caller may not know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Groups; absent when the caller may not know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroupName>? Groups { get; init; }
}

/// <summary>A group by name.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
public sealed record GroupName(Guid Id, string Name);

/// <summary>A user to be made.</summary>
public sealed record CreateUserRequest
{
    /// <summary>What they sign in with: 1 to 100 characters without white space, <c>:</c>, <c>/</c> and <c>\</c>.</summary>
    public required string Login { get; init; }

    /// <summary>The name others see.</summary>
    public required string Name { get; init; }

    /// <summary>8 to 200 characters.</summary>
    public required string Password { get; init; }

    /// <summary><c>ru</c> or <c>en</c>; null: that of the caller.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>Roles by name; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Groups by id or name; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Groups { get; init; }
}

/// <summary>A password that was made for a user.</summary>
/// <param name="Password">It is in this answer only.</param>
public sealed record NewPassword(string Password)
{
    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => nameof(NewPassword);
}

/// <summary>What changes of a user; absent members stay as they are, a list replaces the whole.</summary>
public sealed record PatchUserRequest
{
    /// <summary>The name others see.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>Roles by name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Groups by id or name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>A new password; the user's sessions end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Password { get; init; }

    /// <summary>True blocks, false lets sign in again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Blocked { get; init; }
}
