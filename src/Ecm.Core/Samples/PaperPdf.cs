using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Ecm.Core.Samples;

/// <summary>Writes a paper as PDF with a text layer. The same text gives the same bytes: taken in again it is known.</summary>
/// <param name="font">A TrueType font with the letters of the papers; those that it lacks become question marks.</param>
internal sealed class PaperPdf(byte[] font)
{
    private const string Ids = "/ID [ <";
    private readonly TrueTypeFont letters = TrueTypeFontParser.Parse(new TrueTypeDataBytes(font));

    public byte[] Write(string text)
    {
        using var document = new PdfDocumentBuilder { IncludeDocumentInformation = false };
        var added = document.AddTrueTypeFont(font);
        foreach (var lines in PaperPages.Of(Known(text), WidthOf))
        {
            var page = document.AddPage(PageSize.A4);
            foreach (var line in lines.Where(l => l.Text.Length > 0))
                page.AddText(line.Text, line.Size, new PdfPoint(line.X, line.Y), added);
        }

        return WithOwnIds(document.Build(), text);
    }

    private string Known(string text) => string.Concat(text.Select(c => c == '\n' || letters.WindowsUnicodeCMap!.CharacterCodeToGlyphIndex(c) != 0 ? c : '?'));

    private double WidthOf(string text, double size) => text.Sum(c => letters.TryGetAdvanceWidth(c, out var width) ? width : 0) * size / letters.GetUnitsPerEm();

    /// <summary>The library draws the two ids of a file by lot.</summary>
    private static byte[] WithOwnIds(byte[] pdf, string text)
    {
        var ids = pdf.AsSpan(pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Ids)) + Ids.Length);
        var own = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 16));
        own.CopyTo(ids);
        own.CopyTo(ids[(own.Length + "><".Length)..]);
        return pdf;
    }
}
