using System.Globalization;

namespace Ecm.Testing.Material;

/// <summary>Prints texts to PDF pages with a text layer, and PDF pages to gray pictures.</summary>
public static class PagePrinter
{
    private const int WidthOfA4 = 470;

    /// <summary>One PDF with a page for each text; lines are wrapped to the width of A4.</summary>
    public static void Print(string pdf, params IReadOnlyList<string> texts) => PrintWide(pdf, WidthOfA4, texts);

    private static void PrintWide(string pdf, int width, IReadOnlyList<string> texts)
    {
        using var folder = new TemporaryFolder();
        var pages = new List<string>();
        foreach (var text in texts)
        {
            var source = Path.Combine(folder.Path, $"{pages.Count}.txt");
            var page = Path.Combine(folder.Path, $"{pages.Count}.pdf");
            File.WriteAllText(source, text);
            Tool.Run("pango-view", "--no-display", "--font=Liberation Serif 12", "--width=" + width.ToString(CultureInfo.InvariantCulture), "--margin=60", $"--output={page}", source);
            pages.Add(page);
        }

        if (pages.Count == 1)
            File.Copy(pages[0], pdf, overwrite: true);
        else
            Tool.Run("pdfunite", [.. pages, pdf]);
    }

    /// <summary>A gray picture of a page.</summary>
    public static GrayImage Scan(string pdf, int page = 1, int dotsPerInch = 300)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return GrayImage.Parse(Tool.Read("pdftoppm", "-gray", "-r", dotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, "-singlefile", pdf));
    }

    /// <summary>A gray picture of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dotsPerInch">How fine.</param>
    /// <param name="width">Of its lines, in points.</param>
    public static GrayImage ScanText(string text, int dotsPerInch = 300, int width = WidthOfA4)
    {
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "page.pdf");
        PrintWide(pdf, width, [text]);
        return Scan(pdf, 1, dotsPerInch);
    }
}
