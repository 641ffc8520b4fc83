using System.Buffers.Binary;

namespace Ecm.Extraction.Worker.Images;

/// <summary>Sizes of BMP and GIF pictures from their first bytes. Leptonica knows them only once it has decoded all of the picture.</summary>
internal static class ImageHeaders
{
    private const int Length = 30;
    private const int OldBitmapHeader = 12;

    /// <returns>Width and height in pixels; null when the file is too short or is of another kind.</returns>
    public static (int Width, int Height)? Size(string path)
    {
        Span<byte> head = stackalloc byte[Length];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, Length, throwOnEndOfStream: false) < Length)
            return null;
        if (head.StartsWith("GIF8"u8))
            return (Read16(head[6..]), Read16(head[8..]));
        if (!head.StartsWith("BM"u8))
            return null;
        // A negative height says that the rows begin at the top.
        return BinaryPrimitives.ReadInt32LittleEndian(head[14..]) == OldBitmapHeader
            ? (Read16(head[18..]), Read16(head[20..]))
            : (Absolute(BinaryPrimitives.ReadInt32LittleEndian(head[18..])), Absolute(BinaryPrimitives.ReadInt32LittleEndian(head[22..])));
    }

    private static int Read16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Absolute(int value) => value == int.MinValue ? int.MaxValue : Math.Abs(value);
}
