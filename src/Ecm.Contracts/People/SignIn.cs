using System.Text.Json.Serialization;

namespace Ecm.Contracts.People;

/// <summary>Signs in.</summary>
/// <param name="Login">As given by the administrator.</param>
/// <param name="Password">The password.</param>
public sealed record LoginRequest(string Login, string Password);

/// <summary>Makes the first administrator; works while there is no user.</summary>
/// <param name="Key">From the link that the server printed at its start.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Password">8 to 200 characters.</param>
public sealed record SetupRequest(string Key, string Login, string Name, string Password);

/// <summary>Sets one's own password.</summary>
/// <param name="Current">The password until now.</param>
/// <param name="Password">The new one, 8 to 200 characters.</param>
public sealed record SetPasswordRequest(string Current, string Password);

/// <summary>Sets one's own language.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
public sealed record PatchMeRequest(string Language);

/// <summary>Makes an API token.</summary>
public sealed record CreateTokenRequest
{
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>When it ends; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Expires { get; init; }

    /// <summary><c>read</c>, <c>write</c>; null or empty: both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>A token that has just been made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">The secret, for <c>Authorization: Bearer</c>; it is never shown again.</param>
public sealed record CreatedToken(Guid Id, string Token);

/// <summary>A token as its owner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes"><c>read</c>, <c>write</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Expires">When it ends; null: never.</param>
/// <param name="LastUsedAt">When it was last used, to about a minute; null: never.</param>
public sealed record ApiToken(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? Expires, DateTimeOffset? LastUsedAt);
