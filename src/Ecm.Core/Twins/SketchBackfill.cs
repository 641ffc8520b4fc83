using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Twins;

/// <summary>Sketches what was read before this version of the product came: once through all files after each start, beside everything else.</summary>
internal sealed partial class SketchBackfill(TwinStore store, FindTwins twins, TimeProvider clock, ILogger<SketchBackfill> logger) : BackgroundService
{
    private const int AtOnce = 100;

    /// <summary>Whoever waits for the start comes first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Pause, clock, stoppingToken);
            if (await RunAsync(stoppingToken) is > 0 and var count)
                LogSketched(logger, count);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the next start goes on.
        }
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
    }

    /// <summary>All of them; answers how many there were.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (done, last) = (0, Guid.Empty);
        while (await store.WithoutSketchAsync(last, AtOnce, cancellationToken) is { Count: > 0 } versions)
        {
            foreach (var (versionId, blobId) in versions)
                await twins.SketchAsync(versionId, blobId, cancellationToken);
            (done, last) = (done + versions.Count, versions[^1].VersionId);
        }

        return done;
    }

    [LoggerMessage(3030, LogLevel.Information, "Sketched the texts of {Count} files that had been read before, to find other scans of them")]
    private static partial void LogSketched(ILogger logger, int count);

    [LoggerMessage(3031, LogLevel.Warning, "Sketching texts that had been read before failed; the next start goes on")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
