using Ecm.Core;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ecm.PostgreSql;

/// <summary>PostgreSQL: row locks on the head and the counters, SKIP LOCKED for jobs.</summary>
internal sealed class PostgreSqlDialect : DatabaseDialect
{
    public override string Name => "PostgreSql";

    public override Task<ChangeHead> LockHeadAsync(EcmDbContext db, CancellationToken cancellationToken) =>
        db.Heads.FromSqlRaw("""SELECT * FROM "Heads" FOR UPDATE""").SingleAsync(cancellationToken);

    public override async Task<IReadOnlyList<Job>> ClaimJobsAsync(
        EcmDbContext db, DateTimeOffset now, TimeSpan lease, int count, bool background, CancellationToken cancellationToken) =>
        // The database's clock decides about leases: the nodes' clocks may differ.
        await db.Jobs.FromSql(
            $"""
            UPDATE "Jobs" SET "State" = 1, "Attempt" = "Attempt" + 1, "LeaseUntil" = now() + {lease}
            WHERE "Id" IN (SELECT "Id" FROM "Jobs"
                           WHERE "Background" = {background} AND (("State" = 0 AND "RunAfter" <= now()) OR ("State" = 1 AND "LeaseUntil" < now()))
                           ORDER BY "RunAfter", "Id" LIMIT {count} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);

    public override async Task<DateTimeOffset> NowAsync(EcmDbContext db, DateTimeOffset clock, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"SELECT now() AS \"Value\"").ToListAsync(cancellationToken)).Single();

    public override bool IsOfOneProcess => false;

    public override async Task<long> DrawAsync(EcmDbContext db, string key, string period, CancellationToken cancellationToken)
    {
        var drawn = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO "Counters" ("Key", "Period", "Value") VALUES ({key}, {period}, 1)
            ON CONFLICT ("Key", "Period") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value"
            """).ToListAsync(cancellationToken);
        return drawn.Single();
    }

    public override Task RaiseAsync(EcmDbContext db, string key, string period, long value, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Counters" ("Key", "Period", "Value") VALUES ({key}, {period}, {value})
            ON CONFLICT ("Key", "Period") DO UPDATE SET "Value" = greatest("Counters"."Value", excluded."Value")
            """,
            cancellationToken);

    public override IQueryable<Card> CardsHolding(EcmDbContext db, string field, string text) =>
        db.Set<Card>().FromSql($"""SELECT * FROM "Cards" WHERE "Fields" ->> {field} = {text}""");

    public override bool IsUniqueViolation(Exception exception) =>
        Find(exception) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsTransient(Exception exception) => Find(exception) is { IsTransient: true }
        or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable };

    public override async Task AssertDurableAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            var value = (await db.Database.SqlQuery<string>($"SELECT current_setting({setting}) AS \"Value\"").ToListAsync(cancellationToken)).Single();
            if (value == "off")
                throw new StartupException($"PostgreSQL runs with {setting}={value}: acknowledged documents could be lost in a power cut. Set {setting}=on.");
        }
    }

    /// <summary>PostgreSQL is backed up by its own tools; docs/operations.md says so.</summary>
    public override Task CopyBeforeMigrationAsync(EcmDbContext db, string lastMigration, CancellationToken cancellationToken) => Task.CompletedTask;

    private static NpgsqlException? Find(Exception? exception) =>
        exception is null ? null : exception as NpgsqlException ?? Find(exception.InnerException);
}
