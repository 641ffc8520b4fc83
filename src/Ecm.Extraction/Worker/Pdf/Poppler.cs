using System.Globalization;
using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Pdf;

/// <summary>What poppler's programs tell about a PDF.</summary>
internal static class Poppler
{
    private const int MostText = 48 * 1024 * 1024;
    private const int MostPicture = 200 * 1024 * 1024;

    /// <exception cref="ExtractionException">Locked or damaged.</exception>
    public static int CountPages(string path)
    {
        var answer = Programs.Run("pdfinfo", [path], MostText);
        if (answer.Complaints.Contains("Incorrect password", StringComparison.Ordinal))
            throw new ExtractionException(ExtractionFailure.Password, "The PDF asks for a password.");
        var pages = Lines(answer.Output).FirstOrDefault(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        if (answer.ExitCode != 0 || pages is null || !int.TryParse(pages.AsSpan(6), CultureInfo.InvariantCulture, out var count) || count < 1)
            throw Damaged("pdfinfo", answer);
        return count;
    }

    /// <summary>Sizes of consecutive pages as they are seen, in points (1/72 inch): cropped and turned by the page's own rotation.</summary>
    public static IReadOnlyList<PageSize> PageSizes(string path, int first, int last)
    {
        var answer = Programs.Run("pdfinfo", ["-f", Number(first), "-l", Number(last), path], MostText);
        var sizes = new PageSize[last - first + 1];
        foreach (var line in Lines(answer.Output))
        {
            // Page    7 size:  595.276 x 841.89 pts (A4)        Page    7 rot:   90
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not ["Page", var page, ..] || !int.TryParse(page, CultureInfo.InvariantCulture, out var number) || number < first || number > last)
                continue;
            if (words is [_, _, "size:", var x, "x", var y, ..])
                sizes[number - first] = new PageSize(Parse(x), Parse(y));
            else if (words is [_, _, "rot:", "90" or "270"])
                sizes[number - first] = new PageSize(sizes[number - first].Height, sizes[number - first].Width);
        }

        return Array.FindIndex(sizes, size => size.Width <= 0 || size.Height <= 0) is >= 0 and var unknown
            ? throw Damaged("pdfinfo", answer, first + unknown)
            : sizes;
    }

    /// <summary>The text layer of some pages, in poppler's XHTML with boxes.</summary>
    public static string TextLayer(string path, int first, int last)
    {
        var answer = Programs.Run("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-cropbox", "-f", Number(first), "-l", Number(last), path, "-"], MostText);
        return answer.ExitCode == 0 ? Encoding.UTF8.GetString(answer.Output.Span) : throw Damaged("pdftotext", answer, first);
    }

    /// <summary>The words of all pages, without their places.</summary>
    public static string PlainText(string path)
    {
        var answer = Programs.Run("pdftotext", ["-enc", "UTF-8", path, "-"], MostText);
        return answer.ExitCode == 0 ? Encoding.UTF8.GetString(answer.Output.Span) : throw Damaged("pdftotext", answer);
    }

    /// <summary>The pictures drawn on a page.</summary>
    public static IReadOnlyList<PlacedPicture> Pictures(string path, int page)
    {
        var answer = Programs.Run("pdfimages", ["-list", "-f", Number(page), "-l", Number(page), path], MostText);
        var pictures = new List<PlacedPicture>();
        foreach (var line in Lines(answer.Output).Skip(2))
        {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 14 && words[2] is "image" or "stencil" && Parse(words[^4]) is > 0 and var x && Parse(words[^3]) is > 0 and var y)
                pictures.Add(new PlacedPicture(Parse(words[3]) / x * 72, Parse(words[4]) / y * 72, Math.Max(x, y), words[5] == "index" || words[6] is "3" or "4"));
        }

        return pictures;
    }

    /// <summary>The page as a PNM picture, gray or in colour.</summary>
    public static ReadOnlyMemory<byte> Draw(string path, int page, int resolution, bool colour)
    {
        string[] gray = colour ? [] : ["-gray"];
        var answer = Programs.Run("pdftoppm", [.. gray, "-cropbox", "-r", Number(resolution), "-f", Number(page), "-l", Number(page), "-singlefile", path], MostPicture);
        return answer is { ExitCode: 0, Output.Length: > 0 } ? answer.Output : throw Damaged("pdftoppm", answer, page);
    }

    /// <summary>The page as a JPEG of exactly this size.</summary>
    public static ReadOnlyMemory<byte> DrawJpeg(string path, int page, int width, int height)
    {
        var answer = Programs.Run("pdftoppm",
            ["-jpeg", "-jpegopt", "quality=82", "-cropbox", "-scale-to-x", Number(width), "-scale-to-y", Number(height), "-f", Number(page), "-l", Number(page), "-singlefile", path],
            MostPicture);
        return answer is { ExitCode: 0, Output.Length: > 0 } ? answer.Output : throw Damaged("pdftoppm", answer, page);
    }

    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> output) => Encoding.UTF8.GetString(output.Span).Split('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Parse(string number) => double.TryParse(number, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;

    private static ExtractionException Damaged(string program, ProgramOutput answer, int? page = null) =>
        new(ExtractionFailure.Damaged, $"{program} ended with {answer.ExitCode}: {answer.Complaints.Trim()}") { Page = page };
}

/// <summary>A picture on a page: its size in points as placed, how fine it is, and whether it may have colours.</summary>
internal readonly record struct PlacedPicture(double Width, double Height, double DotsPerInch, bool Coloured);

/// <summary>In points.</summary>
internal readonly record struct PageSize(double Width, double Height);
