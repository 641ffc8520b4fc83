namespace Ecm.Adapters.Tests.Blobs;

/// <summary>Gives its bytes in odd little portions, as a network does.</summary>
internal sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
{
    private int next;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (next = (next + 7919) % 50_000))], cancellationToken);
}

/// <summary>Gives zeros up to a number, then throws; or calls back and waits for the reader's cancellation.</summary>
internal sealed class FailingStream(int afterBytes, Exception? fault = null, Action? onEnd = null) : MemoryStream
{
    private int left = afterBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
        {
            if (fault is not null)
                throw fault;
            onEnd?.Invoke();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var count = Math.Min(left, buffer.Length);
        buffer.Span[..count].Clear();
        left -= count;
        return count;
    }
}

/// <summary>Gives zeros up to a number, calls back, and ends when it is let go on.</summary>
internal sealed class PausingStream(int bytes, Action onEnd, SemaphoreSlim goOn) : MemoryStream
{
    private int left = bytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
        {
            onEnd();
            await goOn.WaitAsync(cancellationToken);
        }

        var count = Math.Min(left, buffer.Length);
        buffer.Span[..count].Clear();
        left -= count;
        return count;
    }
}
