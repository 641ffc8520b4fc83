using System.IO.Hashing;
using System.Text;

namespace Ecm.Testing.Material;

/// <summary>A ZIP byte by byte, so that it can lie: names of any bytes, flags, sums and sizes that are not so.</summary>
internal static class RawZip
{
    /// <summary>The name is UTF-8.</summary>
    public const ushort Utf8 = 0x800;

    public const ushort Locked = 1;

    /// <summary>One entry, stored as it is.</summary>
    /// <param name="Name">The bytes of its name.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Flags">General purpose flags.</param>
    /// <param name="Size">What it says to unpack to; null: the truth.</param>
    /// <param name="Sum">What it says its sum is; null: the truth.</param>
    /// <param name="Mode">What Unix says it is.</param>
    public sealed record Entry(byte[] Name, byte[] Content, ushort Flags = 0, uint? Size = null, uint? Sum = null, int Mode = 0);

    /// <summary>An entry with a name that says it is UTF-8.</summary>
    public static Entry File(string name, string text) => new(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(text), Utf8);

    public static byte[] Of(params IReadOnlyList<Entry> entries)
    {
        using var zip = new MemoryStream();
        using var writer = new BinaryWriter(zip);
        var places = new List<uint>();
        foreach (var entry in entries)
        {
            places.Add((uint)zip.Position);
            writer.Write(0x04034B50);
            writer.Write((ushort)20);
            Describe(entry);
            writer.Write(entry.Name);
            writer.Write(entry.Content);
        }

        var contents = (uint)zip.Position;
        for (var i = 0; i < entries.Count; i++)
        {
            writer.Write(0x02014B50);
            writer.Write((ushort)(20 | (3 << 8)));
            writer.Write((ushort)20);
            Describe(entries[i]);
            writer.Write((ushort)0);
            writer.Write(0);
            writer.Write(entries[i].Mode << 16);
            writer.Write(places[i]);
            writer.Write(entries[i].Name);
        }

        var length = (uint)zip.Position - contents;
        writer.Write(0x06054B50);
        writer.Write(0);
        writer.Write((ushort)entries.Count);
        writer.Write((ushort)entries.Count);
        writer.Write(length);
        writer.Write(contents);
        writer.Write((ushort)0);
        return zip.ToArray();

        void Describe(Entry entry)
        {
            writer.Write(entry.Flags);
            writer.Write(0); // stored; no time
            writer.Write((ushort)0x21);
            writer.Write(entry.Sum ?? Crc32.HashToUInt32(entry.Content));
            writer.Write(entry.Content.Length);
            writer.Write(entry.Size ?? (uint)entry.Content.Length);
            writer.Write((ushort)entry.Name.Length);
            writer.Write((ushort)0);
        }
    }
}
