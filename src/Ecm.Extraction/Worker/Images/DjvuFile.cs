using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Worker.Images;

/// <summary>Scans kept as DjVu: djvulibre's programs count and draw the pages, which are then read like any picture.</summary>
internal static partial class DjvuFile
{
    public const string MediaType = "image/vnd.djvu";

    /// <summary>What most scans have; drawn pages do not say it.</summary>
    private const int UsualResolution = 300;

    private const int MostText = 1024 * 1024;
    private const int MostPicture = 320 * 1024 * 1024;

    public static int CountPages(string path) =>
        Ask(path, "n") is var answer && int.TryParse(answer, CultureInfo.InvariantCulture, out var pages) && pages > 0
            ? pages
            : throw new ExtractionException(ExtractionFailure.Damaged, $"djvused counts '{answer}' pages.");

    /// <summary>In pixels; null when the page cannot be looked at.</summary>
    public static (int Width, int Height)? Size(string path, int page)
    {
        var size = SizeLine().Match(Ask(path, $"select {page.ToString(CultureInfo.InvariantCulture)}; size"));
        return size.Success && Read(size.Groups[1]) is { } width && Read(size.Groups[2]) is { } height ? (width, height) : null;
    }

    /// <summary>A page in gray; whoever asks has looked at its size.</summary>
    public static Pix Draw(string path, int page)
    {
        var drawn = Programs.Run("ddjvu", ["-format=pgm", $"-page={page.ToString(CultureInfo.InvariantCulture)}", path], MostPicture);
        if (drawn is not { ExitCode: 0, Output.Length: > 0 })
            throw new ExtractionException(ExtractionFailure.Damaged, $"ddjvu ended with {drawn.ExitCode}: {drawn.Complaints.Trim()}") { Page = page };
        var pix = Pictures.Checked(Leptonica.pixReadMem(drawn.Output.Span, (nuint)drawn.Output.Length));
        _ = Leptonica.pixSetResolution(pix, UsualResolution, UsualResolution);
        return pix;
    }

    private static int? Read(Group number) => int.TryParse(number.Value, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private static string Ask(string path, string question)
    {
        var answer = Programs.Run("djvused", ["-e", question, path], MostText);
        return answer.ExitCode == 0
            ? Encoding.ASCII.GetString(answer.Output.Span).Trim()
            : throw new ExtractionException(ExtractionFailure.Damaged, $"djvused ended with {answer.ExitCode}: {answer.Complaints.Trim()}");
    }

    [GeneratedRegex("width=([0-9]+) height=([0-9]+)")]
    private static partial Regex SizeLine();
}
