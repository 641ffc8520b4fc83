using System.Security.Cryptography;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>The way back in for whoever runs the server: <c>ecm-server reset-password LOGIN</c>.</summary>
public sealed class PasswordResets
{
    // Without letters and digits that look alike.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal PasswordResets(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>A password that nobody guesses, to be read out and typed.</summary>
    internal static string New() => RandomNumberGenerator.GetString(Letters, 20);

    /// <summary>Sets a user's password and ends their sessions; a blocked user stays blocked.</summary>
    /// <param name="login">The user.</param>
    /// <param name="password">The new password; null: one is made.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The password now in force.</returns>
    public async Task<Result<string>> ResetAsync(string login, string? password, CancellationToken cancellationToken)
    {
        var next = password ?? New();
        if (PasswordRules.Check(next, login) is { } weak)
            return weak;
        var name = Accounts.Normalize(login);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await db.Users.Where(u => u.NormalizedUserName == name).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is null)
            return Problems.UnknownUser(login);
        var receipt = await changes.CommitAsync(
            Caller.System with { Agent = "reset-password" },
            new ChangeSet("user.password", id.Value.ToString(), [new SetPassword(id.Value, Accounts.Hash(next))]), cancellationToken);
        return receipt.Map(_ => next);
    }
}
