using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ecm.Core.Samples;

/// <summary>
/// Writes a paper as PDF with a text layer. No package of ours writes PDF, and one page of plain lines needs only this much of it: seven objects
/// for the document and its font, two for each page, the table of where they lie. The same text gives the same bytes.
/// </summary>
internal sealed class PaperPdf(PaperLetters letters)
{
    private const int OwnObjects = 7;

    public byte[] Write(string text)
    {
        var pages = PaperPages.Of(text, letters);
        var file = new MemoryStream();
        var places = new List<long>();
        Put(file, "%PDF-1.5\n%âãÏÓ\n");
        Add("<</Type/Catalog/Pages 2 0 R/Lang(ru)>>");
        Add($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{PageObject(i)} 0 R"))}]>>");
        Add("<</Type/Font/Subtype/Type0/BaseFont/PAPERS+Letters/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 7 0 R>>");
        Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/PAPERS+Letters/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/CIDToGIDMap/Identity/W[{Widths()}]>>");
        Add("<</Type/FontDescriptor/FontName/PAPERS+Letters/Flags 4/FontBBox[-770 -347 2105 1109]/ItalicAngle 0/Ascent 939/Descent -236/CapHeight 729/StemV 90/FontFile2 6 0 R>>");
        AddStream(letters.Font, $"/Length1 {letters.Length}");
        AddStream(Pack(ToUnicode()), "");
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PaperPages.Width} {PaperPages.Height}]/Resources<</Font<</F 3 0 R>>>>/Contents {PageObject(i) + 1} 0 R>>");
            AddStream(Pack(string.Concat(page.Select(Shown))), "");
        }

        var table = file.Position;
        Put(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}");
        Put(file, $"trailer\n<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Begin()
        {
            places.Add(file.Position);
            Put(file, $"{places.Count} 0 obj\n");
        }

        void Add(string content)
        {
            Begin();
            Put(file, $"{content}\nendobj\n");
        }

        void AddStream(byte[] packed, string more)
        {
            Begin();
            Put(file, $"<</Length {packed.Length}/Filter/FlateDecode{more}>>\nstream\n");
            file.Write(packed);
            Put(file, "\nendstream\nendobj\n");
        }
    }

    private static int PageObject(int page) => OwnObjects + 1 + 2 * page;

    private string Widths() => string.Join(' ', letters.Glyphs.Values.OrderBy(g => g.Glyph).DistinctBy(g => g.Glyph).Select(g => $"{g.Glyph}[{g.Width}]"));

    private string Shown(PaperLine line) => string.Create(
        CultureInfo.InvariantCulture, $"BT /F {line.Size} Tf {line.X:F2} {line.Y:F2} Td <{string.Concat(line.Text.Select(c => $"{letters.Of(c).Glyph:X4}"))}> Tj ET\n");

    /// <summary>Which letter each glyph is: without it the page could be seen and not read.</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/Letters def/CMapType 2 def\n1 begincodespacerange <0000><FFFF> endcodespacerange\n");
        foreach (var part in letters.Glyphs.DistinctBy(g => g.Value.Glyph).Chunk(100))
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n").AppendJoin('\n', part.Select(g => $"<{g.Value.Glyph:X4}><{(int)g.Key:X4}>")).Append("\nendbfchar\n");
        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(Encoding.Latin1.GetBytes(text));
        return packed.ToArray();
    }

    private static void Put(Stream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
