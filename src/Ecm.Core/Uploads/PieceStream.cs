using Ecm.Abstractions.Blobs;

namespace Ecm.Core.Uploads;

/// <summary>The pieces of an upload, one behind the other; each is opened when it is its turn.</summary>
internal sealed class PieceStream(IBlobStore blobs, IReadOnlyList<Guid> pieces) : Stream
{
    private int next;
    private Stream? current;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (current is null)
            {
                if (next == pieces.Count)
                    return 0;
                current = await blobs.OpenAsync(pieces[next++], 0, length: null, cancellationToken);
            }

            var count = await current.ReadAsync(buffer, cancellationToken);
            if (count > 0 || buffer.Length == 0)
                return count;
            await current.DisposeAsync();
            current = null;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Pieces are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            current?.Dispose();
        base.Dispose(disposing);
    }
}
