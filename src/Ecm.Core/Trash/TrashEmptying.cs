using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Trash;

/// <summary>
/// Destroys what has lain in the trash for its time, once an hour. One reading of a clock may be wrong, and what is destroyed does not come back: a card must be
/// seen due twice, a day of running apart (<see cref="RunningHours"/>), and be due all that while. What others stand on stays (<see cref="TrashHold"/>).
/// </summary>
internal sealed partial class TrashEmptying(
    IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes, CardTypeCatalog types, DatabaseDialect dialect, RunningHours hours,
    IOptions<TrashOptions> options, TimeProvider clock, ILogger<TrashEmptying> logger) : BackgroundService
{
    /// <summary>Running hours between the two looks.</summary>
    public const int Apart = 24;

    private const int Portion = 200;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(Every, clock, RunAsync, e => LogFailed(logger, e), stoppingToken);

    /// <summary>One round; answers how many cards were destroyed.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var hour = await hours.PassAsync(cancellationToken);
        if (options.Value.KeepDays is not (> 0 and var days))
            return 0;
        var until = clock.GetUtcNow() - TimeSpan.FromDays(days);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = db.Readable(db.Cards, Caller.System).Where(c => c.TrashedAt <= until).Select(c => c.Id);
        await db.DueCards.Where(d => !due.Contains(d.CardId)).ExecuteDeleteAsync(cancellationToken);
        await NoteAsync(db, due, hour, cancellationToken);

        var (purged, before) = (0, hour - Apart);
        foreach (var portion in (await db.DueCards.AsNoTracking().Where(d => d.SeenAt < before).Select(d => d.CardId).ToListAsync(cancellationToken)).Chunk(Portion))
        {
            var held = await TrashHolds.OfAsync(db, Caller.System, portion, cancellationToken);
            HashSet<Guid> free = [.. portion.Where(id => !held.ContainsKey(id))];
            if (free.Count == 0)
                continue;
            free.ExceptWith(await TrashHolds.NamedInFieldsAsync(db, await types.CurrentAsync(db, cancellationToken), free, cancellationToken));
            foreach (var id in free)
                if (await PurgeAsync(id, until, cancellationToken))
                    purged++;
        }

        if (purged > 0)
            LogPurged(logger, purged);
        return purged;
    }

    private async Task NoteAsync(EcmDbContext db, IQueryable<Guid> due, long hour, CancellationToken cancellationToken)
    {
        var fresh = await due.Where(id => !db.DueCards.Any(d => d.CardId == id)).ToListAsync(cancellationToken);
        if (fresh.Count == 0)
            return;
        db.DueCards.AddRange(fresh.Select(id => new DueCard { CardId = id, SeenAt = hour }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e))
        {
            // Another node looked in the same moment; what it has not noted is noted in an hour.
        }

        db.ChangeTracker.Clear();
    }

    private async Task<bool> PurgeAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var done = await changes.CommitAsync(Caller.System with { Agent = "trash" }, new ChangeSet("card.purge", id.ToString(), [new PurgeCard(id, until)]), cancellationToken);
        if (!done.Succeeded)
            LogKept(logger, id, done.Problem.Code);
        return done.Succeeded;
    }

    [LoggerMessage(3020, LogLevel.Information, "Destroyed {Count} cards whose time in the trash was over")]
    private static partial void LogPurged(ILogger logger, int count);

    [LoggerMessage(3021, LogLevel.Warning, "Card {CardId} could not be taken out of the trash for good: {Code}; it is tried again in an hour")]
    private static partial void LogKept(ILogger logger, Guid cardId, string code);

    [LoggerMessage(3022, LogLevel.Warning, "Emptying the trash failed; it is tried again in an hour")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
