using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;

namespace Ecm.Core.Storage;

/// <summary>What SQLite and PostgreSQL say differently.</summary>
internal abstract class DatabaseDialect
{
    /// <summary>The name by which <c>Database:Provider</c> chooses it.</summary>
    public abstract string Name { get; }

    /// <summary>Reads the head row and keeps other writers from drawing change numbers until the transaction ends.</summary>
    public abstract Task<ChangeHead> LockHeadAsync(EcmDbContext db, CancellationToken cancellationToken);

    /// <summary>Takes up to <paramref name="count"/> jobs that are due or whose lease is over, either of those that nobody waits for or of the others, counting the attempt; exactly one worker gets each.</summary>
    public abstract Task<IReadOnlyList<Job>> ClaimJobsAsync(EcmDbContext db, DateTimeOffset now, TimeSpan lease, int count, bool background, CancellationToken cancellationToken);

    /// <summary>The time by which leases are judged: the database's own where several nodes share it, for their clocks may differ.</summary>
    public abstract Task<DateTimeOffset> NowAsync(EcmDbContext db, DateTimeOffset clock, CancellationToken cancellationToken);

    /// <summary>True when only this process works with the database: whatever jobs it finds taken at its start were taken by one that died.</summary>
    public abstract bool IsOfOneProcess { get; }

    /// <summary>Adds to a counter, making it at need, and answers its new value; other transactions wait for this one.</summary>
    public abstract Task<long> DrawAsync(EcmDbContext db, string key, string period, CancellationToken cancellationToken);

    /// <summary>Brings a counter up to a value, making it at need; one that is further on stays. Other transactions wait for this one.</summary>
    public abstract Task RaiseAsync(EcmDbContext db, string key, string period, long value, CancellationToken cancellationToken);

    /// <summary>The cards with a text in an own field, to be asked within a transaction; read one after another, for no index helps.</summary>
    public abstract IQueryable<Card> CardsHolding(EcmDbContext db, string field, string text);

    /// <summary>True when a unique index or key refused a row.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>True when the same transaction may succeed if it is tried again: a deadlock, a serialisation failure, a busy database, a lost connection.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>Checks what durability rests on (journal and sync modes); throws with what to change when it is not so.</summary>
    public abstract Task AssertDurableAsync(EcmDbContext db, CancellationToken cancellationToken);

    /// <summary>Keeps a copy of the database beside it before its schema is changed, where that is the product's business.</summary>
    public abstract Task CopyBeforeMigrationAsync(EcmDbContext db, string lastMigration, CancellationToken cancellationToken);
}
