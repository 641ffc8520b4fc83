using System.Buffers.Binary;
using System.Text;

namespace Ecm.Testing.Material;

/// <summary>Writes compound files ([MS-CFB], version 3): small streams in the small sectors, others in sectors of their own.</summary>
public sealed class CompoundWriter
{
    private const int Sector = 512, Mini = 64, Cutoff = 4096;
    private const uint End = 0xFFFFFFFE, Free = 0xFFFFFFFF, Table = 0xFFFFFFFD;

    private readonly List<byte[]> sectors = [];
    private readonly List<uint> next = [];
    private readonly List<uint> nextMini = [];
    private readonly MemoryStream small = new();
    private readonly List<byte[]> entries = [];

    /// <summary>A storage: what lies in it by name, each a <c>byte[]</c> or another storage.</summary>
    public sealed class Storage : Dictionary<string, object>;

    /// <summary>The file.</summary>
    public static byte[] Write(Storage root) => new CompoundWriter().WriteAll(root);

    private byte[] WriteAll(Storage root)
    {
        entries.Add([]);
        var child = AddAll(root);
        var mini = Store(small.ToArray());
        entries[0] = Entry("Root Entry", 5, Free, child, mini, small.Length);
        while (entries.Count % 4 != 0)
            entries.Add(Entry("", 0, Free, Free, 0, 0));
        var directory = Store([.. entries.SelectMany(e => e)]);
        var miniTable = Store([.. nextMini.SelectMany(BitConverter.GetBytes), .. Enumerable.Repeat((byte)0xFF, (Sector - nextMini.Count * 4 % Sector) % Sector)]);
        var tables = 1;
        while (tables * (Sector / 4) < next.Count + tables)
            tables++;
        var first = (uint)sectors.Count;
        next.AddRange(Enumerable.Repeat(Table, tables));
        var table = new byte[tables * Sector];
        table.AsSpan().Fill(0xFF);
        for (var i = 0; i < next.Count; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(i * 4), next[i]);

        var head = new byte[Sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(head, 0);
        foreach (var (at, value) in new (int, int)[] { (24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6) })
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(at), (ushort)value);
        foreach (var (at, value) in new (int, uint)[] { (44, (uint)tables), (48, directory), (56, Cutoff), (60, miniTable), (64, (uint)nextMini.Count), (68, End) })
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(at), value);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(76 + i * 4), i < tables ? first + (uint)i : Free);
        return [.. head, .. sectors.SelectMany(s => s), .. table];
    }

    /// <returns>The first of the entries, which leads to the others.</returns>
    private uint AddAll(Storage storage)
    {
        var following = Free;
        foreach (var (name, content) in storage.Reverse())
        {
            var entry = content is Storage inner
                ? Entry(name, 1, following, AddAll(inner), 0, 0)
                : Entry(name, 2, following, Free, content is byte[] { Length: >= Cutoff } large ? Store(large) : StoreSmall((byte[])content), ((byte[])content).Length);
            following = (uint)entries.Count;
            entries.Add(entry);
        }

        return following;
    }

    private uint Store(byte[] bytes)
    {
        if (bytes.Length == 0)
            return End;
        var first = (uint)sectors.Count;
        foreach (var piece in bytes.Chunk(Sector))
        {
            var sector = new byte[Sector];
            piece.CopyTo(sector, 0);
            sectors.Add(sector);
            next.Add((uint)sectors.Count);
        }

        next[^1] = End;
        return first;
    }

    private uint StoreSmall(byte[] bytes)
    {
        if (bytes.Length == 0)
            return End;
        var first = (uint)nextMini.Count;
        foreach (var piece in bytes.Chunk(Mini))
        {
            small.Write(piece);
            small.Write(new byte[Mini - piece.Length]);
            nextMini.Add((uint)nextMini.Count + 1);
        }

        nextMini[^1] = End;
        return first;
    }

    private static byte[] Entry(string name, byte kind, uint right, uint child, uint start, long length)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)(name.Length > 0 ? (name.Length + 1) * 2 : 0));
        entry[66] = kind;
        entry[67] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(68), Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(72), right);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(76), child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(120), length);
        return entry;
    }
}
