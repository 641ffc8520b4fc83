using System.Text.RegularExpressions;
using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.Search;
using Ecm.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Storage;

/// <summary>
/// The embedded database has no statistics when it is young, and guesses by its indexes alone. What is asked for each upload and each page
/// must not cost more with every card there is.
/// </summary>
public sealed class QueryPlanTests
{
    private static readonly string[] Large = ["Cards", "Files", "FileVersions", "Pages", "PageScores", "Grants", "Audit", "AccessEntries", "Jobs"];

    [Fact]
    public async Task Twins_of_an_upload_are_found_by_their_hash() =>
        await PlansAsync(async (database, caller, _) => await new UploadChecks(database.Contexts, null!).TwinsAsync(caller, "ab", default));

    [Fact]
    public async Task File_is_found_by_its_id() =>
        await PlansAsync(async (database, caller, _) => await Files(database).GetAsync(caller, Guid.CreateVersion7(), default));

    [Fact]
    public async Task Files_of_the_last_days_are_found_by_their_time() =>
        await PlansAsync(async (database, caller, _) => await Files(database).RecentAsync(caller, database.Clock.GetUtcNow().AddDays(-1), 50, default));

    [Fact]
    public async Task Tree_is_read_level_by_level() =>
        await PlansAsync(async (database, caller, cardId) => await new CardTrees(database.Contexts, new CardReading(database.Contexts)).AroundAsync(caller, cardId, 50, default));

    [Fact]
    public async Task Cards_of_a_page_of_hits_are_found_by_their_ids() =>
        await PlansAsync(async (database, caller, _) => await new CardReading(database.Contexts).GetManyAsync(caller, [Guid.CreateVersion7(), Guid.CreateVersion7()], default));

    [Fact]
    public async Task Files_that_are_not_read_yet_are_found_by_their_state() =>
        await PlansAsync(async (database, caller, _) => await new IntakeQueue(database.Contexts, new IndexProgress()).ListAsync(caller, IntakeState.Parked, null, 50, default));

    [Fact]
    public async Task Work_that_is_not_done_is_found_by_its_state() =>
        await PlansAsync(async (database, caller, _) =>
        {
            var minder = caller with { Principals = new HashSet<string> { Principal.Role("admin") } };
            await new WorkQueue(database.Contexts, database.Changes).ListAsync(minder, new WorkFilter(null, null), null, 50, default);
            await new WorkQueue(database.Contexts, database.Changes).ListAsync(minder, new WorkFilter(null, "damaged"), null, 50, default);
        });

    [Fact]
    public async Task Entries_about_something_are_found_by_it() =>
        await PlansAsync(async (database, caller, cardId) => await new AuditReading(database.Contexts).ListAsync(
            caller with { Principals = new HashSet<string> { Principal.Role("admin") } }, new AuditFilter { About = $"{cardId}", ActorId = caller.UserId }, null, 50, default));

    [Fact]
    public async Task Files_and_children_of_a_card_are_found_by_it() =>
        await PlansAsync(async (database, caller, cardId) =>
        {
            await Files(database).ListAsync(caller, cardId, default);
            await new CardReading(database.Contexts).ListAsync(caller, new CardFilter { ParentId = cardId }, null, 50, default);
        });

    /// <summary>From where the page before ended, and not from the beginning.</summary>
    [Fact]
    public async Task Journal_goes_along_its_index() =>
        (await PlansAsync(async (database, caller, _) => await new CardReading(database.Contexts).ListAsync(
            caller, new CardFilter { Register = "incoming", Sort = CardSort.Registered }, $"20260302{Guid.CreateVersion7():N}7", 50, default)))
            .Should().Contain(step => step.Contains("RegisteredOn<")).And.NotContain(step => step.Contains("TEMP B-TREE FOR ORDER BY"));

    [Fact]
    public async Task Doubtful_pages_come_along_their_index() =>
        (await PlansAsync(async (database, caller, _) => await new DoubtQueue(database.Contexts).ListAsync(caller, 0.9, $"00500{Guid.CreateVersion7():N}3", 50, default)))
            .Should().Contain(step => step.Contains("PageScores") && step.Contains("Score>")).And.NotContain(step => step.Contains("TEMP B-TREE FOR ORDER BY"));

    private static FileReading Files(TestDatabase database) => new(database.Contexts, null!, new PageStore(database.Contexts), new IndexProgress());

    private static async Task<IReadOnlyList<string>> PlansAsync(Func<TestDatabase, Caller, Guid, Task> ask)
    {
        using var asked = new AskedQueries();
        await using var database = await TestDatabase.CreateAsync(services => services.AddSingleton<ILoggerProvider>(asked));
        var caller = await database.UserAsync("clerk", "clerk");
        var cardId = await database.CardAsync(caller, "Договор");
        var content = new StoredContent(Guid.CreateVersion7(), new BlobReceipt(3, "ab"), "договор.txt", "text/plain");
        (await database.Changes.CommitAsync(caller, new ChangeSet("file.add", "", [new AddFile(Guid.CreateVersion7(), cardId, content)]), default)).Succeeded.Should().BeTrue();
        asked.Sql.Clear();

        await ask(database, caller, cardId);

        asked.Sql.Should().NotBeEmpty();
        var all = new List<string>();
        foreach (var sql in asked.Sql)
        {
            var steps = await ExplainAsync(database, sql);
            steps.Should().NotBeEmpty();
            all.AddRange(steps);
            steps.Should().NotContain(step => step.StartsWith("SCAN", StringComparison.Ordinal) && Large.Any(table => sql.Contains($"\"{table}\" AS \"{step.Split(' ')[1]}\"")), sql);
            steps.Should().NotContain(step => step.Contains("IX_Cards_TrashedAt"), sql);
        }

        return all;
    }

    /// <summary>The database plans without knowing the values.</summary>
    private static async Task<IReadOnlyList<string>> ExplainAsync(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Regex.Matches(sql, @"@\w+").Select(match => match.Value).Distinct())
            explain.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        await using var reader = await explain.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return steps;
    }

    /// <summary>The queries that Entity Framework says it has carried out.</summary>
    private sealed class AskedQueries : ILoggerProvider, ILogger
    {
        public List<string> Sql { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == DbLoggerCategory.Database.Command.Name ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId == RelationalEventId.CommandExecuted && state is IEnumerable<KeyValuePair<string, object?>> values)
                Sql.Add((string)values.Single(value => value.Key == "commandText").Value!);
        }

        public void Dispose()
        {
        }
    }
}
