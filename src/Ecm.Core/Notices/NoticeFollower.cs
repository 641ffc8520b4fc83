using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Notices;

/// <summary>
/// Follows the audit and tells people what concerns them. Cursor and lines are written in one transaction, so that an entry is told once, whatever dies in between
/// and however many nodes follow. What happened before the first start is nobody's news.
/// </summary>
internal sealed partial class NoticeFollower(
    IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, NoticeRules rules, ChangeSignal signal, TimeProvider clock, ILogger<NoticeFollower> logger)
    : BackgroundService
{
    private const int Portion = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var woken = signal.Next;
                if (!await StepAsync(stoppingToken))
                    await Task.WhenAny(woken, Task.Delay(Poll, clock, stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    /// <summary>Tells the next entries; false when there are none.</summary>
    internal async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.NoticeCursors.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { Number: var told })
        {
            await BeginAsync(db, cancellationToken);
            return true;
        }

        var entries = await db.Audit.AsNoTracking().Where(e => e.Number > told).OrderBy(e => e.Number).Take(Portion).ToListAsync(cancellationToken);
        if (entries.Count == 0)
            return false;
        var news = entries.Where(e => NoticeRules.Actions.Contains(e.Action)).ToList();
        var numbers = news.ConvertAll(e => e.Number);
        var payloads = await db.AuditPayloads.AsNoTracking().Where(p => numbers.Contains(p.Number)).ToDictionaryAsync(p => p.Number, p => p.Json, cancellationToken);
        var lines = new List<Told>();
        foreach (var entry in news)
            if (payloads.TryGetValue(entry.Number, out var json))
                lines.AddRange(await rules.OfAsync(db, entry, json, cancellationToken));
        await KeepAsync(db, told, entries[^1].Number, Told.Gather(lines), cancellationToken);
        return true;
    }

    private async Task KeepAsync(EcmDbContext db, long told, long last, IReadOnlyList<Told> lines, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.NoticeCursors.Where(c => c.Number == told).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, last), cancellationToken) == 0)
            return; // Another node has told them.
        await Told.KeepAsync(db, lines, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (lines.Count > 0)
            signal.RaiseNotices();
    }

    private async Task BeginAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        db.NoticeCursors.Add(new NoticeCursor { Number = await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e))
        {
            // Another node began in the same moment.
        }
    }

    [LoggerMessage(3030, LogLevel.Warning, "Telling people what concerns them failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
