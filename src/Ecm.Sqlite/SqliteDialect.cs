using Ecm.Core;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Sqlite;

/// <summary>SQLite has one writer at a time (transactions begin IMMEDIATE), so nothing needs a lock of its own.</summary>
internal sealed class SqliteDialect : DatabaseDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public override string Name => "Sqlite";

    public override Task<ChangeHead> LockHeadAsync(EcmDbContext db, CancellationToken cancellationToken) =>
        db.Heads.SingleAsync(cancellationToken);

    public override async Task<IReadOnlyList<Job>> ClaimJobsAsync(
        EcmDbContext db, DateTimeOffset now, TimeSpan lease, int count, bool background, CancellationToken cancellationToken)
    {
        var nowStored = Microseconds(now);
        var until = Microseconds(now + lease);
        return await db.Jobs.FromSql(
            $"""
            UPDATE "Jobs" SET "State" = 1, "Attempt" = "Attempt" + 1, "LeaseUntil" = {until}
            WHERE "Id" IN (SELECT "Id" FROM "Jobs"
                           WHERE "Background" = {background} AND (("State" = 0 AND "RunAfter" <= {nowStored}) OR ("State" = 1 AND "LeaseUntil" < {nowStored}))
                           ORDER BY "RunAfter", "Id" LIMIT {count})
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
    }

    public override Task<DateTimeOffset> NowAsync(EcmDbContext db, DateTimeOffset clock, CancellationToken cancellationToken) => Task.FromResult(clock);

    public override bool IsOfOneProcess => true;

    public override async Task<long> DrawAsync(EcmDbContext db, string key, string period, CancellationToken cancellationToken)
    {
        var drawn = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO "Counters" ("Key", "Period", "Value") VALUES ({key}, {period}, 1)
            ON CONFLICT ("Key", "Period") DO UPDATE SET "Value" = "Value" + 1 RETURNING "Value"
            """).ToListAsync(cancellationToken);
        return drawn.Single();
    }

    public override Task RaiseAsync(EcmDbContext db, string key, string period, long value, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Counters" ("Key", "Period", "Value") VALUES ({key}, {period}, {value})
            ON CONFLICT ("Key", "Period") DO UPDATE SET "Value" = max("Value", excluded."Value")
            """,
            cancellationToken);

    public override IQueryable<Card> CardsHolding(EcmDbContext db, string field, string text) =>
        db.Set<Card>().FromSql($"""SELECT * FROM "Cards" WHERE json_extract("Fields", {$"$.\"{field}\""}) = {text}""");

    public override bool IsUniqueViolation(Exception exception) =>
        Find(exception) is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public override bool IsTransient(Exception exception) => Find(exception) is { SqliteErrorCode: Busy or Locked };

    public override async Task AssertDurableAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var journal = (await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(cancellationToken)).Single();
        var synchronous = (await db.Database.SqlQueryRaw<long>("PRAGMA synchronous").ToListAsync(cancellationToken)).Single();
        if (journal != "wal" || synchronous != 2)
            throw new StartupException(
                $"The SQLite database works with journal_mode={journal}, synchronous={synchronous}; WAL and FULL (2) are needed, or acknowledged documents could be lost in a power cut. Put the data folder on a local disk.");
    }

    public override async Task CopyBeforeMigrationAsync(EcmDbContext db, string lastMigration, CancellationToken cancellationToken)
    {
        var copy = $"{db.Database.GetDbConnection().DataSource}.before-{lastMigration}";
        if (File.Exists(copy))
            return;
        var unfinished = copy + ".tmp";
        File.Delete(unfinished);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", cancellationToken);
        File.Move(unfinished, copy);
    }

    private static SqliteException? Find(Exception? exception) =>
        exception is null ? null : exception as SqliteException ?? Find(exception.InnerException);

    private static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
