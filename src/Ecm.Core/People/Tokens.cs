using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>API tokens: keys of a user for scripts. The token itself is shown once and kept as a hash.</summary>
public sealed class Tokens
{
    private const string Prefix = "ecm_";
    private const int RandomBytes = 32;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;
    private readonly TimeProvider clock;

    internal Tokens(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes, TimeProvider clock)
    {
        this.contexts = contexts;
        this.changes = changes;
        this.clock = clock;
    }

    /// <summary>Makes a token of the caller.</summary>
    /// <param name="caller">Its owner.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="wanted">What it may be used for, and how long.</param>
    /// <param name="holder">The limits of the token that asks; null: a session. Nothing can make a token that may more than itself.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<NewToken>> CreateAsync(Caller caller, string name, TokenLimits wanted, TokenLimits? holder, CancellationToken cancellationToken)
    {
        if (name.Trim() is not { Length: > 0 and <= 200 } trimmed || !KeptText.IsName(trimmed))
            return Problems.NameWrong("name");
        if (wanted.ExpiresAt <= clock.GetUtcNow())
            return Problems.ParameterWrong("expires");
        if (holder is not null && !wanted.Within(holder))
            return Problems.TokenTooWide();

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var id = Guid.CreateVersion7();
        var receipt = await changes.CommitAsync(
            caller, new ChangeSet("token.create", id.ToString(), [new CreateToken(id, trimmed, HashOf(token), wanted)]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        // The first answer held the only copy: a repetition cannot show it again.
        return receipt.Value.Replayed ? Problems.TokenShownBefore() : new NewToken(id, token);
    }

    /// <summary>The caller's tokens, newest first; never the secrets.</summary>
    public async Task<IReadOnlyList<TokenView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.ApiTokens.AsNoTracking().Where(t => t.UserId == caller.UserId).OrderByDescending(t => t.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(t => new TokenView(t.Id, t.Name, TokenLimits.Of(t), t.CreatedAt, t.LastUsedAt))];
    }

    /// <summary>Ends a token of the caller, from the next request on.</summary>
    public async Task<Result<ChangeReceipt>> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await changes.CommitAsync(caller, new ChangeSet("token.delete", id.ToString(), [new DeleteToken(id)]), cancellationToken);

    internal static bool LooksRight(string token) =>
        token.StartsWith(Prefix, StringComparison.Ordinal) && token.Length == Prefix.Length + Base64Url.GetEncodedLength(RandomBytes);

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A token that has just been made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">The secret; it cannot be had again.</param>
public sealed record NewToken(Guid Id, string Token);

/// <summary>A token as its owner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Limits">What it may be used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it was last used, to about a minute; null: never.</param>
public sealed record TokenView(Guid Id, string Name, TokenLimits Limits, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
