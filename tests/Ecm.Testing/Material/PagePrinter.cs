using System.Globalization;

namespace Ecm.Testing.Material;

/// <summary>Prints texts to PDF pages with a text layer, and PDF pages to gray pictures.</summary>
public static class PagePrinter
{
    /// <summary>One PDF with a page for each text; lines are wrapped to the width of A4.</summary>
    public static void Print(string pdf, params IReadOnlyList<string> texts)
    {
        using var folder = new TemporaryFolder();
        var pages = new List<string>();
        foreach (var text in texts)
        {
            var source = Path.Combine(folder.Path, $"{pages.Count}.txt");
            var page = Path.Combine(folder.Path, $"{pages.Count}.pdf");
            File.WriteAllText(source, text);
            Tool.Run("pango-view", "--no-display", "--font=Liberation Serif 12", "--width=470", "--margin=60", $"--output={page}", source);
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
    public static GrayImage ScanText(string text, int dotsPerInch = 300)
    {
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "page.pdf");
        Print(pdf, text);
        return Scan(pdf, 1, dotsPerInch);
    }
}
