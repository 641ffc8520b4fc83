using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Ecm.PostgreSql;
using Ecm.Sqlite;
using Ecm.Testing.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Testing;

/// <summary>
/// A migrated database of a test's own and the capabilities over it: SQLite in a folder that goes with it (the first of a run migrates,
/// the others copy its file), or one of the shared PostgreSQL server.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly string folder;
    private readonly ServiceProvider services;

    private TestDatabase(string folder, ServiceProvider services, FakeTimeProvider clock)
    {
        this.folder = folder;
        this.services = services;
        Clock = clock;
    }

    /// <summary>The clock of everything in it; stands still unless moved.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The database file.</summary>
    public string File => Path.Combine(folder, "ecm.db");

    /// <summary>Where contexts come from.</summary>
    public IDbContextFactory<EcmDbContext> Contexts => Get<IDbContextFactory<EcmDbContext>>();

    /// <summary>The one way to write.</summary>
    public ChangeSets Changes => Get<ChangeSets>();

    /// <summary>A fresh database.</summary>
    /// <param name="configure">Adds or replaces services.</param>
    /// <param name="postgreSql">True: on PostgreSQL.</param>
    public static async Task<TestDatabase> CreateAsync(Action<IServiceCollection>? configure = null, bool postgreSql = false)
    {
        var folder = Directory.CreateTempSubdirectory("ecm-test-").FullName;
        var file = Path.Combine(folder, "ecm.db");
        await System.IO.File.WriteAllBytesAsync(file, await Migrated.Value);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection()
            .AddSqliteDatabase(file)
            .AddSingleton<TimeProvider>(clock)
            .AddLogging()
            .AddSingleton<ChangeSignal>()
            .AddSingleton(s => new CardTypeCatalog(s.GetRequiredService<IDbContextFactory<EcmDbContext>>()))
            .AddSingleton(s => new ChangeSets(
                s.GetRequiredService<IDbContextFactory<EcmDbContext>>(), s.GetRequiredService<DatabaseDialect>(),
                s.GetRequiredService<CardTypeCatalog>(), s.GetRequiredService<ChangeSignal>(), clock))
            .AddPeople()
            .AddAccess();
        configure?.Invoke(services);
        if (postgreSql)
            services.AddPostgreSqlDatabase(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());
        var database = new TestDatabase(folder, services.BuildServiceProvider(), clock);
        if (postgreSql)
        {
            await using var db = database.Open();
            await db.Database.MigrateAsync();
        }

        return database;
    }

    /// <summary>A capability.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A context; the caller disposes it.</summary>
    public EcmDbContext Open() => Contexts.CreateDbContext();

    /// <summary>Makes a user and answers the caller that they are.</summary>
    /// <param name="login">The login.</param>
    /// <param name="roles">Roles.</param>
    public async Task<Caller> UserAsync(string login, params string[] roles)
    {
        var id = Guid.CreateVersion7();
        // A hash that no password has: hashing takes a tenth of a second, and few tests sign in.
        var create = new CreateUser(id, login, login, "ru", "", roles, []);
        await CommitAsync(create);
        return (await Get<Callers>().FindAsync(id, CancellationToken.None))!;
    }

    /// <summary>Lets time pass while something runs: whoever waits before another attempt waits by <see cref="Clock"/>.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> running)
    {
        while (!running.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.WhenAny(running, Task.Delay(5));
        }

        return await running;
    }

    /// <summary>The same user with the rights they have by now.</summary>
    public async Task<Caller> AgainAsync(Caller caller) => (await Get<Callers>().FindAsync(caller.UserId, CancellationToken.None))!;

    /// <summary>Makes a card of the product's own type.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="title">Its title.</param>
    /// <param name="parentId">The card it hangs below.</param>
    /// <param name="list">A named access list; null: inherited.</param>
    public async Task<Guid> CardAsync(Caller caller, string title, Guid? parentId = null, string? list = null)
    {
        await CommitAsync(new ImportCardTypes([CoreCardTypes.Document]));
        var id = Guid.CreateVersion7();
        var create = new CreateCard(id, TypeCatalog.Document, title, parentId, new Dictionary<string, JsonElement>(), list, ByPerson: true);
        var made = await Changes.CommitAsync(caller, new ChangeSet("card.create", id.ToString(), [create]), CancellationToken.None);
        return made.Value.Id;
    }

    /// <summary>Commits changes as the product itself; fails when a problem stands in the way.</summary>
    public async Task<ChangeReceipt> CommitAsync(params Change[] changes) =>
        (await Changes.CommitAsync(Caller.System, new ChangeSet("test", Guid.CreateVersion7().ToString(), changes), CancellationToken.None)).Value;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=True"))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ecm-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "ecm.db");
            await using (var services = new ServiceCollection().AddSqliteDatabase(file).BuildServiceProvider())
            await using (var db = services.GetRequiredService<IDbContextFactory<EcmDbContext>>().CreateDbContext())
            {
                await db.Database.MigrateAsync();
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            }

            return await System.IO.File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
