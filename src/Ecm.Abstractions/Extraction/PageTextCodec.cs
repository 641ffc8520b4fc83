using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;

namespace Ecm.Abstractions.Extraction;

/// <summary>
/// The packed form of a <see cref="PageText"/>, used between the reading child and the server and in the database.
/// Layout before compression (Brotli), little-endian: version byte, origin byte, rotation u16, aspect f32, page number i32,
/// text length i32 and UTF-8 text, word count i32, then per word: start delta and length as 7-bit integers, four u16 edges, confidence byte.
/// Version 2, which is written for pages with mended words alone, goes on: their count i32, then per word its index i32 and what was read, as a string.
/// </summary>
[Experimental("ECM0001")]
public static class PageTextCodec
{
    private const byte Version = 1;
    private const byte WithReadings = 2;

    /// <summary>Version, origin, rotation, aspect and page number.</summary>
    private const int HeadLength = 12;

    /// <summary>Packs a page.</summary>
    public static byte[] Pack(PageText page)
    {
        ArgumentNullException.ThrowIfNull(page);
        // All at once: the compressor is a call into native code, and a page has thousands of numbers.
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(page.Readings.Count == 0 ? Version : WithReadings);
            writer.Write((byte)page.Origin);
            writer.Write((ushort)page.Rotation);
            writer.Write(page.Aspect);
            writer.Write(page.Number);
            var text = Encoding.UTF8.GetBytes(page.Text);
            writer.Write(text.Length);
            writer.Write(text);
            writer.Write(page.Words.Count);
            var last = 0;
            foreach (var word in page.Words)
            {
                writer.Write7BitEncodedInt(word.Start - last);
                writer.Write7BitEncodedInt(word.Length);
                writer.Write(word.Left);
                writer.Write(word.Top);
                writer.Write(word.Right);
                writer.Write(word.Bottom);
                writer.Write(word.Confidence);
                last = word.Start;
            }

            if (page.Readings.Count > 0)
                WriteReadings(writer, page.Readings);
        }

        using var packed = new MemoryStream();
        using (var compressed = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(plain.GetBuffer(), 0, (int)plain.Length);
        return packed.ToArray();
    }

    /// <summary>Unpacks a page.</summary>
    /// <exception cref="InvalidDataException">The bytes are no packed page.</exception>
    public static PageText Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        try
        {
            using var reader = Open(packed);
            var (version, origin, rotation, aspect, number) = ReadHead(reader);
            var text = ReadText(reader);
            var words = new PageWord[CheckedCount(reader.ReadInt32(), text.Length)];
            var start = 0;
            for (var i = 0; i < words.Length; i++)
            {
                start += reader.Read7BitEncodedInt();
                words[i] = new PageWord(start, reader.Read7BitEncodedInt(),
                    reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadByte());
            }

            var page = new PageText { Number = number, Origin = origin, Rotation = rotation, Aspect = aspect, Text = text, Words = words };
            return version == WithReadings ? page with { Readings = ReadReadings(reader, words.Length) } : page;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("The packed page is damaged.", e);
        }
    }

    /// <summary>Unpacks the text of a page alone, which is the smaller part of it.</summary>
    /// <exception cref="InvalidDataException">The bytes are no packed page.</exception>
    public static string UnpackText(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        using var beginning = new UnpackedBeginning(packed);
        CheckVersion(beginning.Read(HeadLength)[0]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(beginning.Read(HeadLength + sizeof(int))[HeadLength..]);
        return Encoding.UTF8.GetString(beginning.Read(HeadLength + sizeof(int) + CheckedLength(length))[(HeadLength + sizeof(int))..]);
    }

    /// <summary>Unpacks as far as it is read and no further: what says to be a page may be a few bytes that swell to gigabytes.</summary>
    private static BinaryReader Open(byte[] packed) =>
        new(new BufferedStream(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)), Encoding.UTF8);

    private static (byte Version, TextOrigin Origin, ushort Rotation, float Aspect, int Number) ReadHead(BinaryReader reader) =>
        (CheckVersion(reader.ReadByte()), (TextOrigin)reader.ReadByte(), reader.ReadUInt16(), reader.ReadSingle(), reader.ReadInt32());

    private static void WriteReadings(BinaryWriter writer, IReadOnlyList<PageReading> readings)
    {
        writer.Write(readings.Count);
        foreach (var reading in readings)
        {
            writer.Write(reading.Word);
            writer.Write(reading.Text);
        }
    }

    private static PageReading[] ReadReadings(BinaryReader reader, int words)
    {
        var readings = new PageReading[CheckedCount(reader.ReadInt32(), words)];
        for (var i = 0; i < readings.Length; i++)
            readings[i] = new PageReading(reader.ReadInt32(), reader.ReadString());
        return readings;
    }

    private static string ReadText(BinaryReader reader) => Encoding.UTF8.GetString(ReadExactly(reader, reader.ReadInt32()));

    private static byte[] ReadExactly(BinaryReader reader, int count)
    {
        CheckedLength(count);
        // Piece by piece: what says to be long may have nothing behind it.
        using var bytes = new MemoryStream(Math.Min(count, 64 * 1024));
        while (bytes.Length < count)
        {
            var piece = reader.ReadBytes((int)Math.Min(count - bytes.Length, 64 * 1024));
            if (piece.Length == 0)
                throw new EndOfStreamException();
            bytes.Write(piece);
        }

        return bytes.ToArray();
    }

    private static byte CheckVersion(byte version) =>
        version is Version or WithReadings ? version : throw new InvalidDataException($"Packed page of version {version}; this program reads {Version} and {WithReadings}.");

    private static int CheckedLength(int length) =>
        length is >= 0 and <= 256 * 1024 * 1024 ? length : throw new InvalidDataException($"Text of {length} bytes in a packed page.");

    private static int CheckedCount(int count, int textLength) =>
        count >= 0 && count <= textLength ? count : throw new InvalidDataException($"{count} words in a packed page of {textLength} characters.");
}
