using Ecm.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>Looks every few minutes whether the copy of the index in the blob store has become old.</summary>
internal sealed partial class IndexSnapshotLoop(IndexSnapshots snapshots, IndexProgress progress, TimeProvider clock, ILogger<IndexSnapshotLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(Every, clock, LookAsync, e => LogFailed(logger, e), stoppingToken);

    // What is still being filled is not worth a copy.
    private Task LookAsync(CancellationToken cancellationToken) =>
        progress.CaughtUp && !progress.Partial ? snapshots.MakeWhenDueAsync(cancellationToken) : Task.CompletedTask;

    [LoggerMessage(2017, LogLevel.Warning, "The search index could not be copied into the store; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
