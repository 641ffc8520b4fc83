using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Sends the files inside a file to the pool as far as the limits let, each counted from 1 in the order in which they lie there.</summary>
internal sealed class InnerFiles(UnpackFile request, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
{
    private const int LongestName = 1000;
    private const int LongestType = 100;
    private const int ChunkLength = 128 * 1024;

    private readonly HashSet<int> done = [.. request.Done];
    private int place;
    private int taken;
    private long total;

    /// <summary>Sends one file, unless it was taken out before; a refused one is named.</summary>
    /// <param name="name">Its name there; null: none.</param>
    /// <param name="mediaType">What it is said to be.</param>
    /// <param name="write">Writes its bytes, the same each time: first to be counted, then to be sent. Null: it is damaged.</param>
    /// <param name="size">How many bytes it is said to have: what says to be too large is not looked at.</param>
    /// <param name="refused">Why it is refused whatever the limits; null: it is not.</param>
    public async Task AddAsync(string? name, string? mediaType, Func<Stream, Task>? write, long size = 0, UnpackRefusal? refused = null)
    {
        place++;
        refused ??= write is null ? UnpackRefusal.Damaged : taken == request.Limits.Files ? UnpackRefusal.TooMany : Judge(size) ?? await WeighAsync(write!);
        if (refused is null)
        {
            taken++;
            if (done.Contains(place))
                return;
        }

        await send(FrameKind.Entry, MessageJson.Write(new Entry(place, Cut(name, LongestName), Cut(mediaType, LongestType) ?? "", refused)));
        if (refused is not null)
            return;
        await using var chunks = new BufferedStream(new Sink(bytes => new ValueTask(send(FrameKind.Chunk, bytes))), ChunkLength);
        await write!(chunks);
    }

    private UnpackRefusal? Judge(long size) =>
        size > request.Limits.FileSize ? UnpackRefusal.TooLarge : total + size > request.Limits.TotalSize ? UnpackRefusal.TooMuch : null;

    private async Task<UnpackRefusal?> WeighAsync(Func<Stream, Task> write)
    {
        long size = 0;
        try
        {
            await write(new Sink(bytes =>
            {
                size += bytes.Length;
                return size > request.Limits.FileSize ? throw new TooLargeException() : ValueTask.CompletedTask;
            }));
        }
        catch (TooLargeException)
        {
            return UnpackRefusal.TooLarge;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or EndOfStreamException)
        {
            return UnpackRefusal.Damaged;
        }

        if (Judge(size) is { } refused)
            return refused;
        total += size;
        return null;
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;

    private sealed class TooLargeException : Exception;

    /// <summary>Gives what is written to it on.</summary>
    private sealed class Sink(Func<ReadOnlyMemory<byte>, ValueTask> take) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => take(buffer);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => take(buffer.AsMemory(offset, count)).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => take(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
