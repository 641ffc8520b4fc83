using System.Security.Claims;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.People;

/// <summary>
/// Login and password, for every door. An unknown login, a blocked user and a wrong password get the same answer after the same work.
/// </summary>
public sealed partial class SignIn
{
    private const int MostWaiting = 200;

    // Verified when there is no such user, so that the time does not tell.
    private static readonly Lazy<string> NobodysHash = new(() => Accounts.Hash(Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))));

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly Sessions sessions;
    private readonly SignInPauses pauses;
    private readonly ILogger<SignIn> logger;

    // One verification is a tenth of a second of one core; more at once would only starve the rest, and outrun the count of failures.
    private readonly SemaphoreSlim verifying = new(Environment.ProcessorCount);
    private int waiting;

    internal SignIn(IDbContextFactory<EcmDbContext> contexts, Sessions sessions, SignInPauses pauses, ILogger<SignIn> logger)
    {
        this.contexts = contexts;
        this.sessions = sessions;
        this.pauses = pauses;
        this.logger = logger;
    }

    /// <summary>Checks a password and opens a session.</summary>
    /// <param name="login">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">The address of the client, for counting failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<SignedIn>> OpenSessionAsync(string login, string password, string address, CancellationToken cancellationToken)
    {
        var user = await VerifyAsync(login, password, address, cancellationToken);
        return user.Succeeded ? await sessions.OpenAsync(user.Value, cancellationToken) : user.Problem;
    }

    /// <summary>Checks a password without opening a session: for Basic authentication, and for changing one's own password.</summary>
    /// <returns>The user's id.</returns>
    public async Task<Result<Guid>> CheckAsync(string login, string password, string address, CancellationToken cancellationToken) =>
        (await VerifyAsync(login, password, address, cancellationToken)).Map(user => user.Id);

    /// <summary>Ends a session for good.</summary>
    public Task CloseSessionAsync(ClaimsPrincipal session, CancellationToken cancellationToken) =>
        SessionClaims.Read(session) is { } claims ? sessions.EndAsync(claims, cancellationToken) : Task.CompletedTask;

    private async Task<Result<EcmUser>> VerifyAsync(string login, string password, string address, CancellationToken cancellationToken)
    {
        var name = Accounts.Normalize(login);
        if (Accounts.LoginProblem(name) is not null)
            name = "";
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return Problems.Busy();
        }

        try
        {
            await verifying.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            if (pauses.Remaining(name, address) is { } pause)
                return Problems.SignInPaused(pause);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name, cancellationToken);
            if (Matches(user, password, out var renew) && !user!.Blocked)
            {
                pauses.Succeeded(name, address);
                if (renew)
                    await RenewHashAsync(db, user, password, cancellationToken);
                return user;
            }

            pauses.Failed(name, address);
            Log.Failed(logger, user?.Id, address);
            return Problems.SignInFailed();
        }
        finally
        {
            verifying.Release();
        }
    }

    private static bool Matches(EcmUser? user, string password, out bool renew)
    {
        var tooLong = password.Length > 2 * PasswordRules.Longest;
        var outcome = Accounts.Hasher.VerifyHashedPassword(
            user!, user?.PasswordHash ?? NobodysHash.Value, tooLong ? "" : PasswordRules.Canonical(password));
        renew = outcome == PasswordVerificationResult.SuccessRehashNeeded;
        return outcome != PasswordVerificationResult.Failed && user?.PasswordHash is not null;
    }

    /// <summary>The same password under today's cost; no change to audit.</summary>
    private static async Task RenewHashAsync(EcmDbContext db, EcmUser user, string password, CancellationToken cancellationToken)
    {
        var renewed = Accounts.Hash(password);
        await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == user.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, renewed), cancellationToken);
    }

    private static partial class Log
    {
        // Never the login as typed: people type their password there.
        [LoggerMessage(2001, LogLevel.Warning, "Sign-in failed for user {UserId} from {Address}.")]
        public static partial void Failed(ILogger logger, Guid? userId, string address);
    }
}
