using System.IO.Pipelines;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Searching;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>
/// Keeps a copy of the index in the blob store and begins with it where there is none: a new node, or one whose index is lost, then takes only what has changed since.
/// The blobs of replaced copies are left to the sweep, for another node may be reading one.
/// </summary>
public sealed partial class IndexSnapshots
{
    /// <summary>A smaller index is filled from the database about as quickly.</summary>
    private const int LeastCards = 10_000;

    /// <summary>So many changes later a copy is old.</summary>
    private const long MostChanges = 50_000;

    /// <summary>A copy is replaced so often when anything has changed, for what was erased lies in it.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(1);

    /// <summary>Those of other generations serve nodes that run an older program.</summary>
    private static readonly TimeSpan MostAgeOfOthers = TimeSpan.FromDays(7);

    private readonly ISearchIndex index;
    private readonly IBlobStore blobs;
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly ILogger<IndexSnapshots> logger;

    internal IndexSnapshots(ISearchIndex index, IBlobStore blobs, IDbContextFactory<EcmDbContext> contexts, TimeProvider clock, ILogger<IndexSnapshots> logger) =>
        (this.index, this.blobs, this.contexts, this.clock, this.logger) = (index, blobs, contexts, clock, logger);

    /// <summary>Makes a copy when there is none of this generation, or an old one; answers whether it did.</summary>
    internal async Task<bool> MakeWhenDueAsync(CancellationToken cancellationToken)
    {
        var (stats, cursor) = (index.Stats, index.Cursor);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var old = clock.GetUtcNow() - (stats.Documents < LeastCards ? MostAge : MostAgeOfOthers);
        await db.IndexSnapshots.Where(s => s.MadeAt < old).ExecuteDeleteAsync(cancellationToken);
        if (stats.Documents < LeastCards)
            return false;
        var last = await NewestAsync(db, stats.Generation, cancellationToken);
        if (last is not null && cursor - last.Cursor < MostChanges && (cursor == last.Cursor || clock.GetUtcNow() - last.MadeAt < MostAge))
            return false;
        await MakeAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes a copy. Of two nodes that do so at once the later one's stays.</summary>
    /// <returns>Its size in bytes, and the change up to which it holds everything.</returns>
    public async Task<(long Size, long Cursor)> MakeAsync(CancellationToken cancellationToken)
    {
        var blobId = Guid.CreateVersion7();
        var pipe = new Pipe();
        var storing = StoreAsync(blobId, pipe.Reader, cancellationToken);
        IndexSnapshot made;
        try
        {
            await using var output = pipe.Writer.AsStream(leaveOpen: true);
            made = await index.WriteSnapshotAsync(output, cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception e)
        {
            await pipe.Writer.CompleteAsync(e);
            await storing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        var size = await storing;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await db.IndexSnapshots.Where(s => s.Generation == made.Generation).Select(s => s.BlobId).ToListAsync(cancellationToken);
        db.IndexSnapshots.Add(new IndexSnapshotRow { BlobId = blobId, Generation = made.Generation, Cursor = made.Cursor, MadeAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await db.IndexSnapshots.Where(s => before.Contains(s.BlobId)).ExecuteDeleteAsync(cancellationToken);
        LogMade(logger, size, made.Cursor);
        return (size, made.Cursor);
    }

    /// <summary>No node begins with a copy that there is now: the index is to be filled from the database.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.IndexSnapshots.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Puts the newest copy in the place of an empty index, if there is one that can be used.</summary>
    internal async Task RestoreAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await NewestAsync(db, index.Stats.Generation, cancellationToken) is not { } copy)
            return;
        try
        {
            await using var input = await blobs.OpenAsync(copy.BlobId, 0, null, cancellationToken);
            await index.RestoreAsync(input, cancellationToken);
            LogRestored(logger, index.Cursor);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotRestored(logger, e, copy.BlobId);
        }
    }

    private static Task<IndexSnapshotRow?> NewestAsync(EcmDbContext db, string generation, CancellationToken cancellationToken) =>
        db.IndexSnapshots.AsNoTracking().Where(s => s.Generation == generation).OrderByDescending(s => s.Cursor).FirstOrDefaultAsync(cancellationToken);

    private async Task<long> StoreAsync(Guid blobId, PipeReader reader, CancellationToken cancellationToken)
    {
        await using var content = reader.AsStream();
        return (await blobs.PutAsync(blobId, content, cancellationToken)).Size;
    }

    [LoggerMessage(2015, LogLevel.Information, "A copy of the search index was put into the store: {Size} bytes, at change {Cursor}")]
    private static partial void LogMade(ILogger logger, long size, long cursor);

    [LoggerMessage(2014, LogLevel.Information, "There was no search index; it begins with the copy in the store, at change {Cursor}")]
    private static partial void LogRestored(ILogger logger, long cursor);

    [LoggerMessage(2016, LogLevel.Warning, "The copy of the search index {BlobId} cannot be used; the index is filled from the database")]
    private static partial void LogNotRestored(ILogger logger, Exception exception, Guid blobId);
}
