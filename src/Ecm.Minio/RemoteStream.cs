namespace Ecm.Minio;

/// <summary>
/// The body of an answer. It ends after the bytes that were promised and never before: a connection that breaks, falls silent or
/// closes early is an <see cref="IOException"/>.
/// </summary>
internal sealed class RemoteStream(HttpResponseMessage response, Stream body, long promised, Patience patience) : Stream
{
    private long left = promised;

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
        using var timer = patience.NewTimer(cancellationToken);
        int count;
        try
        {
            count = await body.ReadAsync(buffer, timer.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not IOException && !cancellationToken.IsCancellationRequested && Patience.IsFault(e))
        {
            throw new IOException(patience.Told(e, timer.Expired).Message, e);
        }

        left -= count;
        return count == 0 && buffer.Length > 0 && left > 0
            ? throw new IOException($"The S3 store ended {left} bytes early.")
            : count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
