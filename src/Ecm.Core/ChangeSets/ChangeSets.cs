using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.ChangeSets;

/// <summary>
/// Commits change sets. The steps, in one transaction:
/// 1. answer a repeated request from its key; 2. apply each change (it checks rights, versions and unique values);
/// 3. lock the head and draw a number for each audit entry; 4. chain the audit; 5. save and commit; 6. wake who follows.
/// </summary>
public sealed class ChangeSets
{
    private const int Attempts = 4;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly DatabaseDialect dialect;
    private readonly CardTypeCatalog types;
    private readonly ChangeSignal signal;
    private readonly TimeProvider clock;

    internal ChangeSets(IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, CardTypeCatalog types, ChangeSignal signal, TimeProvider clock)
    {
        this.contexts = contexts;
        this.dialect = dialect;
        this.types = types;
        this.signal = signal;
        this.clock = clock;
    }

    /// <summary>Writes the set, or nothing of it.</summary>
    public Task<Result<ChangeReceipt>> CommitAsync(Caller caller, ChangeSet set, CancellationToken cancellationToken) =>
        CommitAsync(caller, set, rehearsal: false, cancellationToken);

    /// <summary>Finds out what writing the set would do, and writes nothing.</summary>
    public Task<Result<ChangeReceipt>> RehearseAsync(Caller caller, ChangeSet set, CancellationToken cancellationToken) =>
        CommitAsync(caller with { IdempotencyKey = null }, set, rehearsal: true, cancellationToken);

    private async Task<Result<ChangeReceipt>> CommitAsync(Caller caller, ChangeSet set, bool rehearsal, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryCommitAsync(caller, set, rehearsal, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody wrote between our read and our save: read again; a version named by the caller then decides.
                if (attempt == Attempts)
                    return Problems.VersionConflict();
            }
            catch (Exception e) when (TextNotKeptException.IsIn(e))
            {
                return Problems.TextWrong();
            }
            catch (Exception e) when (dialect.IsUniqueViolation(e) || dialect.IsTransient(e))
            {
                // A unique value, key or counter was taken in the same moment: on the next attempt it is seen and named.
                if (attempt == Attempts)
                    return Problems.Busy();
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock, cancellationToken);
            }
        }
    }

    /// <summary>What an operation answered when it was carried out under the caller's idempotency key before; null when it was not.</summary>
    internal async Task<Result<ChangeReceipt>?> FindReplayAsync(Caller caller, string operation, CancellationToken cancellationToken)
    {
        if (caller.IdempotencyKey is null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindReplayAsync(db, caller, operation, cancellationToken);
    }

    private static async Task<Result<ChangeReceipt>?> FindReplayAsync(EcmDbContext db, Caller caller, string operation, CancellationToken cancellationToken)
    {
        var earlier = await db.IdempotentRequests.FindAsync([caller.UserId, caller.IdempotencyKey], cancellationToken);
        if (earlier is null)
            return null;
        return earlier.Operation == operation ? new ChangeReceipt(0, earlier.Reference, Replayed: true) : Problems.KeyReused();
    }

    private async Task<Result<ChangeReceipt>> TryCommitAsync(Caller caller, ChangeSet set, bool rehearsal, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var scope = new ChangeScope(db, dialect, caller, types, clock.GetUtcNow());

        if (caller.IdempotencyKey is { } key)
        {
            if (await FindReplayAsync(db, caller, set.Operation, cancellationToken) is { } earlier)
                return earlier;
            db.IdempotentRequests.Add(new IdempotentRequest
            {
                UserId = caller.UserId, Key = key, Operation = set.Operation, Reference = set.Reference, At = scope.Now,
            });
        }

        if (set.Changes.Any(c => c.OneAtATime))
            await scope.LockHeadAsync(cancellationToken);
        foreach (var change in set.Changes)
            if (await change.ApplyAsync(scope, cancellationToken) is { } problem)
                return problem;
        if (rehearsal)
            return new ChangeReceipt(0, set.Reference, Replayed: false);

        var head = await scope.LockHeadAsync(cancellationToken);
        AuditChain.Append(scope, head);
        scope.NumbersDrawn();
        if (scope.AccessEpochRaised)
            head.AccessEpoch++;
        if (scope.TypesEpochRaised)
            head.TypesEpoch++;
        if (scope.WordsEpochRaised)
            head.WordsEpoch++;
        if (scope.RegistersEpochRaised)
            head.RegistersEpoch++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(caller.UserId, head.Number, scope.HasJobs);
        return new ChangeReceipt(head.Number, set.Reference, Replayed: false);
    }
}
