using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>The first user of an empty database: from a setting at start, else from a page whose one-time link the start prints.</summary>
public sealed class FirstAdmin
{
    /// <summary>The login that the setting makes.</summary>
    public const string Login = "admin";

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;
    private readonly string key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal FirstAdmin(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>True while there is no user.</summary>
    public async Task<bool> IsMissingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.Users.AnyAsync(cancellationToken);
    }

    /// <summary>Sees to it at start, before the server says that it is ready.</summary>
    /// <param name="password">The setting <c>ECM_ADMIN_PASSWORD</c>; ignored when there is a user.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What happened; a problem when the password can be none: then the start must stop.</returns>
    public async Task<Result<FirstAdminOutcome>> EnsureAsync(string? password, CancellationToken cancellationToken)
    {
        if (!await IsMissingAsync(cancellationToken))
            return new FirstAdminOutcome(Made: false, SetupPath: null, IsCommon: false);
        if (string.IsNullOrEmpty(password))
            return new FirstAdminOutcome(Made: false, SetupPath: $"/setup?key={key}", IsCommon: false);

        // Whoever runs the server may choose a common one, and is told; a short one is refused here as everywhere.
        var weak = PasswordRules.Check(password, Login);
        var isCommon = weak?.Code == Problems.PasswordCommon().Code;
        if (weak is not null && !isCommon)
            return weak;
        var made = await MakeAsync(Login, "Администратор", "ru", password, cancellationToken);
        if (made.Succeeded)
            return new FirstAdminOutcome(Made: true, SetupPath: null, isCommon);
        // Another node was first.
        return made.Problem.Code == Problems.SetUpAlready().Code ? new FirstAdminOutcome(Made: false, SetupPath: null, IsCommon: false) : made.Problem;
    }

    /// <summary>Makes the first user from the page behind the link.</summary>
    /// <param name="setupKey">The key of the link.</param>
    /// <param name="user">The user; gets role admin, other roles and groups are ignored.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Guid>> SetUpAsync(string setupKey, NewUser user, CancellationToken cancellationToken)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(setupKey), Encoding.UTF8.GetBytes(key)))
            return Problems.SetupKeyWrong();
        if (PasswordRules.Check(user.Password, user.Login) is { } weak)
            return weak;
        return await MakeAsync(user.Login, user.Name, user.Language ?? "ru", user.Password, cancellationToken);
    }

    private async Task<Result<Guid>> MakeAsync(string login, string name, string language, string password, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var create = new CreateUser(id, login, name, language, Accounts.Hash(password), [UserRules.Admin], []) { OnlyAsFirst = true };
        var receipt = await changes.CommitAsync(
            Caller.System with { Agent = "setup" }, new ChangeSet("user.create", id.ToString(), [create]), cancellationToken);
        return receipt.Map(_ => id);
    }
}

/// <summary>What the start did about the first user.</summary>
/// <param name="Made">The administrator was made from the setting.</param>
/// <param name="SetupPath">Path and query of the page on which the first user is made; null: there is a user.</param>
/// <param name="IsCommon">The password of the setting is one of those that are tried first: say so.</param>
public sealed record FirstAdminOutcome(bool Made, string? SetupPath, bool IsCommon);
