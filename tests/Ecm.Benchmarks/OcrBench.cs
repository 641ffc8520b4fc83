using System.Diagnostics;
using System.Globalization;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction;
using Ecm.Testing;
using Ecm.Testing.Material;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Benchmarks;

/// <summary>
/// Recognition by the pool of children against the tesseract program run page-parallel on the same pictures: pages of Debian's
/// installation guide in Russian and English, skewed, noisy and pale. Reach: at least 0.9 × the pages per second, no more wrong characters.
/// </summary>
internal static class OcrBench
{
    private const double WantedRatio = 0.9;

    /// <summary>Peer and pool take turns at a few pictures each, so that what else the machine does meets both.</summary>
    private const int Turn = 6;

    public static async Task RunAsync()
    {
        const int pages = 24;
        using var folder = new TemporaryFolder();
        Console.WriteLine($"OCR: {pages} pictures at 300 dpi, {Environment.ProcessorCount} cores");
        var material = Material(folder.Path, pages);

        Console.WriteLine($"  peer: OMP_THREAD_LIMIT=1 tesseract PAGE.jpg - -l rus+eng --psm 1, {Environment.ProcessorCount} processes at a time");
        Console.WriteLine($"  ours: the pool of reading children, {Environment.ProcessorCount} at a time, their start included");
        var (peerSeconds, ownSeconds, peerErrors, ownErrors) = (0.0, 0.0, 0.0, 0.0);
        await using var services = Services();
        var extractor = services.GetRequiredService<ITextExtractor>();
        foreach (var turn in material.Chunk(Turn))
        {
            peerSeconds += await TimeAsync(turn, ReadByPeerAsync, errors => peerErrors += errors / pages);
            ownSeconds += await TimeAsync(turn, (jpeg, cancellationToken) => ReadByPoolAsync(extractor, jpeg, cancellationToken), errors => ownErrors += errors / pages);
        }

        var ratio = peerSeconds / ownSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  peer {pages / peerSeconds:0.00} pages/s, {peerErrors:P2} wrong characters"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ours {pages / ownSeconds:0.00} pages/s, {ownErrors:P2} wrong characters"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio {ratio:0.00} × (wanted ≥ {WantedRatio:0.0})"));
        if (ratio < WantedRatio || ownErrors > peerErrors)
            Console.WriteLine("  MISSED");
    }

    private static List<ScannedText> Material(string folder, int pages)
    {
        var material = new List<ScannedText>();
        foreach (var (language, count) in new[] { ("ru", pages - pages / 3), ("en", pages / 3) })
        {
            var pdf = Path.Combine(folder, language + ".pdf");
            DebianManual.Write(pdf, language);
            for (var i = 0; i < count; i++)
            {
                var page = 12 + i * 3;
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
    private static async Task<double> TimeAsync(ScannedText[] scans, Func<string, CancellationToken, Task<string>> read, Action<double> addErrors)
    {
        var texts = new string[scans.Length];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, scans.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (i, cancellationToken) => texts[i] = await read(scans[i].Jpeg, cancellationToken));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        addErrors(scans.Zip(texts, (scan, text) => CharacterErrors.Rate(scan.Text, text)).Sum());
        return seconds;
    }

    private static async Task<string> ReadByPeerAsync(string jpeg, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("tesseract", [jpeg, "-", "-l", "rus+eng", "--psm", "1"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await complaints;
        return text;
    }

    private static async Task<string> ReadByPoolAsync(ITextExtractor extractor, string jpeg, CancellationToken cancellationToken)
    {
        var probe = await extractor.ProbeAsync(jpeg, "page.jpg", cancellationToken);
        await foreach (var page in extractor.ReadAsync(new ReadRequest(jpeg, probe, new HashSet<int>(), false), cancellationToken))
            return page.Text;
        return "";
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddChildExtraction(options => (options.Command, options.Arguments) = (Path.Combine(AppContext.BaseDirectory, "Ecm.Testing.Worker"), []))
        .BuildServiceProvider();

    private sealed record ScannedText(string Jpeg, string Text);
}
