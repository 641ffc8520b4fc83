using System.Buffers;
using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;

namespace Ecm.Minio;

/// <summary>
/// A blob on its way out. S3 wants size and hash before the bytes, so they are gathered first: in memory up to 1 MiB, else in a
/// local file that has no name (it cannot be left behind). They can be sent several times.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int InMemory = 1024 * 1024;
    private const int ChunkSize = 128 * 1024;
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(InMemory);
    private FileStream? file;

    private Spool()
    {
    }

    public BlobReceipt Receipt { get; private set; } = null!;

    /// <summary>MD5 of the bytes: what S3 checks a single PUT against and answers as its ETag.</summary>
    public byte[] Md5 { get; private set; } = [];

    /// <exception cref="BlobStoreFullException">No room for the local file.</exception>
    public static async Task<Spool> ReadAsync(Stream source, string folder, CancellationToken cancellationToken)
    {
        var spool = new Spool();
        try
        {
            await spool.FillAsync(source, folder, cancellationToken).ConfigureAwait(false);
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    /// <summary>Sends the bytes from their beginning; may be called again, but not twice at once.</summary>
    /// <param name="target">Takes them.</param>
    /// <param name="moved">Called after each portion.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task SendAsync(Stream target, Action moved, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await target.WriteAsync(buffer.AsMemory(0, (int)Receipt.Size), cancellationToken).ConfigureAwait(false);
            moved();
            return;
        }

        file.Position = 0;
        while (await file.ReadAsync(buffer.AsMemory(0, InMemory), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            moved();
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async Task FillAsync(Stream source, string folder, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Not for security: S3's own check of what arrived is defined over MD5.
#pragma warning disable CA5351
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

        var size = 0L;
        var inMemory = await TakeAsync(buffer.AsMemory(0, InMemory)).ConfigureAwait(false);
        if (inMemory == InMemory)
        {
            var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
            try
            {
                while (await TakeAsync(chunk.AsMemory(0, ChunkSize)).ConfigureAwait(false) is > 0 and var count)
                {
                    file ??= Unnamed(folder);
                    if (file.Length == 0)
                        Write(buffer.AsSpan(0, InMemory));
                    Write(chunk.AsSpan(0, count));
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(chunk);
            }
        }

        Receipt = new BlobReceipt(size, Convert.ToHexStringLower(sha256.GetHashAndReset()));
        Md5 = md5.GetHashAndReset();

        async ValueTask<int> TakeAsync(Memory<byte> target)
        {
            var count = await source.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            sha256.AppendData(target.Span[..count]);
            md5.AppendData(target.Span[..count]);
            size += count;
            return count;
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            file!.Write(bytes);
        }
        catch (IOException e)
        {
            throw Refused(e);
        }
    }

    private static FileStream Unnamed(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"ecm-{Guid.CreateVersion7():n}");
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            File.Delete(path);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(e);
        }
    }

    // .NET puts the errno of an unnamed I/O fault into HResult.
    private static Exception Refused(Exception e) => e.HResult is NoSpace or OverQuota
        ? new BlobStoreFullException("The disk where uploads wait for the S3 store is full (Blobs:SpoolFolder).", e)
        : new BlobStoreUnavailableException($"Uploads cannot wait for the S3 store in Blobs:SpoolFolder: {e.Message}", e);
}
