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

/// <summary>All that an administrator wants to know at first.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="People">Users who are not blocked.</param>
/// <param name="Health">The parts of this node.</param>
/// <param name="Parked">Files that could not be read, by reason, the most frequent first.</param>
/// <param name="Queue">What is still to be done.</param>
/// <param name="Index">This node's search index.</param>
/// <param name="Storage">The store of files.</param>
/// <param name="Audit">The chain of the audit.</param>
public sealed record ServerOverview(
    string Version, int People, HealthReport Health, IReadOnlyList<ParkedReason> Parked, QueueFigures Queue, IndexFigures Index, StorageFigures Storage, AuditFigures Audit);

/// <summary>How many files stopped for one reason.</summary>
/// <param name="Reason">A stable word.</param>
/// <param name="Count">How many.</param>
public sealed record ParkedReason(string Reason, int Count);

/// <summary>What is still to be done.</summary>
/// <param name="Waiting">Jobs that wait.</param>
/// <param name="Running">Jobs that are carried out.</param>
/// <param name="OldestSince">Since when the oldest of them is there; null: there is none.</param>
/// <param name="LastReadAt">When a file was last read to its end; null: none was.</param>
public sealed record QueueFigures(int Waiting, int Running, DateTimeOffset? OldestSince, DateTimeOffset? LastReadAt);

/// <summary>The search index of this node.</summary>
/// <param name="Generation">Changes with everything that changes its meaning.</param>
/// <param name="Documents">Cards it holds.</param>
/// <param name="Bytes">Its size on the disk.</param>
/// <param name="Cursor">The change up to which it holds everything.</param>
/// <param name="Head">The last change there is.</param>
/// <param name="BehindSince">When the first change was made that it lacks; null: it lacks none.</param>
/// <param name="Rebuilding">A new one is being filled beside it.</param>
/// <param name="Rebuilt">The change up to which the new one is filled; null: it has not begun.</param>
/// <param name="Verified">When it was last compared with the database.</param>
public sealed record IndexFigures(
    string Generation, long Documents, long Bytes, long Cursor, long Head, DateTimeOffset? BehindSince, bool Rebuilding, long? Rebuilt, VerificationNote? Verified);

/// <summary>The store of files.</summary>
/// <param name="Versions">Contents of files.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Free">Bytes that still fit; null: the store does not know.</param>
/// <param name="Verified">When all of them were last hashed.</param>
public sealed record StorageFigures(long Versions, long Bytes, long? Free, VerificationNote? Verified);

/// <summary>The chain of the audit.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Verified">When it was last recomputed.</param>
public sealed record AuditFigures(long Entries, VerificationNote? Verified);

/// <summary>A verification that came to its end.</summary>
/// <param name="At">When.</param>
/// <param name="Faults">How many it found.</param>
public sealed record VerificationNote(DateTimeOffset At, int Faults);

/// <summary>Reads the first page of the administration. For administrators.</summary>
public sealed class ServerOverviews
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ServerHealth health;
    private readonly WorkQueue queue;
    private readonly IBlobStore blobs;
    private readonly ISearchIndex index;
    private readonly IndexProgress progress;
    private readonly IndexRebuilds rebuilds;

    internal ServerOverviews(
        IDbContextFactory<EcmDbContext> contexts, ServerHealth health, WorkQueue queue, IBlobStore blobs, ISearchIndex index, IndexProgress progress, IndexRebuilds rebuilds)
    {
        (this.contexts, this.health, this.queue, this.blobs) = (contexts, health, queue, blobs);
        (this.index, this.progress, this.rebuilds) = (index, progress, rebuilds);
    }

    /// <summary>Everything as it is now.</summary>
    public async Task<Result<ServerOverview>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken);
        var people = await db.Users.CountAsync(u => !u.Blocked, cancellationToken);
        return new ServerOverview(
            typeof(ServerOverviews).Assembly.GetName().Version!.ToString(3), people, await health.ReportAsync(cancellationToken),
            await queue.ReasonsAsync(cancellationToken), await QueueAsync(db, cancellationToken), await IndexAsync(db, head, cancellationToken),
            await StorageAsync(db, cancellationToken), new AuditFigures(head, await VerifiedAsync(db, VerifiedPart.Audit, cancellationToken)));
    }

    private static async Task<QueueFigures> QueueAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var jobs = await db.Jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count(), First = g.Min(j => j.Id) }).ToListAsync(cancellationToken);
        var oldest = jobs.Count == 0 ? Guid.Empty : jobs.Min(j => j.First);
        var since = await db.Jobs.Where(j => j.Id == oldest).Select(j => (DateTimeOffset?)j.CreatedAt).SingleOrDefaultAsync(cancellationToken);
        // Backwards along the numbers: whoever reads files has read one lately.
        var read = await db.Audit.Where(e => e.Action == "file.read").OrderByDescending(e => e.Number).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);
        return new QueueFigures(
            jobs.SingleOrDefault(j => j.Key == JobState.Waiting)?.Count ?? 0, jobs.SingleOrDefault(j => j.Key == JobState.Running)?.Count ?? 0, since, read);
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

    private async Task<StorageFigures> StorageAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var versions = await db.FileVersions.LongCountAsync(cancellationToken);
        var bytes = await db.FileVersions.SumAsync(v => v.Size, cancellationToken);
        var store = await blobs.CheckAsync(cancellationToken);
        return new StorageFigures(versions, bytes, store.Free, await VerifiedAsync(db, VerifiedPart.Storage, cancellationToken));
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
}
