using System.Buffers.Binary;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Images;

/// <summary>Cameras store a picture as the sensor saw it and write in the EXIF part how it was held; every viewer turns it, so must we.</summary>
internal static class JpegOrientation
{
    private const ushort OrientationTag = 0x0112;
    private const int LongestSegment = 65_535;

    /// <summary>Takes the picture over.</summary>
    public static Pix Apply(Pix stored, string path)
    {
        var orientation = Find(path);
        if (orientation is < 2 or > 8)
            return stored;
        using (stored)
        {
            using var flipped = orientation is 2 or 4 or 5 or 7 ? Pictures.Checked(pixFlipLR(0, stored)) : Pictures.Share(stored);
            return Pictures.Turn(flipped, orientation switch { 3 or 4 => 180, 6 or 7 => 90, 5 or 8 => 270, _ => 0 });
        }
    }

    /// <returns>1 to 8 as EXIF counts; 1 when nothing is said.</returns>
    private static int Find(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        file.Position = 2;
        while (file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head[0] == 0xFF && head[1] is not (0xDA or 0xD9))
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[2..]) - 2;
            if (length is < 0 or > LongestSegment)
                return 1;
            if (head[1] != 0xE1)
            {
                file.Position += length;
                continue;
            }

            var segment = new byte[length];
            return file.ReadAtLeast(segment, length, throwOnEndOfStream: false) == length ? InExif(segment) : 1;
        }

        return 1;
    }

    private static int InExif(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return 1;
        var tiff = segment[6..];
        var little = tiff[0] == 'I';
        var at = (int)Math.Min(Read32(tiff[4..], little), int.MaxValue);
        if (at > tiff.Length - 2)
            return 1;
        var entries = Read16(tiff[at..], little);
        for (var i = 0; i < entries; i++)
        {
            var entry = at + 2 + i * 12;
            if (entry > tiff.Length - 12)
                return 1;
            if (Read16(tiff[entry..], little) == OrientationTag)
                return Read16(tiff[(entry + 8)..], little);
        }

        return 1;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
