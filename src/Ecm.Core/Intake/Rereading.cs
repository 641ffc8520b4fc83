using Ecm.Abstractions.Extraction;
using Ecm.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Intake;

/// <summary>
/// After an upgrade that reads files of more kinds: files that were stored unread are looked at again, without being asked for. They stand in the queue from the
/// start, so that it shows how many are left; workers get few of them at a time, and take one only when nobody waits for anything else.
/// </summary>
internal sealed partial class Rereading(IntakeProgress progress, JobLeases jobs, ITextExtractor extractor, TimeProvider clock, ILogger<Rereading> logger) : BackgroundService
{
    internal const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var marked = false;
        try
        {
            while (true)
            {
                try
                {
                    if (!marked && await progress.AskAgainAsync(extractor.KindsVersion, extractor.RenderedTypes, stoppingToken) is > 0 and var count)
                        LogAsked(logger, count);
                    marked = true;
                    if (!await FeedAsync(stoppingToken))
                        return;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailed(logger, e);
                }

                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next start goes on.
        }
    }

    /// <summary>Gives workers the next files when they have few left.</summary>
    /// <returns>False when there are none any more.</returns>
    internal async Task<bool> FeedAsync(CancellationToken cancellationToken)
    {
        var waiting = await jobs.CountBackgroundAsync(cancellationToken);
        if (waiting > AtOnce / 2)
            return true;
        var next = await progress.AskedAgainAsync(AtOnce, cancellationToken);
        await jobs.AddBackgroundAsync(ExtractJob.KindName, next, cancellationToken);
        return next.Count > 0;
    }

    [LoggerMessage(3020, LogLevel.Information, "{Count} files were stored before files of their kind were read; they are looked at again in the background")]
    private static partial void LogAsked(ILogger logger, int count);

    [LoggerMessage(3021, LogLevel.Warning, "Files could not be asked for again; it is tried anew")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
