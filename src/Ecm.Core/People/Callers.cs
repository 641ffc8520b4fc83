using System.Collections.Concurrent;
using System.Security.Claims;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>
/// Finds out who asks. What it knows is kept as long as the epoch of rights stands, which is read every time:
/// a block, a new password or a lost role holds from the next request on, on every node.
/// </summary>
public sealed class Callers
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly HeadReading heads = new();
    private volatile Known known = new(-1);

    internal Callers(IDbContextFactory<EcmDbContext> contexts, TimeProvider clock)
    {
        this.contexts = contexts;
        this.clock = clock;
    }

    /// <summary>The caller that a user is; null when there is no such user, or they are blocked.</summary>
    public async Task<Caller?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await PersonAsync(db, await KnownNowAsync(db, cancellationToken), userId, cancellationToken))?.Caller;
    }

    /// <summary>The caller of a session made by <see cref="SignIn"/>; null when it has ended, for whatever reason.</summary>
    public async Task<Caller?> OfSessionAsync(ClaimsPrincipal session, CancellationToken cancellationToken)
    {
        if (SessionClaims.Read(session) is not { } claims)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await PersonAsync(db, await KnownNowAsync(db, cancellationToken), claims.UserId, cancellationToken);
        return person is not null && person.Stamp == claims.Stamp && await Sessions.IsOpenAsync(db, claims, clock.GetUtcNow(), cancellationToken)
            ? person.Caller
            : null;
    }

    /// <summary>The caller that an API token stands for; null when it is unknown or over.</summary>
    public async Task<TokenCaller?> OfTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (!Tokens.LooksRight(token))
            return null;
        var hash = Tokens.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = await KnownNowAsync(db, cancellationToken);
        if (!now.Tokens.TryGetValue(hash, out var row))
        {
            row = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
            if (row is null)
                return null;
            now.Tokens[hash] = row;
        }

        if (row.ExpiresAt <= clock.GetUtcNow())
            return null;
        var person = await PersonAsync(db, now, row.UserId, cancellationToken);
        return person is null ? null : new TokenCaller(person.Caller, row.Id, TokenLimits.Of(row));
    }

    private async Task<Known> KnownNowAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var epoch = (await heads.NowAsync(db, cancellationToken)).AccessEpoch;
        var current = known;
        return current.Epoch == epoch ? current : known = new Known(epoch);
    }

    private static async Task<Person?> PersonAsync(EcmDbContext db, Known known, Guid userId, CancellationToken cancellationToken)
    {
        if (known.People.TryGetValue(userId, out var person))
            return person;
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && !u.Blocked, cancellationToken);
        if (user is null)
            return null;
        var groups = await db.GroupMembers.Where(m => m.UserId == userId).Select(m => m.GroupId).ToListAsync(cancellationToken);
        var roles = await db.UserRoles.Where(r => r.UserId == userId).Select(r => r.Role).ToListAsync(cancellationToken);
        HashSet<string> principals =
            [Principal.User(userId), .. groups.Select(Principal.Group), .. roles.Select(Principal.Role), Principal.Everyone];
        return known.People[userId] = new Person(new Caller(userId, user.Name, user.Language, principals), user.SecurityStamp ?? "");
    }

    private sealed record Person(Caller Caller, string Stamp);

    private sealed class Known(long epoch)
    {
        public long Epoch => epoch;
        public ConcurrentDictionary<Guid, Person> People { get; } = new();
        public ConcurrentDictionary<string, ApiToken> Tokens { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>The caller behind an API token.</summary>
/// <param name="Caller">The token's owner.</param>
/// <param name="TokenId">The token.</param>
/// <param name="Limits">What the token may be used for.</param>
public sealed record TokenCaller(Caller Caller, Guid TokenId, TokenLimits Limits);
