using System.Text.Json.Nodes;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Jobs;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Health;

/// <summary>Reads the first page of the administration. For administrators.</summary>
public sealed class ServerOverviews
{
    /// <summary>What is counted over whole tables is counted no more often: pages look every few seconds.</summary>
    private static readonly TimeSpan CountedEvery = TimeSpan.FromSeconds(20);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ServerHealth health;
    private readonly WorkQueue queue;
    private readonly IBlobStore blobs;
    private readonly ISearchIndex index;
    private readonly IndexProgress progress;
    private readonly IndexRebuilds rebuilds;
    private readonly TimeProvider clock;
    private volatile Counts? counted;

    internal ServerOverviews(
        IDbContextFactory<EcmDbContext> contexts, ServerHealth health, WorkQueue queue, IBlobStore blobs, ISearchIndex index, IndexProgress progress, IndexRebuilds rebuilds,
        TimeProvider clock)
    {
        (this.contexts, this.health, this.queue, this.blobs) = (contexts, health, queue, blobs);
        (this.index, this.progress, this.rebuilds, this.clock) = (index, progress, rebuilds, clock);
    }

    /// <summary>Everything as it is now.</summary>
    public async Task<Result<ServerOverview>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken);
        var counts = await CountAsync(db, cancellationToken);
        var people = await db.Users.CountAsync(u => !u.Blocked, cancellationToken);
        return new ServerOverview(
            typeof(ServerOverviews).Assembly.GetName().Version!.ToString(3), people, await health.ReportAsync(cancellationToken),
            await queue.ReasonsAsync(cancellationToken), await QueueAsync(db, counts, cancellationToken), await IndexAsync(db, head, cancellationToken),
            await StorageAsync(db, counts, cancellationToken), new AuditFigures(head, await VerifiedAsync(db, VerifiedPart.Audit, cancellationToken)));
    }

    private async Task<Counts> CountAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (counted is { } known && now - known.At < CountedEvery)
            return known;
        var versions = await db.FileVersions.LongCountAsync(cancellationToken);
        var bytes = await db.FileVersions.SumAsync(v => v.Size, cancellationToken);
        // Backwards along the numbers: whoever reads files has read one lately.
        var read = await db.Audit.Where(e => e.Action == "file.read").OrderByDescending(e => e.Number).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);
        return counted = new Counts(now, versions, bytes, read);
    }

    private static async Task<QueueFigures> QueueAsync(EcmDbContext db, Counts counts, CancellationToken cancellationToken)
    {
        var jobs = await db.Jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        // PostgreSQL knows no least uuid, and an order of them.
        var since = await db.Jobs.OrderBy(j => j.Id).Select(j => (DateTimeOffset?)j.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return new QueueFigures(
            jobs.SingleOrDefault(j => j.Key == JobState.Waiting)?.Count ?? 0, jobs.SingleOrDefault(j => j.Key == JobState.Running)?.Count ?? 0, since, counts.LastReadAt);
    }

    private async Task<IndexFigures> IndexAsync(EcmDbContext db, long head, CancellationToken cancellationToken)
    {
        var (stats, cursor) = (index.Stats, progress.Cursor);
        var behind = cursor < head
            ? await db.Audit.Where(e => e.Number == cursor + 1).Select(e => (DateTimeOffset?)e.At).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new IndexFigures(
            stats.Generation, stats.Documents, stats.Bytes, cursor, head, behind, rebuilds.Running, progress.Rebuilt, await VerifiedAsync(db, VerifiedPart.Index, cancellationToken));
    }

    private async Task<StorageFigures> StorageAsync(EcmDbContext db, Counts counts, CancellationToken cancellationToken)
    {
        var store = await blobs.CheckAsync(cancellationToken);
        return new StorageFigures(counts.Versions, counts.Bytes, store.Free, await VerifiedAsync(db, VerifiedPart.Storage, cancellationToken));
    }

    private static async Task<VerificationNote?> VerifiedAsync(EcmDbContext db, VerifiedPart part, CancellationToken cancellationToken)
    {
        var id = TellVerification.IdOf(part);
        var last = await (
            from entry in db.Audit.Where(e => e.ObjectId == id && e.Action.EndsWith(".verify"))
            join payload in db.AuditPayloads on entry.Number equals payload.Number
            orderby entry.Number descending
            select new { entry.At, payload.Json }).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new VerificationNote(last.At, JsonNode.Parse(last.Json)!["faults"]!.GetValue<int>());
    }

    private sealed record Counts(DateTimeOffset At, long Versions, long Bytes, DateTimeOffset? LastReadAt);
}
