using Ecm.Core.ChangeSets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Jobs;

/// <summary>What a kind of job does.</summary>
internal interface IJobHandler
{
    /// <summary>The kind of the jobs it takes.</summary>
    string Kind { get; }

    /// <summary>Does the work; returning means it is done, however it ended.</summary>
    /// <returns>True when what it wrote last took the job with it: nothing is left to be finished.</returns>
    Task<bool> RunAsync(Job job, CancellationToken cancellationToken);

    /// <summary>What to do with a job whose attempt failed: when to try again, or null when it was brought to another end.</summary>
    Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken);
}

/// <summary>
/// Claims jobs and runs them, several at once. A claim counts the attempt and holds a lease that is renewed while the job runs;
/// when the process dies the lease ends and another worker takes the job. A job is finished only under the attempt it was claimed with.
/// </summary>
internal sealed partial class JobRunner(
    JobLeases leases, IEnumerable<IJobHandler> handlers, ChangeSignal signal, TimeProvider clock, ILogger<JobRunner> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IJobHandler> byKind = handlers.ToDictionary(h => h.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var running = new HashSet<Task>();
        var background = Task.CompletedTask;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveWhere(t => t.IsCompleted);
                var woken = signal.NextJob;
                foreach (var job in await leases.ClaimAsync(AtOnce - running.Count, background: false, stoppingToken))
                    running.Add(RunAsync(job, stoppingToken));

                // One at a time, and only when nothing else is due: whoever comes next finds hands free.
                if (background.IsCompleted && running.Count == 0 && await leases.ClaimAsync(1, background: true, stoppingToken) is [var unhurried])
                    running.Add(background = RunAsync(unhurried, stoppingToken));

                // All hands full: there may be more, for whoever is done first. A free hand: there was nothing more.
                if (running.Count == AtOnce)
                    await Task.WhenAny(running).WaitAsync(stoppingToken);
                else
                    await WaitAsync(background.IsCompleted ? woken : Task.WhenAny(woken, background), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what runs is given back below.
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        await Task.Yield();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = leases.RenewAsync(job, ending);
        try
        {
            if (!await byKind[job.Kind].RunAsync(job, ending.Token))
                await leases.FinishAsync(job);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await leases.GiveBackAsync(job, TimeSpan.Zero, failed: false, error: null);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The lease ended, another worker has the job: how it ends is no longer ours to say.
            LogLost(logger, job.Kind, job.SubjectId, job.Attempt);
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
                await leases.GiveBackAsync(job, delay, failed: true, exception.Message);
            else
                await leases.FinishAsync(job);
        }
        catch (Exception e)
        {
            // The database is away: the lease ends by itself and the job is claimed again.
            LogFailed(logger, e, job.Kind, job.SubjectId, job.Attempt);
        }
    }

    private async Task WaitAsync(Task woken, CancellationToken cancellationToken)
    {
        try
        {
            await woken.WaitAsync(Poll, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Jobs of other nodes, of attempts that failed, and of workers that died wake nobody here.
        }
    }

    [LoggerMessage(3002, LogLevel.Warning, "Job {Kind} of {SubjectId} failed in attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string kind, Guid subjectId, int attempt);

    [LoggerMessage(3003, LogLevel.Warning, "Job {Kind} of {SubjectId} was taken over by another worker during attempt {Attempt}")]
    private static partial void LogLost(ILogger logger, string kind, Guid subjectId, int attempt);
}
