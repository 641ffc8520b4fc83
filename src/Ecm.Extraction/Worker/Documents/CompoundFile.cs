using System.Buffers.Binary;
using System.Text;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// A compound file ([MS-CFB]): storages and streams in one file, as old office programs and Outlook keep them. A chain of sectors that leads outside
/// the file or in a circle ends where it does; nothing is believed that was not counted.
/// </summary>
internal sealed class CompoundFile : IDisposable
{
    private const uint LastRegular = 0xFFFFFFFA;
    private const int EntryLength = 128;
    private const int MiniSector = 64;
    private const int MostEntries = 200_000;

    private readonly FileStream file;
    private readonly int sectorLength;
    private readonly uint miniCutoff;
    private readonly uint[] next;
    private readonly uint[] nextMini;
    private readonly uint[] miniChain;
    private readonly List<Entry> entries = [];

    /// <exception cref="InvalidDataException">It is no compound file.</exception>
    public CompoundFile(string path)
    {
        file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[512];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !IsOne(head) || BinaryPrimitives.ReadUInt16LittleEndian(head[30..]) is not (9 or 12))
            throw new InvalidDataException("Not a compound file.");
        sectorLength = 1 << BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        miniCutoff = Read32(head, 56);
        next = ReadTable(TableSectors(head));
        foreach (var sector in Chain(Read32(head, 48), next))
            AddEntries(ReadSector(sector));
        nextMini = ReadTable(Chain(Read32(head, 60), next));
        miniChain = entries.Count > 0 ? [.. Chain(entries[0].Start, next)] : [];
    }

    public static bool IsOne(ReadOnlySpan<byte> front) => front.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The storage in which all others lie.</summary>
    public Entry Root => entries.Count > 0 ? entries[0] : throw new InvalidDataException("The compound file has no root.");

    /// <summary>What lies in a storage, in the order of the file.</summary>
    public IEnumerable<Entry> In(Entry storage)
    {
        var (seen, open) = (new SortedSet<uint>(), new Stack<uint>([storage.Child]));
        while (open.TryPop(out var at))
        {
            if (at >= entries.Count || !seen.Add(at))
                continue;
            open.Push(entries[(int)at].Left);
            open.Push(entries[(int)at].Right);
        }

        return seen.Select(at => entries[(int)at]);
    }

    /// <summary>The bytes of a stream. The file must stay open as long as it is read.</summary>
    public Stream Open(Entry stream)
    {
        var small = stream.Length < miniCutoff;
        var (unit, count) = (small ? MiniSector : sectorLength, 0L);
        var parts = new List<long>();
        foreach (var sector in Chain(stream.Start, small ? nextMini : next))
        {
            if (count >= stream.Length)
                break;
            if ((small ? OfMini(sector) : Offset(sector)) is not { } offset)
                break;
            parts.Add(offset);
            count += unit;
        }

        return new SectorStream(file, parts, unit, Math.Min(stream.Length, count));
    }

    public void Dispose() => file.Dispose();

    private static uint Read32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private long? Offset(uint sector) => (sector + 1L) * sectorLength is var at && at < file.Length ? at : null;

    private long? OfMini(uint sector)
    {
        var at = (long)sector * MiniSector;
        return at / sectorLength < miniChain.Length && Offset(miniChain[at / sectorLength]) is { } start ? start + at % sectorLength : null;
    }

    /// <summary>Where the table of sectors lies: 109 places in the head, further ones in sectors of their own, the last number of each leading to the next.</summary>
    private IEnumerable<uint> TableSectors(ReadOnlySpan<byte> head)
    {
        var found = new List<uint>();
        for (var i = 0; i < 109; i++)
            found.Add(Read32(head, 76 + i * 4));
        var seen = new HashSet<uint>();
        for (var at = Read32(head, 68); at <= LastRegular && Offset(at) is not null && seen.Add(at);)
        {
            var sector = ReadSector(at);
            for (var i = 0; i < sectorLength / 4 - 1; i++)
                found.Add(Read32(sector, i * 4));
            at = Read32(sector, sectorLength - 4);
        }

        return found.Where(s => s <= LastRegular && Offset(s) is not null).Distinct();
    }

    private uint[] ReadTable(IEnumerable<uint> sectors)
    {
        var table = new List<uint>();
        foreach (var sector in sectors)
        {
            var bytes = ReadSector(sector);
            for (var i = 0; i < sectorLength; i += 4)
                table.Add(Read32(bytes, i));
        }

        return [.. table];
    }

    private IEnumerable<uint> Chain(uint start, uint[] table)
    {
        // Longer than the table is a circle.
        var left = table.Length;
        for (var at = start; at < table.Length && left-- > 0; at = table[at])
            yield return at;
    }

    private byte[] ReadSector(uint sector)
    {
        var bytes = new byte[sectorLength];
        if (Offset(sector) is { } offset)
        {
            file.Position = offset;
            file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }

        return bytes;
    }

    private void AddEntries(byte[] sector)
    {
        for (var at = 0; at < sector.Length && entries.Count < MostEntries; at += EntryLength)
        {
            var bytes = sector.AsSpan(at, EntryLength);
            var nameLength = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]) - 2, 0, 62);
            var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[120..]);
            // Files of small sectors may have rubbish in the upper half.
            length = sectorLength == 512 ? length & 0xFFFFFFFF : Math.Max(0, length);
            var name = Encoding.Unicode.GetString(bytes[..nameLength]);
            entries.Add(new Entry(name, bytes[66] == 2, Read32(bytes, 68), Read32(bytes, 72), Read32(bytes, 76), Read32(bytes, 116), length));
        }
    }

    /// <summary>A storage or a stream.</summary>
    internal sealed record Entry(string Name, bool IsStream, uint Left, uint Right, uint Child, uint Start, long Length);

    /// <summary>Sectors one behind the other.</summary>
    private sealed class SectorStream(FileStream file, List<long> parts, int unit, long length) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            if (Position >= length || buffer.IsEmpty)
                return 0;
            var inside = (int)(Position % unit);
            var count = (int)Math.Min(Math.Min(buffer.Length, unit - inside), length - Position);
            file.Position = parts[(int)(Position / unit)] + inside;
            var read = file.Read(buffer[..count]);
            Position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = Math.Max(0, offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => length,
        });

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
