using System.Security.Cryptography;

namespace Ecm.Core.Files;

/// <summary>
/// Passes a whole blob on and compares it with its hash before the last bytes are given out, so that damaged bytes never arrive with a proper end.
/// </summary>
internal sealed class VerifiedStream(Stream inner, long size, string sha256) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => size;

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Take(buffer.Span[..count], ended: count == 0 && buffer.Length > 0);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Take(buffer[..count], ended: count == 0 && buffer.Length > 0);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes, bool ended)
    {
        if (bytes.Length > 0)
        {
            hash.AppendData(bytes);
            read += bytes.Length;
            if (read < size)
                return;
            if (read > size || Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
                throw new InvalidDataException("The stored bytes differ from what was taken in.");
        }
        else if (ended && read < size)
        {
            throw new InvalidDataException("Stored bytes are missing.");
        }
    }
}
