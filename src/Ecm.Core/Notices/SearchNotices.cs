using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.People;
using Ecm.Core.Search.Saved;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Notices;

/// <summary>Some seconds after anything was changed: tells those who asked for it that a saved search finds new cards, each under their own rights.</summary>
internal sealed partial class SearchNotices(
    IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, SavedSearches searches, NewInSearches counting, Callers callers, ChangeSignal signal, TimeProvider clock, ILogger<SearchNotices> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly HeadReading heads = new();
    private long lookedAt = -1;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(Every, clock, RunAsync, e => LogFailed(logger, e), stoppingToken);

    /// <summary>One look.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = (await heads.NowAsync(db, cancellationToken)).Change;
        if (head == lookedAt)
            return;
        var owners = await db.SavedSearches.Where(s => s.Notify).Select(s => s.OwnerId).Distinct().ToListAsync(cancellationToken);
        var members = await db.SavedSearches.Where(s => s.Notify).Join(db.GroupMembers, s => s.GroupId, m => m.GroupId, (_, m) => m.UserId).Distinct().ToListAsync(cancellationToken);
        foreach (var person in owners.Union(members))
            await TellAsync(person, cancellationToken);
        lookedAt = head;
    }

    private async Task TellAsync(Guid person, CancellationToken cancellationToken)
    {
        if (await callers.FindAsync(person, cancellationToken) is not { } caller)
            return;
        var asked = (await searches.ListAsync(caller, cancellationToken)).Where(s => s.Notify).Take(NewInSearches.MostSearches).ToList();
        if (await counting.CountAsync(caller, asked, cancellationToken) is not { Succeeded: true, Value: var counts })
            return;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = asked.ConvertAll(s => s.Id);
        var told = (await db.Notices.AsNoTracking().Where(n => n.UserId == person && n.Kind == NoticeKind.Search && ids.Contains(n.SubjectId)).ToListAsync(cancellationToken)).ToLookup(n => n.SubjectId);
        // The number is told once: a line that was put away without opening the search comes back only when there is more.
        var lines = (
            from search in asked
            let count = counts.GetValueOrDefault(search.Id)
            where count > told[search.Id].Where(n => n.At > search.Since).Select(n => n.Count).DefaultIfEmpty().Max()
            select new Told(person, NoticeKind.Search, search.Id, Guid.Empty, clock.GetUtcNow(), count)).ToList();
        if (lines.Count == 0)
            return;
        await Told.KeepAsync(db, lines, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            signal.RaiseNotices();
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e))
        {
            // Another node has told it.
        }
    }

    [LoggerMessage(3031, LogLevel.Warning, "Looking for what is new in saved searches failed; it is tried again in a moment")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
