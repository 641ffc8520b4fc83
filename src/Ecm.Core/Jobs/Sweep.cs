using Ecm.Abstractions.Blobs;
using Ecm.Core.Storage;
using Ecm.Core.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Jobs;

/// <summary>
/// Clears what nobody needs: blobs without a file version, never on sight but only when they are older than a day and were seen without an owner
/// an hour before as well; idempotency keys and unfinished uploads older than a day.
/// </summary>
internal sealed partial class Sweep(IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, TimeProvider clock, ILogger<Sweep> logger) : BackgroundService
{
    /// <summary>How old a blob without an owner must be.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(24);
    private HashSet<Guid> seenBefore = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(Every, clock, RunAsync, e => LogFailed(logger, e), stoppingToken);

    /// <summary>One round; answers how many blobs were deleted.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Uploads.Where(u => u.CreatedAt < now - PartUploads.Life).ExecuteDeleteAsync(cancellationToken);
        await db.IdempotentRequests.Where(r => r.At < now - KeyLife).ExecuteDeleteAsync(cancellationToken);

        var (orphans, deleted) = (new HashSet<Guid>(), 0);
        var batch = new List<Guid>();
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            if (blob.StoredAt < now - Grace)
                batch.Add(blob.Id);
            if (batch.Count == 500)
                await TakeOrphansAsync();
        }

        await TakeOrphansAsync();
        foreach (var id in orphans.Where(seenBefore.Contains))
            if (await blobs.DeleteAsync(id, cancellationToken))
                deleted++;
        seenBefore = orphans;
        if (deleted > 0)
            LogSwept(logger, deleted);
        return deleted;

        async Task TakeOrphansAsync()
        {
            var owned = await db.FileVersions.Where(v => batch.Contains(v.BlobId)).Select(v => v.BlobId).ToListAsync(cancellationToken);
            var kept = await db.KeptPictures.Where(p => batch.Contains(p.PictureId)).Select(p => p.PictureId).ToListAsync(cancellationToken);
            var laidOut = await db.FileVersions.Where(v => v.RenditionId != null && batch.Contains(v.RenditionId.Value)).Select(v => v.RenditionId!.Value).ToListAsync(cancellationToken);
            var copies = await db.IndexSnapshots.Where(s => batch.Contains(s.BlobId)).Select(s => s.BlobId).ToListAsync(cancellationToken);
            var pieces = await db.UploadPieces.Where(p => batch.Contains(p.BlobId)).Select(p => p.BlobId).ToListAsync(cancellationToken);
            orphans.UnionWith(batch.Except(owned).Except(pieces).Except(kept).Except(laidOut).Except(copies));
            batch.Clear();
        }
    }

    [LoggerMessage(3010, LogLevel.Information, "Swept {Count} blobs that belonged to no file")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(3011, LogLevel.Warning, "The sweep failed; it is tried again in an hour")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
