using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Doubt;

/// <summary>Scores what was read before this version of the product came: once through all files after each start, beside everything else.</summary>
internal sealed partial class ScoreBackfill(DoubtStore store, ScorePages scoring, TimeProvider clock, ILogger<ScoreBackfill> logger) : BackgroundService
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
                LogScored(logger, count);
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
        while (await store.WithoutScoreAsync(last, ScorePages.Recipe, AtOnce, cancellationToken) is { Count: > 0 } versions)
        {
            foreach (var (versionId, blobId) in versions)
                if (await TryAsync(versionId, blobId, cancellationToken))
                    done++;
            last = versions[^1].VersionId;
        }

        return done;
    }

    /// <summary>A file that was removed meanwhile, or whose text cannot be unpacked, holds up no other.</summary>
    private async Task<bool> TryAsync(Guid versionId, Guid blobId, CancellationToken cancellationToken)
    {
        try
        {
            await scoring.ScoreAsync(versionId, blobId, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogLeftOut(logger, e, versionId);
            return false;
        }
    }

    [LoggerMessage(3050, LogLevel.Information, "{Count} files that were read before have scores now")]
    private static partial void LogScored(ILogger logger, int count);

    [LoggerMessage(3051, LogLevel.Warning, "Scoring what was read before failed; the next start tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(3052, LogLevel.Warning, "The text of version {VersionId} could not be scored; the next start tries again")]
    private static partial void LogLeftOut(ILogger logger, Exception exception, Guid versionId);
}
