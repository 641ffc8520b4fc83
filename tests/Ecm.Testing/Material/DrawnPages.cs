using System.Globalization;

namespace Ecm.Testing.Material;

/// <summary>Pages that are drawn and not printed: tables, columns, stamps, bad light. A4 at 300 dpi.</summary>
public static class DrawnPages
{
    private const int Width = 2480, Height = 3508;

    /// <summary>A table with lines round all cells.</summary>
    public static GrayImage Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int left = 200, top = 300, high = 90;
        var wide = (Width - 2 * left) / rows[0].Count;
        var draw = new List<string>();
        for (var row = 0; row <= rows.Count; row++)
            draw.AddRange(["-draw", Invariant($"line {left},{top + row * high} {left + wide * rows[0].Count},{top + row * high}")]);
        for (var column = 0; column <= rows[0].Count; column++)
            draw.AddRange(["-draw", Invariant($"line {left + column * wide},{top} {left + column * wide},{top + rows.Count * high}")]);
        draw.AddRange(["-strokewidth", "0"]);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[0].Count; column++)
                draw.AddRange(["-annotate", Invariant($"+{left + column * wide + 25}+{top + row * high + 62}"), rows[row][column]]);
        }

        return GrayImage.Parse(Tool.Read("convert-im6",
            ["-size", $"{Width}x{Height}", "xc:white", "-depth", "8", "-font", "Liberation-Serif", "-pointsize", "46", "-fill", "black", "-stroke", "black", "-strokewidth", "3", .. draw, "-colorspace", "Gray", "pgm:-"]));
    }

    /// <summary>Two texts side by side, as in a newspaper.</summary>
    public static GrayImage Columns(string left, string right)
    {
        var page = White();
        page.Paste(PagePrinter.ScanText(left, width: 200), 40, 100);
        page.Paste(PagePrinter.ScanText(right, width: 200), 1230, 100);
        return page;
    }

    /// <summary>An empty sheet.</summary>
    public static GrayImage White() => new(Width, Height, [.. Enumerable.Repeat((byte)255, Width * Height)]);

    /// <summary>A page with a round and a square stamp of coloured ink over its print, as a JPEG.</summary>
    /// <param name="jpeg">The file.</param>
    /// <param name="page">The page.</param>
    /// <param name="ink">As ImageMagick names colours.</param>
    /// <param name="words">Stand in the square stamp, line by line.</param>
    /// <param name="at">The upper left corner of the square stamp; the round one lies below.</param>
    public static void Stamped(string jpeg, GrayImage page, string ink, IReadOnlyList<string> words, (int X, int Y) at)
    {
        using var folder = new TemporaryFolder();
        var pgm = Path.Combine(folder.Path, "page.pgm");
        File.WriteAllBytes(pgm, page.ToPgm());
        var (x, y) = at;
        var lines = words.SelectMany((line, n) => new[] { "-annotate", Invariant($"+{x + 40}+{y + 80 + n * 80}"), line });
        Tool.Run("convert-im6",
        [
            pgm, "-colorspace", "sRGB", "-type", "TrueColor",
            "(", "-size", Invariant($"{page.Width}x{page.Height}"), "xc:white", "-fill", "none", "-stroke", ink, "-strokewidth", "9",
            "-draw", Invariant($"rectangle {x},{y} {x + 760},{y + 60 + words.Count * 80}"),
            "-draw", Invariant($"circle {x + 350},{y + 700} {x + 350},{y + 450}"), "-draw", Invariant($"circle {x + 350},{y + 700} {x + 350},{y + 540}"),
            "-strokewidth", "14", "-draw", Invariant($"path 'M {x + 120},{y + 760} Q {x + 300},{y + 500} {x + 380},{y + 760} T {x + 700},{y + 620}'"),
            "-stroke", "none", "-fill", ink, "-font", "Liberation-Sans-Bold", "-pointsize", "60", .. lines, ")",
            "-compose", "multiply", "-composite", "-units", "PixelsPerInch", "-density", "300", "-quality", "85", "jpeg:" + jpeg,
        ]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
