using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Intake;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>
/// Keeps this node's index at the head of the change feed. One loop: 1. take the next changes, show and commit them; 2. when the index is of another
/// generation, fill a new one beside it and swap when it has caught up; 3. wait to be woken, a second at most.
/// A failure, a doubt, and every hour: the index is looked at again, and one that is damaged is replaced while its open view still answers.
/// </summary>
internal sealed partial class IndexFollower(
    ISearchIndex index, IndexProgress progress, IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, ChangeSignal signal,
    FileParking parking, IndexSnapshots snapshots, Reindexing reindexing, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private readonly ILogger logger = loggers.CreateLogger<IndexFollower>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database or the disk failed: the index, which may have gone back to its last commit, is followed again from its cursor.
                LogFailed(logger, e);
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var lookedAt = clock.GetTimestamp();
        await using var rebuild = new IndexRebuild(index, NewFeed);
        var opening = await index.OpenAsync(cancellationToken);
        if (opening == IndexOpening.Damaged)
        {
            progress.Partial = true;
            await rebuild.ReplaceAsync(cancellationToken);
            LogSwapped(logger, index.Stats.Generation, index.Cursor);
            opening = IndexOpening.Ready;
        }

        var target = await HeadAsync(cancellationToken);
        if (opening == IndexOpening.Empty && target > 0)
            await snapshots.RestoreAsync(cancellationToken);
        progress.MoveTo(index.Cursor);
        progress.Partial |= opening == IndexOpening.Empty && index.Cursor < target;
        LogOpened(logger, opening, index.Cursor, target);
        if (opening == IndexOpening.Outdated)
            rebuild.Start();
        var feed = NewFeed(index);
        var view = new IndexView(index, progress, clock);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (feed.Applied >= target && !rebuild.Running && view.Pause is { Ticks: > 0 } pause)
                await Task.Delay(pause, clock, cancellationToken);
            var woken = signal.Next;
            var before = feed.Applied;
            view.Took(await feed.StepAsync(cancellationToken), feed.Applied != before);
            view.ShowAndCommit(filling: feed.Applied < target);
            if (index.Cursor >= target)
                (progress.Partial, progress.CaughtUp) = (false, true);

            if (!rebuild.Running && reindexing.Take())
                rebuild.Start();
            if (await rebuild.StepAsync(feed.Applied, cancellationToken))
            {
                feed = NewFeed(index);
                view.Shown();
                LogSwapped(logger, index.Stats.Generation, index.Cursor);
            }

            progress.Rebuilt = rebuild.Applied;
            var since = clock.GetElapsedTime(lookedAt);
            if (!rebuild.Running && (since >= LookEvery || since >= LookAgainAfter && reindexing.TakeDoubt()))
            {
                index.Commit();
                return;
            }

            if (feed.Applied == before && !rebuild.Running)
                await WaitAsync(woken, cancellationToken);
        }
    }

    private IndexFeed NewFeed(IIndexWriter writer) => new(contexts, types, writer, loggers.CreateLogger<IndexFeed>())
    {
        Refused = (cardId, _, cancellationToken) => parking.ParkCardAsync(cardId, "index-refused", cancellationToken),
    };

    private async Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken);
    }

    private async Task WaitAsync(Task woken, CancellationToken cancellationToken)
    {
        try
        {
            await woken.WaitAsync(Poll, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The poll is the truth; being woken is a hint.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            index.Commit();
        }
        catch (Exception e)
        {
            // Not opened yet, or damaged: the next start brings it up to date.
            LogNotCommitted(logger, e);
        }
    }

    [LoggerMessage(2010, LogLevel.Information, "Search index opened: {Opening}, at change {Cursor} of {Head}")]
    private static partial void LogOpened(ILogger logger, IndexOpening opening, long cursor, long head);

    [LoggerMessage(2011, LogLevel.Error, "Following the changes failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(2013, LogLevel.Warning, "The search index could not be committed at the end; the next start brings it up to date")]
    private static partial void LogNotCommitted(ILogger logger, Exception exception);

    [LoggerMessage(2012, LogLevel.Information, "A new generation {Generation} of the index serves from change {Cursor}")]
    private static partial void LogSwapped(ILogger logger, string generation, long cursor);
}
