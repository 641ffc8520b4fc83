using System.Buffers.Binary;

namespace Ecm.Extraction.Protocol;

/// <summary>Length-prefixed messages on a pipe: four bytes of length (little-endian, kind included), one byte of kind, the body.</summary>
internal static class Frames
{
    /// <summary>A picture of 4,000 pixels or a page of text fits many times; more is noise or an attack.</summary>
    private const int Longest = 64 * 1024 * 1024;

    public static async Task WriteAsync(Stream stream, FrameKind kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var head = new byte[5];
        BinaryPrimitives.WriteInt32LittleEndian(head, body.Length + 1);
        head[4] = (byte)kind;
        await stream.WriteAsync(head, cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <returns>The next message; null at the end of the stream, also in the middle of a message.</returns>
    /// <exception cref="InvalidDataException">What stands there is no message.</exception>
    public static async Task<Frame?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[5];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head) - 1;
        if (length is < 0 or > Longest)
            throw new InvalidDataException($"A message of {length} bytes.");
        var body = new byte[length];
        var read = await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellationToken);
        return read < length ? null : new Frame((FrameKind)head[4], body);
    }
}

internal readonly record struct Frame(FrameKind Kind, byte[] Body);

internal enum FrameKind : byte
{
    // From the child
    Hello = 1,
    Probed,
    Page,
    Picture,
    Done,
    Failed,
    Entry,
    Chunk,
    Unlocked,
    Rendered,

    // To the child
    Settings = 64,
    Probe,
    Read,
    Draw,
    Unpack,
    Unlock,
    Cut,
    Render,
}
