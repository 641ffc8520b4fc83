using System.Globalization;
using System.IO.Compression;

namespace Ecm.Core.Samples;

/// <summary>A font cut down to the letters of the papers: <c>build/samples/make.py</c> makes it.</summary>
/// <param name="Font">The font file, packed by zlib.</param>
/// <param name="Length">Its length when unpacked.</param>
/// <param name="Glyphs">By letter: the glyph and its width in thousandths of the size.</param>
internal sealed record PaperLetters(byte[] Font, int Length, IReadOnlyDictionary<char, (int Glyph, int Width)> Glyphs)
{
    public static PaperLetters Read(Stream table, Stream font)
    {
        using var lines = new StreamReader(table);
        var glyphs = new Dictionary<char, (int, int)>();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            glyphs[(char)int.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)] =
                (int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        using var packed = new MemoryStream();
        using (font)
            font.CopyTo(packed);
        packed.Position = 0;
        using var plain = new MemoryStream();
        using (var unpacking = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true))
            unpacking.CopyTo(plain);
        return new PaperLetters(packed.ToArray(), (int)plain.Length, glyphs);
    }

    /// <summary>The glyph of a letter; of «?» for one that the font lacks.</summary>
    public (int Glyph, int Width) Of(char letter) => Glyphs.TryGetValue(letter, out var found) ? found : Glyphs['?'];

    /// <summary>How wide a text is at a size, in points.</summary>
    public double WidthOf(string text, double size) => text.Sum(c => Of(c).Width) * size / 1000;
}
