using System.Collections.Frozen;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// Text of documents (DOCX; ECMA-376 part 1, 17), slides (PPTX; the same, 19 and 21) and Open Documents (ODT, ODS, ODP; OASIS ODF 1.3 part 3).
/// What was struck out, instructions of fields and the second telling of a drawing for old programs are left out.
/// </summary>
internal static class OfficeText
{
    private static readonly XmlText Word = new()
    {
        Text = Names("t"), Lines = Names("p", "br", "cr"), Cell = "tc", Row = "tr", Tab = "tab",
        Skipped = Names("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "Fallback", "instrText", "del", "moveFrom"),
    };

    private static readonly XmlText Slides = new()
    {
        Text = Names("t"), Lines = Names("p", "br"), Cell = "tc", Row = "tr", Tab = "tab", Skipped = Names("pPr", "rPr", "endParaRPr", "Fallback"),
    };

    private static readonly XmlText OpenDocument = new()
    {
        Text = Names("p", "h"), Lines = Names("p", "h", "line-break"), Cell = "table-cell", Row = "table-row", Tab = "tab", Spaces = "s",
        Skipped = Names("tracked-changes", "automatic-styles", "font-face-decls", "scripts", "forms"),
    };

    /// <summary>The body, then what stands beside it: notes, comments, heads and feet of pages.</summary>
    public static void ReadWord(OfficeArchive archive, DocumentWriter writer)
    {
        var main = archive.MainPart() ?? throw NoPart();
        var folder = main[..(main.LastIndexOf('/') + 1)];
        Read(archive, Word, main, writer);
        foreach (var beside in new[] { "footnotes", "endnotes", "comments.", "header", "footer" })
            foreach (var part in archive.Parts(folder, beside))
                Read(archive, Word, part, writer);
    }

    /// <summary>Slide after slide, then the notes of the speaker.</summary>
    public static void ReadSlides(OfficeArchive archive, DocumentWriter writer)
    {
        foreach (var folder in new[] { "ppt/slides/", "ppt/notesSlides/" })
            foreach (var part in archive.Parts(folder, ""))
                Read(archive, Slides, part, writer);
    }

    public static void ReadOpenDocument(OfficeArchive archive, DocumentWriter writer)
    {
        Read(archive, OpenDocument, "content.xml", writer);
        // Heads and feet of pages.
        if (archive.Parts("", "styles.").Any())
            Read(archive, OpenDocument, "styles.xml", writer);
    }

    private static void Read(OfficeArchive archive, XmlText language, string part, DocumentWriter writer)
    {
        using var xml = archive.Open(part) ?? throw NoPart();
        language.Read(xml, writer);
        writer.Section();
    }

    private static ExtractionException NoPart() => new(ExtractionFailure.Damaged, "The archive lacks the document's main part.");

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
