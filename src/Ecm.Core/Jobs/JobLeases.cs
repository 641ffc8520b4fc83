using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Jobs;

/// <summary>Owns the rows of jobs: who has one, until when, in which attempt. Whoever lost a job changes nothing of it any more.</summary>
internal sealed partial class JobLeases(
    IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, TimeProvider clock, ILogger<JobLeases> logger)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(10);

    /// <summary>At the start of the only process of a database: frees what one that died had taken. Elsewhere their leases end by themselves.</summary>
    public async Task FreeAbandonedAsync(CancellationToken cancellationToken)
    {
        if (!dialect.IsOfOneProcess)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Jobs.Where(j => j.State == JobState.Running).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, DateTimeOffset.UnixEpoch), cancellationToken);
    }

    /// <summary>Takes jobs that are due or whose worker died; none while the database is away.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="background">True: of those that nobody waits for; false: of the others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Job>> ClaimAsync(int count, bool background, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await dialect.ClaimJobsAsync(db, clock.GetUtcNow(), Lease, count, background, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
            return [];
        }
    }

    /// <summary>Adds work that nobody waits for.</summary>
    public async Task AddBackgroundAsync(string kind, IReadOnlyList<Guid> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Jobs.AddRange(subjects.Select(s => JobRows.New(kind, s, now, background: true)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How much work that nobody waits for is left.</summary>
    public async Task<int> CountBackgroundAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.CountAsync(j => j.Background, cancellationToken);
    }

    /// <summary>The time by which leases are judged.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await dialect.NowAsync(db, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Holds a job until <paramref name="ending"/> is cancelled, and cancels it when the job is held by somebody else.</summary>
    public async Task RenewAsync(Job job, CancellationTokenSource ending)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renew, clock, ending.Token);
                await using var db = await contexts.CreateDbContextAsync(ending.Token);
                var until = await dialect.NowAsync(db, clock.GetUtcNow(), ending.Token) + Lease;
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
            LogFailed(logger, e);
        }
    }

    /// <summary>The job has come to its end.</summary>
    public async Task FinishAsync(Job job)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Jobs.Where(j => j.Id == job.Id && j.Attempt == job.Attempt).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>The job is to be tried again.</summary>
    /// <param name="job">The job as it was claimed.</param>
    /// <param name="delay">When.</param>
    /// <param name="failed">False: it was cut off by a stop, and the attempt does not count.</param>
    /// <param name="error">What went wrong.</param>
    public async Task GiveBackAsync(Job job, TimeSpan delay, bool failed, string? error)
    {
        var runAfter = clock.GetUtcNow() + delay;
        // A message may quote what a file had in it.
        var said = error is null ? null : KeptText.Cleaned(error);
        var (attempt, failures) = (failed ? job.Attempt : job.Attempt - 1, failed ? job.Failures + 1 : job.Failures);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Jobs.Where(j => j.Id == job.Id && j.Attempt == job.Attempt).ExecuteUpdateAsync(
            j => j.SetProperty(x => x.State, JobState.Waiting).SetProperty(x => x.RunAfter, runAfter).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(x => x.Attempt, attempt).SetProperty(x => x.Failures, failures).SetProperty(x => x.Error, said),
            CancellationToken.None);
    }

    [LoggerMessage(3001, LogLevel.Warning, "Jobs could not be claimed or renewed; they are tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
