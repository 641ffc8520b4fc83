using System.Buffers.Binary;

namespace Ecm.Extraction.Worker.Images;

/// <summary>
/// Counts the pages of a TIFF by walking its chain of directories, classic and BigTIFF. The chain may point anywhere, also back to itself:
/// the walk ends at the first repetition, outside the file, or at the limit.
/// </summary>
internal static class TiffDirectories
{
    /// <param name="file">Seekable.</param>
    /// <param name="most">Directories counted at most.</param>
    /// <returns>How many pages, and whether the chain goes on or is broken after them.</returns>
    public static (int Pages, bool More) Count(Stream file, int most)
    {
        Span<byte> head = stackalloc byte[16];
        file.Position = 0;
        if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
            return (0, true);
        var little = head[0] == 'I';
        var big = Read16(head[2..], little) == 43;
        var next = big ? Read64(head[8..], little) : Read32(head[4..], little);
        var seen = new HashSet<ulong>();
        while (next != 0)
        {
            if (seen.Count == most || !seen.Add(next) || Follow(file, next, little, big) is not { } following)
                return (seen.Count, true);
            next = following;
        }

        return (seen.Count, false);
    }

    /// <returns>Where the next directory lies, 0 after the last; null when this one is cut off.</returns>
    private static ulong? Follow(Stream file, ulong at, bool little, bool big)
    {
        Span<byte> number = stackalloc byte[8];
        var countSize = big ? 8 : 2;
        if (at >= (ulong)file.Length || !TryRead(file, (long)at, number[..countSize]))
            return null;
        var entries = big ? Read64(number, little) : Read16(number, little);
        if (entries is 0 or > 65_535)
            return null;
        var pointer = (long)at + countSize + (long)entries * (big ? 20 : 12);
        var pointerSize = big ? 8 : 4;
        if (!TryRead(file, pointer, number[..pointerSize]))
            return null;
        return big ? Read64(number, little) : Read32(number, little);
    }

    private static bool TryRead(Stream file, long at, Span<byte> into)
    {
        if (at > file.Length - into.Length)
            return false;
        file.Position = at;
        return file.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static ulong Read64(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
