using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Ecm.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>
/// Open sessions, one row each among Identity's user tokens: signing out ends one for good, also for whoever copied its cookie.
/// </summary>
internal sealed class Sessions(IDbContextFactory<EcmDbContext> contexts, TimeProvider clock)
{
    private const string Provider = "session";

    /// <summary>How long a session lasts at most, however busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    public async Task<SignedIn> OpenAsync(EcmUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claims = new SessionClaims(user.Id, user.SecurityStamp ?? "", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var over = await db.UserTokens.Where(t => t.UserId == user.Id && t.LoginProvider == Provider).ToListAsync(cancellationToken);
        db.UserTokens.RemoveRange(over.Where(t => End(t.Value) <= now));
        db.UserTokens.Add(new IdentityUserToken<Guid>
        {
            UserId = user.Id, LoginProvider = Provider, Name = claims.Session, Value = (now + Longest).ToString("O", CultureInfo.InvariantCulture),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new SignedIn(user.Id, claims, now + Longest);
    }

    public async Task EndAsync(SessionClaims claims, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.UserTokens.Where(t => t.UserId == claims.UserId && t.LoginProvider == Provider && t.Name == claims.Session)
            .ExecuteDeleteAsync(cancellationToken);
    }

    public static async Task<bool> IsOpenAsync(EcmDbContext db, SessionClaims claims, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = await db.UserTokens.Where(t => t.UserId == claims.UserId && t.LoginProvider == Provider && t.Name == claims.Session)
            .Select(t => t.Value).SingleOrDefaultAsync(cancellationToken);
        return end is not null && End(end) > now;
    }

    private static DateTimeOffset End(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var end) ? end : DateTimeOffset.MinValue;
}

/// <summary>A session that has just been opened.</summary>
public sealed record SignedIn
{
    private readonly SessionClaims claims;

    internal SignedIn(Guid userId, SessionClaims claims, DateTimeOffset expiresAt)
    {
        UserId = userId;
        this.claims = claims;
        ExpiresAt = expiresAt;
    }

    /// <summary>Who signed in.</summary>
    public Guid UserId { get; }

    /// <summary>When it ends at the latest.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>What the cookie carries; <see cref="Callers.OfSessionAsync"/> reads it.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(claims.Write(), scheme, "sub", null));
}

/// <summary>What a session's cookie says: no name, no right, nothing that could grow old.</summary>
internal sealed record SessionClaims(Guid UserId, string Stamp, string Session)
{
    public IEnumerable<Claim> Write() => [new("sub", UserId.ToString()), new("stamp", Stamp), new("sid", Session)];

    public static SessionClaims? Read(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue("sub"), out var user)
        && principal.FindFirstValue("stamp") is { } stamp && principal.FindFirstValue("sid") is { } session
            ? new SessionClaims(user, stamp, session)
            : null;
}
