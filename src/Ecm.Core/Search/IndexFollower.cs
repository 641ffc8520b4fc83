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
/// Keeps this node's index at the head of the change feed. One loop:
/// 1. apply the next changes and make them searchable: at once after a pause, a few times a second while changes come in a row (each time costs a segment of
/// the index, and uploads want the same cores); 2. commit every few seconds or 1,000 cards, the cursor with them: what a power cut takes, the feed brings again;
/// 3. when the index is of another generation, fill a new one beside it and swap when it has caught up; 4. wait to be woken, a second at most.
/// A failure, a doubt, and every hour: the index is looked at again, and one that is damaged is replaced while its open view still answers.
/// </summary>
internal sealed partial class IndexFollower(
    ISearchIndex index, IndexProgress progress, IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, ChangeSignal signal,
    FileParking parking, Reindexing reindexing, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
{
    private const int CommitCards = 1000;
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(5);

    /// <summary>Well below what a search waits for the caller's own last change.</summary>
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan ShowEveryWhileFilling = TimeSpan.FromSeconds(2);
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
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
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
        var opening = await index.OpenAsync(cancellationToken);
        if (opening == IndexOpening.Damaged)
        {
            await ReplaceDamagedAsync(cancellationToken);
            opening = IndexOpening.Ready;
        }

        var target = await HeadAsync(cancellationToken);
        progress.MoveTo(index.Cursor);
        progress.Partial |= opening == IndexOpening.Empty && index.Cursor < target;
        LogOpened(logger, opening, index.Cursor, target);
        var feed = NewFeed(index);
        IIndexBuild? build = opening == IndexOpening.Outdated ? index.StartBuild() : null;
        var buildFeed = build is null ? null : NewFeed(build);
        try
        {
            var (uncommitted, committedAt) = (0, clock.GetTimestamp());
            var (hidden, shownAt) = (false, 0L);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var filling = feed.Applied < target;
                if (!filling && buildFeed is null && shownAt != 0 && ShowEvery - clock.GetElapsedTime(shownAt) is { Ticks: > 0 } pause)
                    await Task.Delay(pause, clock, cancellationToken);
                var woken = signal.Next;
                var before = feed.Applied;
                uncommitted += await feed.StepAsync(cancellationToken);
                hidden |= feed.Applied != before;
                filling = feed.Applied < target;
                if (hidden && clock.GetElapsedTime(shownAt) >= (filling ? ShowEveryWhileFilling : ShowEvery))
                {
                    index.Refresh();
                    progress.MoveTo(index.Cursor);
                    (hidden, shownAt) = (false, clock.GetTimestamp());
                }

                if (index.Cursor >= target)
                    (progress.Partial, progress.CaughtUp) = (false, true);
                if ((uncommitted >= CommitCards && !filling) || (uncommitted > 0 && clock.GetElapsedTime(committedAt) >= CommitEvery))
                {
                    index.Commit();
                    (uncommitted, committedAt) = (0, clock.GetTimestamp());
                }

                if (build is null && reindexing.Take())
                {
                    build = index.StartBuild();
                    buildFeed = NewFeed(build);
                }

                if (buildFeed is not null && await buildFeed.StepAsync(cancellationToken) == 0 && buildFeed.Applied >= feed.Applied)
                {
                    build!.Swap();
                    await build.DisposeAsync();
                    (build, buildFeed) = (null, null);
                    feed = NewFeed(index);
                    progress.MoveTo(index.Cursor);
                    (hidden, shownAt) = (false, clock.GetTimestamp());
                    LogSwapped(logger, index.Stats.Generation, index.Cursor);
                }

                var since = clock.GetElapsedTime(lookedAt);
                if (build is null && (since >= LookEvery || since >= LookAgainAfter && reindexing.TakeDoubt()))
                {
                    index.Commit();
                    return;
                }

                if (feed.Applied == before && buildFeed is null)
                    await WaitAsync(woken, cancellationToken);
            }
        }
        finally
        {
            if (build is not null)
                await build.DisposeAsync();
        }
    }

    private async Task ReplaceDamagedAsync(CancellationToken cancellationToken)
    {
        progress.Partial = true;
        await using var build = index.StartBuild();
        var feed = NewFeed(build);
        while (await feed.StepAsync(cancellationToken) > 0)
        {
        }

        build.Swap();
        LogSwapped(logger, index.Stats.Generation, index.Cursor);
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
