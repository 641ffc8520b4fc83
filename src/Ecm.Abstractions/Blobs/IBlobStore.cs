using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Blobs;

/// <summary>
/// Keeps bytes under ids. A blob is written once and never changes. Safe for concurrent use.
/// </summary>
[Experimental("ECM0001")]
public interface IBlobStore
{
    /// <summary>
    /// Stores all of <paramref name="content"/> from its present position. When the task completes the bytes are durable:
    /// they survive a power cut. When it fails, nothing is visible under the id.
    /// </summary>
    /// <param name="id">A new id; it has never been used.</param>
    /// <param name="content">Read once, to its end, never buffered whole.</param>
    /// <param name="cancellationToken">Cancelled: as failed.</param>
    /// <exception cref="InvalidOperationException">The id is in use; its blob is unchanged.</exception>
    /// <exception cref="BlobStoreFullException">No room; nothing was stored; may succeed later.</exception>
    /// <exception cref="BlobStoreUnavailableException">The store cannot write now (a failed fsync, a server that is down).</exception>
    Task<BlobReceipt> PutAsync(Guid id, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a blob from <paramref name="offset"/> for reading. A store that breaks off in the middle fails the read with an
    /// <see cref="IOException"/>: the stream never ends early as if it were whole.
    /// </summary>
    /// <param name="id">The blob.</param>
    /// <param name="offset">From which byte; not beyond the blob's size.</param>
    /// <param name="length">How many bytes at most; null: to the end.</param>
    /// <param name="cancellationToken">Cancels opening; reading takes its own.</param>
    /// <exception cref="BlobNotFoundException">There is no such blob.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is beyond the blob's size.</exception>
    /// <exception cref="BlobStoreUnavailableException">The store cannot be read now.</exception>
    Task<Stream> OpenAsync(Guid id, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>Size and time of a blob; null when there is none.</summary>
    /// <exception cref="BlobStoreUnavailableException">The store cannot be read now.</exception>
    Task<BlobStat?> StatAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Deletes a blob. Answers whether it was there; deleting twice is no error.</summary>
    /// <exception cref="BlobStoreUnavailableException">The store cannot be written now.</exception>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All blobs, in no particular order. Blobs put or deleted meanwhile may or may not appear.</summary>
    /// <exception cref="BlobStoreUnavailableException">The store cannot be read now, even in the middle.</exception>
    IAsyncEnumerable<BlobStat> ListAsync(CancellationToken cancellationToken);

    /// <summary>The path of the blob as a readable local file, which must not be changed; null when the store has none.</summary>
    string? LocalPath(Guid id);

    /// <summary>Whether the store can be read and written now; a reason for people when not.</summary>
    Task<BlobStoreHealth> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What was stored.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
public sealed record BlobReceipt(long Size, string Sha256);

/// <summary>A stored blob.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Size">Bytes.</param>
/// <param name="StoredAt">When it was stored.</param>
public sealed record BlobStat(Guid Id, long Size, DateTimeOffset StoredAt);

/// <summary>State of a store.</summary>
/// <param name="Readable">It can be read.</param>
/// <param name="Writable">It can be written.</param>
/// <param name="Reason">Why not, for administrators; null when both are true.</param>
public sealed record BlobStoreHealth(bool Readable, bool Writable, string? Reason)
{
    /// <summary>How many bytes more it has room for; null: it does not know.</summary>
    public long? Free { get; init; }
}

/// <summary>There is no such blob.</summary>
public sealed class BlobNotFoundException(Guid id) : Exception($"Blob {id} is not in the store.");

/// <summary>The store has no room.</summary>
public sealed class BlobStoreFullException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store cannot serve now.</summary>
public sealed class BlobStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
