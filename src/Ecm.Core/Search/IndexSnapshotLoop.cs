using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>Looks every few minutes whether the copy of the index in the blob store has become old.</summary>
internal sealed partial class IndexSnapshotLoop(IndexSnapshots snapshots, IndexProgress progress, TimeProvider clock, ILogger<IndexSnapshotLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // What is still being filled is not worth a copy.
        if (!progress.CaughtUp || progress.Partial)
            return;
        try
        {
            await snapshots.MakeWhenDueAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(2017, LogLevel.Warning, "The search index could not be copied into the store; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
