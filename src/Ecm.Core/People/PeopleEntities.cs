using Microsoft.AspNetCore.Identity;

namespace Ecm.Core.People;

/// <summary>A person who may sign in.</summary>
internal sealed class EcmUser : IdentityUser<Guid>
{
    /// <summary>The name others see.</summary>
    public required string Name { get; set; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>Cannot sign in; sessions and tokens end.</summary>
    public bool Blocked { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A role of a user, such as <c>clerk</c>.</summary>
internal sealed class UserRole
{
    public required Guid UserId { get; init; }
    public required string Role { get; init; }
}

/// <summary>A group of users.</summary>
internal sealed class Group
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
}

internal sealed class GroupMember
{
    public required Guid GroupId { get; init; }
    public required Guid UserId { get; init; }
}

/// <summary>A key for scripts: 256 random bits, kept as a hash.</summary>
internal sealed class ApiToken
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Allowed scopes, space-separated: <c>read</c>, <c>write</c>; empty: all.</summary>
    public string Scopes { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
