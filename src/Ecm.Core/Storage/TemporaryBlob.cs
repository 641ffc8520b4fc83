using System.Buffers;
using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;
using Microsoft.Win32.SafeHandles;

namespace Ecm.Core.Storage;

/// <summary>
/// A blob on its way in: bytes are hashed and written under a temporary name in one pass, then published under the final one.
/// Disposed before it is published, it leaves nothing.
/// </summary>
internal sealed class TemporaryBlob : IDisposable
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Large blobs are handed to the disk in such stretches while they come in, or the fsync would wait for all of it at the end.</summary>
    private const int Stretch = 8 * 1024 * 1024;

    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long size;
    private long begun;
    private bool published;

    /// <exception cref="DiskException">The disk refused.</exception>
    public TemporaryBlob(string path)
    {
        this.path = path;
        // The lock that FileShare.None takes tells a sweeping process that this file is alive.
        try
        {
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException(e);
        }
    }

    /// <summary>
    /// Takes in all of the source. While one buffer is hashed and written, the next one is filled.
    /// Faults of the source are thrown as they are; those of the disk as <see cref="DiskException"/>.
    /// </summary>
    /// <param name="source">Read to its end.</param>
    /// <param name="beforeWrite">Called with the number of bytes about to be written; may throw to refuse them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<BlobReceipt> FillAsync(Stream source, Action<int> beforeWrite, CancellationToken cancellationToken)
    {
        var filling = ArrayPool<byte>.Shared.Rent(BufferSize);
        var writing = ArrayPool<byte>.Shared.Rent(BufferSize);
        var written = Task.CompletedTask;
        try
        {
            while (true)
            {
                var count = await source.ReadAtLeastAsync(filling.AsMemory(0, BufferSize), BufferSize, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                await written.ConfigureAwait(false);
                if (count > 0)
                    beforeWrite(count);
                if (count < BufferSize)
                {
                    Append(filling.AsSpan(0, count));
                    return new BlobReceipt(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
                }

                (filling, writing) = (writing, filling);
                var full = writing;
                written = Task.Run(() => Append(full.AsSpan(0, BufferSize)), CancellationToken.None);
            }
        }
        finally
        {
            // A buffer goes back to the pool only when nobody writes from it any more.
            await written.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(filling);
            ArrayPool<byte>.Shared.Return(writing);
        }
    }

    /// <summary>Makes the bytes durable, then visible under <paramref name="target"/>, then the name durable.</summary>
    /// <exception cref="SyncFailedException">The disk lost something; nothing is visible.</exception>
    /// <exception cref="DiskException">The disk refused; nothing is visible.</exception>
    public void Publish(string target)
    {
        try
        {
            DurableFile.Sync(file);
        }
        catch (SyncFailedException e) when (DiskException.IsFullError(e.HResult))
        {
            // Where room is allotted late, a full disk shows only here. The file is thrown away whole: nothing hangs on what was lost.
            throw new DiskException(e);
        }

        try
        {
            DurableFile.Rename(path, target);
        }
        catch (IOException e)
        {
            throw new DiskException(e);
        }

        published = true;
        try
        {
            DurableFile.SyncFolder(Path.GetDirectoryName(target)!);
            DurableFile.RefuseWhenShutDown(file);
        }
        catch (SyncFailedException)
        {
            // It will not be acknowledged, so it must not be seen.
            Remove(target);
            throw;
        }
    }

    public void Dispose()
    {
        hash.Dispose();
        if (!published)
            Remove(path);
        file.Dispose();
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A failing disk. The fault on its way is worth more than this one; the sweep at the next start takes the file.
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        try
        {
            RandomAccess.Write(file, bytes, size);
        }
        catch (IOException e)
        {
            throw new DiskException(e);
        }

        size += bytes.Length;
        if (size - begun >= Stretch)
        {
            DurableFile.BeginWriting(file, begun, size - begun);
            begun = size;
        }
    }
}

/// <summary>The disk, not the source of the bytes, failed.</summary>
internal sealed class DiskException(Exception cause) : Exception(cause.Message, cause)
{
    // .NET puts the errno of an unnamed I/O fault into HResult.
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    /// <summary>No room is left, or the user's quota is used up.</summary>
    public bool IsFull => IsFullError(InnerException!.HResult);

    public static bool IsFullError(int errno) => errno is NoSpace or OverQuota;
}
