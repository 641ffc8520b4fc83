using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Storage;

public sealed class SqliteConnectionTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Every_connection_keeps_what_durability_rests_on_when_it_comes_back_from_the_pool()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var round = 0; round < 3; round++)
        {
            // Four real connections at once, then back into the pool.
            var contexts = Enumerable.Range(0, 4).Select(_ => database.Open()).ToList();
            foreach (var db in contexts)
                await db.Database.OpenConnectionAsync();
            foreach (var db in contexts)
                (await SettingsAsync(db)).Should().Be("wal 2 10000 1");
            foreach (var db in contexts)
                await db.DisposeAsync();
        }
    }

    [Fact]
    public async Task Transaction_that_is_only_disposed_lets_the_next_writer_go_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var round = 0; round < 3; round++)
        {
            await using var db = database.Open();
            await using (await db.Database.BeginTransactionAsync())
                await db.Database.ExecuteSqlRawAsync("""UPDATE "Heads" SET "Number" = 100""");
        }

        await using var next = database.Open();
        await using var transaction = await next.Database.BeginTransactionAsync().WaitAsync(Soon);
        (await next.Heads.SingleAsync()).Number.Should().NotBe(100);
    }

    [Fact]
    public async Task Writers_of_one_process_take_turns()
    {
        await using var database = await TestDatabase.CreateAsync();

        await Parallel.ForAsync(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellationToken) =>
        {
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            (await db.Heads.SingleAsync(cancellationToken)).AccessEpoch++;
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        });

        await using var after = database.Open();
        (await after.Heads.SingleAsync()).AccessEpoch.Should().Be(64);
    }

    private static async Task<string> SettingsAsync(EcmDbContext db)
    {
        var settings = new List<string>();
        foreach (var name in new[] { "journal_mode", "synchronous", "busy_timeout", "foreign_keys" })
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            settings.Add($"{await command.ExecuteScalarAsync()}");
        }

        return string.Join(' ', settings);
    }
}
