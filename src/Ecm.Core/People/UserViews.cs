namespace Ecm.Core.People;

/// <summary>A user to be made.</summary>
/// <param name="Login">What they sign in with; any script, no white space, <c>:</c>, <c>/</c> or <c>\</c>.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Password">See <see cref="PasswordRules"/>.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>; null: that of the caller.</param>
/// <param name="Roles">Roles by name; a role exists when somebody has it.</param>
/// <param name="Groups">Groups by id or name.</param>
public sealed record NewUser(string Login, string Name, string Password, string? Language, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups)
{
    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => $"NewUser {Login}";
}

/// <summary>What is to change of a user; null leaves as is, a list replaces the whole.</summary>
public sealed record UserPatch
{
    /// <summary>The name others see.</summary>
    public string? Name { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Roles by name.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Groups by id or name.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>A new password; all sessions of the user end.</summary>
    public string? Password { get; init; }

    /// <summary>Cannot sign in, or can again.</summary>
    public bool? Blocked { get; init; }

    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => nameof(UserPatch);
}

/// <summary>A user.</summary>
/// <param name="Id">The id.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Blocked">Cannot sign in.</param>
/// <param name="Roles">Roles; null when the caller may not know.</param>
/// <param name="Groups">Groups; null when the caller may not know.</param>
public sealed record UserView(
    Guid Id, string Login, string Name, string Language, bool Blocked, IReadOnlyList<string>? Roles, IReadOnlyList<GroupName>? Groups);

/// <summary>A group by name.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
public sealed record GroupName(Guid Id, string Name);

/// <summary>A page of users.</summary>
/// <param name="Users">The users.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
public sealed record UserPage(IReadOnlyList<UserView> Users, string? Next);
