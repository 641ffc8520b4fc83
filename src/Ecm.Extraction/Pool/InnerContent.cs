using System.Threading.Channels;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>The bytes of one file inside another: the chunks up to whatever comes next. It does not own the channel.</summary>
internal sealed class InnerContent(ChannelReader<Frame> frames) : Stream
{
    private ReadOnlyMemory<byte> chunk;
    private bool ended;

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
        while (chunk.IsEmpty && !ended && buffer.Length > 0)
            await NextAsync(cancellationToken);
        var count = Math.Min(buffer.Length, chunk.Length);
        chunk[..count].CopyTo(buffer);
        chunk = chunk[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Passes over what nobody read.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken)
    {
        while (!ended)
            await NextAsync(cancellationToken);
        chunk = default;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask NextAsync(CancellationToken cancellationToken)
    {
        // A child that broke off has completed the channel with the reason, which is thrown here: never does a file end early as if it were whole.
        if (await frames.WaitToReadAsync(cancellationToken) && frames.TryPeek(out var next) && next.Kind == FrameKind.Chunk && frames.TryRead(out next))
            chunk = next.Body;
        else
            ended = true;
    }
}
