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
            var sketches = new List<(Guid, TextSketch)>(versions.Count);
            foreach (var (versionId, blobId) in versions)
                if (await TryAsync(versionId, blobId, cancellationToken) is { } sketch)
                    sketches.Add((versionId, sketch));
            await store.KeepAsync(sketches, cancellationToken);
            done += sketches.Count;
            last = versions[^1].VersionId;
        }

        return done;
    }

    /// <summary>A file that was removed meanwhile, or whose text cannot be unpacked, holds up no other.</summary>
    private async Task<TextSketch?> TryAsync(Guid versionId, Guid blobId, CancellationToken cancellationToken)
    {
        try
        {
            return await twins.SketchAsync(blobId, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogPassedOver(logger, e, versionId);
            return null;
        }
    }

    [LoggerMessage(3042, LogLevel.Warning, "The text of file version {VersionId} could not be sketched; it is passed over until the next start")]
    private static partial void LogPassedOver(ILogger logger, Exception exception, Guid versionId);

    [LoggerMessage(3040, LogLevel.Information, "Sketched the texts of {Count} files that had been read before, to find other scans of them")]
    private static partial void LogSketched(ILogger logger, int count);

    [LoggerMessage(3041, LogLevel.Warning, "Sketching texts that had been read before failed; the next start goes on")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
