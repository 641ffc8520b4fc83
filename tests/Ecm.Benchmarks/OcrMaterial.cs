using System.Diagnostics;
using System.Globalization;
using Ecm.Testing.Material;

namespace Ecm.Benchmarks;

/// <summary>A picture of a page and what stands on it.</summary>
internal sealed record ScannedText(string Jpeg, string Text);

/// <summary>Pages of Debian's installation guide in Russian and English, two to one, at 300 dpi, skewed, noisy and pale; and the program that they are read with for comparison.</summary>
internal static class OcrMaterial
{
    /// <summary>The command line of the peer.</summary>
    public static string Peer => $"OMP_THREAD_LIMIT=1 tesseract PAGE.jpg - -l rus+eng --psm 1, {Environment.ProcessorCount} processes at a time";

    public static List<ScannedText> Make(string folder, int pages)
    {
        var material = new List<ScannedText>();
        foreach (var (language, count) in new[] { ("ru", pages - pages / 3), ("en", pages / 3) })
        {
            var pdf = Path.Combine(folder, language + ".pdf");
            DebianManual.Write(pdf, language);
            for (var i = 0; i < count; i++)
            {
                var page = 12 + i * 2;
                var number = page.ToString(CultureInfo.InvariantCulture);
                var text = System.Text.Encoding.UTF8.GetString(Tool.Read("pdftotext", "-f", number, "-l", number, pdf, "-"));
                var scan = PagePrinter.Scan(pdf, page);
                scan = (i % 4) switch { 1 => scan.Skew(0.7).Noise(12, i), 2 => scan.Contrast(70, 215).Noise(10, i), 3 => scan.Skew(-1.5).Contrast(40, 235).Noise(15, i), _ => scan };
                var jpeg = Path.Combine(folder, $"{language}{page}.jpg");
                ScanFiles.Jpeg(jpeg, scan, quality: 75);
                material.Add(new ScannedText(jpeg, text));
            }
        }

        return material;
    }

    /// <summary>Reads the pictures, one per core at a time.</summary>
    /// <returns>Seconds.</returns>
    public static async Task<double> TimeAsync(ScannedText[] scans, Func<string, CancellationToken, Task<string>> read, Action<double> addErrors)
    {
        var texts = new string[scans.Length];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, scans.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (i, cancellationToken) => texts[i] = await read(scans[i].Jpeg, cancellationToken));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        addErrors(scans.Zip(texts, (scan, text) => CharacterErrors.Rate(scan.Text, text)).Sum());
        return seconds;
    }

    public static async Task<string> ReadByPeerAsync(string jpeg, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("tesseract", [jpeg, "-", "-l", "rus+eng", "--psm", "1"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await complaints;
        return text;
    }
}
