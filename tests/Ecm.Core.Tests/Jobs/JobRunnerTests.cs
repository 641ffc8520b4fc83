using System.Collections.Concurrent;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Jobs;

/// <summary>Each job is done once, whoever dies on the way.</summary>
public sealed class JobRunnerTests
{
    private const string Kind = "test";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_job_is_run_by_one_of_two_workers(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var jobs = await AddAsync(database, 30);
        var ran = new ConcurrentBag<Guid>();
        using var one = Runner(database, new Handler((job, _) => Note(job)));
        using var two = Runner(database, new Handler((job, _) => Note(job)));

        await Task.WhenAll(one.StartAsync(default), two.StartAsync(default));
        await UntilAsync(database, async db => !await db.Jobs.AnyAsync());
        await Task.WhenAll(one.StopAsync(default), two.StopAsync(default));

        ran.Should().BeEquivalentTo(jobs);

        async Task Note(Job job)
        {
            await Task.Yield();
            ran.Add(job.SubjectId);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_that_nobody_waits_for_is_done_last_and_one_at_a_time(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var unhurried = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        await Leases(database).AddBackgroundAsync(Kind, unhurried, default);
        var jobs = await AddAsync(database, 10);
        var (ran, together, most) = (new ConcurrentQueue<Guid>(), 0, 0);
        using var runner = Runner(database, new Handler(async (job, token) =>
        {
            ran.Enqueue(job.SubjectId);
            if (!unhurried.Contains(job.SubjectId))
                return;
            most = Math.Max(most, Interlocked.Increment(ref together));
            await Task.Delay(20, token);
            Interlocked.Decrement(ref together);
        }));

        await runner.StartAsync(default);
        await UntilAsync(database, async db => !await db.Jobs.AnyAsync());
        await runner.StopAsync(default);

        ran.Take(10).Should().BeEquivalentTo(jobs);
        ran.Skip(10).Should().BeEquivalentTo(unhurried);
        most.Should().Be(1);
    }

    [Fact]
    public async Task Job_that_was_cut_off_by_a_stop_is_given_back_and_the_attempt_does_not_count()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, 1);
        var begun = new TaskCompletionSource();
        using var runner = Runner(database, new Handler((_, token) => { begun.SetResult(); return Task.Delay(Timeout.Infinite, token); }));

        await runner.StartAsync(default);
        await begun.Task;
        await runner.StopAsync(default);

        await using var db = database.Open();
        (await db.Jobs.SingleAsync()).Should().BeEquivalentTo(new { State = JobState.Waiting, Attempt = 0, Failures = 0 });
    }

    [Fact]
    public async Task Job_that_another_worker_took_over_is_let_go_and_neither_retried_nor_ended_by_the_one_who_lost_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, 1);
        var (begun, let) = (new TaskCompletionSource(), new TaskCompletionSource());
        var handler = new Handler(async (_, token) =>
        {
            begun.SetResult();
            await using var registration = token.Register(let.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var runner = Runner(database, handler);
        await runner.StartAsync(default);
        await begun.Task;

        await using (var db = database.Open())
            await db.Jobs.ExecuteUpdateAsync(j => j.SetProperty(x => x.Attempt, x => x.Attempt + 1).SetProperty(x => x.LeaseUntil, database.Clock.GetUtcNow().AddHours(1)));
        await database.WhileTimePassesAsync(let.Task.ContinueWith(_ => true, TaskScheduler.Default));
        await runner.StopAsync(default);

        handler.Failures.Should().BeEmpty();
        await using var after = database.Open();
        (await after.Jobs.SingleAsync()).Should().BeEquivalentTo(new { State = JobState.Running, Attempt = 2, Failures = 0 });
    }

    [Fact]
    public async Task Job_that_fails_is_tried_again_as_its_handler_says_until_it_is_brought_to_an_end()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, 1);
        var handler = new Handler((_, _) => throw new InvalidOperationException("no paper"));
        using var runner = Runner(database, handler);

        await runner.StartAsync(default);
        await UntilAsync(database, async db => !await db.Jobs.AnyAsync());
        await runner.StopAsync(default);

        handler.Failures.Should().Equal((1, 0), (2, 1), (3, 2));
    }

    /// <summary>The clock stands still: nobody waits for a lease to end.</summary>
    [Fact]
    public async Task Job_of_a_process_that_died_is_free_at_once_when_no_other_process_can_have_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var jobs = await AddAsync(database, 1);
        var leases = Leases(database);
        (await leases.ClaimAsync(1, background: false, default)).Should().ContainSingle();
        (await leases.ClaimAsync(1, background: false, default)).Should().BeEmpty("its lease holds");

        await leases.FreeAbandonedAsync(default);

        (await leases.ClaimAsync(1, background: false, default)).Should().ContainSingle(j => j.SubjectId == jobs[0] && j.Attempt == 2);
    }

    [Fact]
    public async Task Lease_of_another_node_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: true);
        await AddAsync(database, 1);
        var leases = Leases(database);
        (await leases.ClaimAsync(1, background: false, default)).Should().ContainSingle();

        await leases.FreeAbandonedAsync(default);

        (await leases.ClaimAsync(1, background: false, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Several_nodes_judge_leases_by_the_clock_of_their_database()
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: true);
        await using var db = database.Open();

        var now = await database.Get<DatabaseDialect>().NowAsync(db, DateTimeOffset.UnixEpoch, default);

        now.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Error_with_characters_that_no_database_keeps_is_kept_without_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, 1);
        var leases = Leases(database);
        var job = (await leases.ClaimAsync(1, background: false, default)).Single();

        await leases.GiveBackAsync(job, TimeSpan.Zero, failed: true, "tool said \0 and \ud800!");

        await using var db = database.Open();
        (await db.Jobs.SingleAsync()).Should().BeEquivalentTo(new { State = JobState.Waiting, Failures = 1, Error = "tool said ? and ?!" });
    }

    private static JobLeases Leases(TestDatabase database) =>
        new(database.Contexts, database.Get<DatabaseDialect>(), database.Clock, NullLogger<JobLeases>.Instance);

    private static JobRunner Runner(TestDatabase database, IJobHandler handler) => new(
        Leases(database),
        [handler], database.Get<ChangeSignal>(), database.Clock, NullLogger<JobRunner>.Instance);

    private static async Task<IReadOnlyList<Guid>> AddAsync(TestDatabase database, int count)
    {
        await using var db = database.Open();
        var subjects = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        // In the past of the database's clock as well as of the test's.
        db.Jobs.AddRange(subjects.Select(s => JobRows.New(Kind, s, database.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
        return subjects;
    }

    private static Task UntilAsync(TestDatabase database, Func<EcmDbContext, Task<bool>> reached) => database.WhileTimePassesAsync(Task.Run(async () =>
    {
        while (true)
        {
            await using var db = database.Open();
            if (await reached(db))
                return true;
            await Task.Delay(20);
        }
    }));

    private sealed class Handler(Func<Job, CancellationToken, Task> run) : IJobHandler
    {
        public List<(int Attempt, int Failures)> Failures { get; } = [];

        public string Kind => JobRunnerTests.Kind;

        public async Task<bool> RunAsync(Job job, CancellationToken cancellationToken)
        {
            await run(job, cancellationToken);
            return false;
        }

        public Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken)
        {
            Failures.Add((job.Attempt, job.Failures));
            return Task.FromResult<TimeSpan?>(Failures.Count < 3 ? TimeSpan.FromSeconds(1) : null);
        }
    }
}
