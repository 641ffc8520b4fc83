using System.Globalization;
using System.Net;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Ocr;

namespace Ecm.Extraction.Worker.Pdf;

/// <summary>
/// Reads what <c>pdftotext -bbox-layout</c> writes, line by line: one element a line. It is not parsed as XML, because titles and
/// words of hostile files make it no XML.
/// </summary>
internal static class TextLayer
{
    /// <param name="xhtml">What pdftotext wrote.</param>
    /// <param name="sizes">Of the same pages as they are seen; what pdftotext itself writes is the size before the page's own rotation, its boxes are behind it.</param>
    public static IReadOnlyList<LayerPage> Parse(string xhtml, IReadOnlyList<PageSize> sizes)
    {
        var pages = new List<LayerPage>();
        LayerPage? page = null;
        foreach (var raw in xhtml.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.StartsWith("<page ") && pages.Count < sizes.Count)
                pages.Add(page = new LayerPage(sizes[pages.Count]));
            else if (page is null)
                continue;
            else if (line.StartsWith("<block "))
                page.Composer.StartBlock();
            else if (line.StartsWith("<line "))
                page.Composer.StartLine();
            else if (line.StartsWith("<word "))
                page.Add(Content(line), new Box(Attribute(line, "xMin"), Attribute(line, "yMin"), Attribute(line, "xMax"), Attribute(line, "yMax")));
        }

        return pages;
    }

    private static double Attribute(ReadOnlySpan<char> line, string name)
    {
        var at = line.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (at < 0)
            return 0;
        var value = line[(at + name.Length + 3)..];
        var end = value.IndexOf('"');
        return end > 0 && double.TryParse(value[..end], CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static string Content(ReadOnlySpan<char> line)
    {
        var begin = line.IndexOf('>') + 1;
        var end = line.LastIndexOf("</word>");
        return end > begin ? WebUtility.HtmlDecode(line[begin..end].ToString()) : "";
    }
}

/// <summary>The text layer of one page.</summary>
internal sealed class LayerPage(PageSize size)
{
    /// <summary>Stamps and headers of scans have a few words; a page of text has more.</summary>
    private const int FewWords = 50;

    private readonly LayerDoubts doubts = new();
    private int letters;
    private int strange;

    public PageSize Size => size;

    public PageComposer Composer { get; } = new();

    public bool IsEmpty => Composer.Words.Count == 0;

    public bool HasFewWords => Composer.Words.Count < FewWords;

    /// <summary>Fonts without a table to Unicode give private or replacement characters: it looks like text and is none.</summary>
    public bool IsGarbled => strange > 0 && strange * 5 > letters;

    /// <summary>It may be no text that people can read; only the picture of the page tells.</summary>
    /// <param name="onScan">The page is a scan, its text the work of another program.</param>
    public bool IsDoubtful(bool onScan) => IsGarbled || doubts.Are(onScan);

    public void Add(string word, Box points)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
                letters++;
            else if (c == '\uFFFD' || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse)
                strange++;
        }

        var box = new Box(points.Left / size.Width, points.Top / size.Height, points.Right / size.Width, points.Bottom / size.Height);
        doubts.Add(word, box);
        Composer.Add(word, box, 100);
    }

    public PageText Compose(int number) => Composer.Compose(number, TextOrigin.TextLayer, (float)(size.Width / size.Height));
}
