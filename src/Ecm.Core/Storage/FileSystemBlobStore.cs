using System.Runtime.CompilerServices;
using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Storage;

/// <summary>
/// Blobs as files of one folder; the embedded default. Acknowledged bytes survive kill -9 and a power cut.
/// After a failed fsync the disk has proved that it cannot be trusted: the store takes nothing more until the server is restarted,
/// and goes on reading.
/// </summary>
internal sealed partial class FileSystemBlobStore : IBlobStore
{
    public const string Key = "FileSystem";

    private readonly BlobFolder folder;
    private readonly FreeSpace space;
    private readonly ILogger<FileSystemBlobStore> logger;
    private volatile string? readOnlyReason;

    /// <exception cref="BlobFolderException">The folder cannot be written.</exception>
    public FileSystemBlobStore(IOptions<BlobStoreOptions> options, ILogger<FileSystemBlobStore> logger)
    {
        this.logger = logger;
        folder = new BlobFolder(options.Value.Path);
        space = new FreeSpace(folder, options.Value.FreeSpaceFloor);
        if (folder.SweepTemporary() is > 0 and var swept)
            Log.Swept(logger, swept);
    }

    public async Task<BlobReceipt> PutAsync(Guid id, Stream content, CancellationToken cancellationToken)
    {
        RefuseWhenReadOnly();
        var target = folder.PathOf(id);
        if (File.Exists(target))
            throw new InvalidOperationException($"Blob {id} exists; blobs never change.");

        try
        {
            space.RefuseWhenScarce(0);
            using var blob = new TemporaryBlob(folder.NewTemporary());
            var receipt = await blob.FillAsync(content, space.RefuseWhenScarce, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            // fsync waits for the disk: not on the caller's thread.
            await Task.Run(() => blob.Publish(target), CancellationToken.None).ConfigureAwait(false);
            return receipt;
        }
        catch (SyncFailedException e)
        {
            BecomeReadOnly(e);
            throw new BlobStoreUnavailableException(readOnlyReason!, e);
        }
        catch (DiskException e)
        {
            throw e.IsFull
                ? new BlobStoreFullException("The disk for documents is full.", e)
                : new BlobStoreUnavailableException($"The disk for documents refused: {e.Message}", e);
        }
    }

    public Task<Stream> OpenAsync(Guid id, long offset, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        cancellationToken.ThrowIfCancellationRequested();
        FileStream file;
        try
        {
            // Sharing everything takes no lock: a blob may be read while the thread that published it still holds its handle.
            file = new FileStream(folder.PathOf(id), new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (FileNotFoundException)
        {
            throw new BlobNotFoundException(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }

        if (offset > file.Length)
        {
            var size = file.Length;
            file.Dispose();
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"Blob {id} has {size} bytes.");
        }

        file.Position = offset;
        return Task.FromResult<Stream>(length is { } limit ? new LimitedStream(file, limit) : file);
    }

    public Task<BlobStat?> StatAsync(Guid id, CancellationToken cancellationToken)
    {
        var stat = folder.Stat(id);
        return stat is null && !folder.Exists ? throw Unreadable(null) : Task.FromResult(stat);
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        RefuseWhenReadOnly();
        var path = folder.PathOf(id);
        var existed = File.Exists(path);
        try
        {
            // Not made durable: a blob that comes back after a power cut is one nobody names, and is swept again.
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobStoreUnavailableException($"Blob {id} could not be deleted: {e.Message}", e);
        }

        return Task.FromResult(existed);
    }

    public async IAsyncEnumerable<BlobStat> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < BlobFolder.Shards; shard++)
        {
            foreach (var blob in await ListAsync(shard, cancellationToken).ConfigureAwait(false))
                yield return blob;
        }
    }

    public string? LocalPath(Guid id)
    {
        var path = folder.PathOf(id);
        return File.Exists(path) ? path : null;
    }

    public Task<BlobStoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reason = readOnlyReason ?? space.Shortage();
            return Task.FromResult(new BlobStoreHealth(true, reason is null, reason) { Free = folder.Space().Free });
        }
        catch (DiskException e)
        {
            return Task.FromResult(new BlobStoreHealth(false, false, Unreadable(e).Message));
        }
    }

    private async Task<List<BlobStat>> ListAsync(int shard, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => folder.List(shard), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    private BlobStoreUnavailableException Unreadable(Exception? cause) =>
        new($"The folder for documents '{folder.Root}' cannot be read: {cause?.Message ?? "it is not there."}", cause);

    private void RefuseWhenReadOnly()
    {
        if (readOnlyReason is { } reason)
            throw new BlobStoreUnavailableException(reason);
    }

    private void BecomeReadOnly(SyncFailedException cause)
    {
        readOnlyReason = $"The disk for documents failed to keep what was written ({cause.Message}). "
            + "Nothing more is stored until the disk is checked and the server restarted.";
        Log.ReadOnly(logger, folder.Root, cause);
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Information, "Removed {Count} unfinished uploads of an earlier run")]
        public static partial void Swept(ILogger logger, int count);

        [LoggerMessage(1402, LogLevel.Critical, "fsync failed in {Folder}; the blob store is read-only from now on")]
        public static partial void ReadOnly(ILogger logger, string folder, Exception cause);
    }
}
