using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Jobs;

/// <summary>What a kind of job does.</summary>
internal interface IJobHandler
{
    /// <summary>The kind of the jobs it takes.</summary>
    string Kind { get; }

    /// <summary>Does the work; returning means it is done, however it ended.</summary>
    Task RunAsync(Job job, CancellationToken cancellationToken);

    /// <summary>What to do with a job whose attempt failed: when to try again, or null when it was brought to another end.</summary>
    Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken);
}

/// <summary>
/// Claims jobs and runs them, several at once. A claim counts the attempt and holds a lease that is renewed while the job runs;
/// when the process dies the lease ends and another worker takes the job. A job is finished only under the attempt it was claimed with.
/// </summary>
internal sealed partial class JobRunner(
    IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, IEnumerable<IJobHandler> handlers, ChangeSignal signal, TimeProvider clock,
    ILogger<JobRunner> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IJobHandler> byKind = handlers.ToDictionary(h => h.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var running = new HashSet<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveWhere(t => t.IsCompleted);
                var woken = signal.Next;
                var claimed = running.Count < AtOnce ? await ClaimAsync(AtOnce - running.Count, stoppingToken) : [];
                foreach (var job in claimed)
                    running.Add(RunAsync(job, stoppingToken));
                if (claimed.Count == 0)
                    await WaitAsync(running, woken, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what runs is given back below.
        }

        await Task.WhenAll(running);
    }

    private async Task<IReadOnlyList<Job>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await dialect.ClaimJobsAsync(db, clock.GetUtcNow(), Lease, count, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogClaimFailed(logger, e);
            return [];
        }
    }

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        await Task.Yield();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(job, ending);
        try
        {
            await byKind[job.Kind].RunAsync(job, ending.Token);
            await FinishAsync(job);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(job, TimeSpan.Zero, failed: false, error: null);
        }
        catch (Exception e)
        {
            LogFailed(logger, e, job.Kind, job.SubjectId, job.Attempt);
            await EndFailedAsync(job, e);
        }
        finally
        {
            await ending.CancelAsync();
            await renewing;
        }
    }

    private async Task EndFailedAsync(Job job, Exception exception)
    {
        try
        {
            var again = await byKind[job.Kind].FailedAsync(job, exception, CancellationToken.None);
            if (again is { } delay)
                await GiveBackAsync(job, delay, failed: true, exception.Message);
            else
                await FinishAsync(job);
        }
        catch (Exception e)
        {
            // The database is away: the lease ends by itself and the job is claimed again.
            LogFailed(logger, e, job.Kind, job.SubjectId, job.Attempt);
        }
    }

    private async Task FinishAsync(Job job)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Jobs.Where(j => j.Id == job.Id && j.Attempt == job.Attempt).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task GiveBackAsync(Job job, TimeSpan delay, bool failed, string? error)
    {
        var runAfter = clock.GetUtcNow() + delay;
        // An attempt that was cut off by a stop does not count.
        var (attempt, failures) = (failed ? job.Attempt : job.Attempt - 1, failed ? job.Failures + 1 : job.Failures);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Jobs.Where(j => j.Id == job.Id && j.Attempt == job.Attempt).ExecuteUpdateAsync(
            j => j.SetProperty(x => x.State, JobState.Waiting).SetProperty(x => x.RunAfter, runAfter).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(x => x.Attempt, attempt).SetProperty(x => x.Failures, failures).SetProperty(x => x.Error, error),
            CancellationToken.None);
    }

    private async Task RenewAsync(Job job, CancellationTokenSource ending)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renew, clock, ending.Token);
                var until = clock.GetUtcNow() + Lease;
                await using var db = await contexts.CreateDbContextAsync(ending.Token);
                var mine = await db.Jobs.Where(j => j.Id == job.Id && j.Attempt == job.Attempt)
                    .ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, until), ending.Token);
                if (mine == 0)
                    await ending.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
        catch (Exception e)
        {
            LogClaimFailed(logger, e);
        }
    }

    private async Task WaitAsync(HashSet<Task> running, Task woken, CancellationToken cancellationToken)
    {
        var poll = Task.Delay(Poll, clock, cancellationToken);
        await Task.WhenAny([.. running, woken, poll]);
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(3001, LogLevel.Warning, "Jobs could not be claimed or renewed; they are tried again")]
    private static partial void LogClaimFailed(ILogger logger, Exception exception);

    [LoggerMessage(3002, LogLevel.Warning, "Job {Kind} of {SubjectId} failed in attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string kind, Guid subjectId, int attempt);
}
