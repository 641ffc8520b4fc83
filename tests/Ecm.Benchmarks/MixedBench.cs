using System.Diagnostics;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction;
using Ecm.Testing;
using Ecm.Testing.Material;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Benchmarks;

/// <summary>
/// Reading what offices have: books with a text layer, scans, turned sheets, photos in bad light, office files. Against ocrmypdf on the files that it takes (PDF and
/// pictures; office files are read by the pool beside them and not counted), and against the tesseract program on the pictures alone.
/// </summary>
internal static class MixedBench
{
    private const double WantedOfOcrMyPdf = 2, WantedOfTesseract = 1, WantedRecall = 0.98;

    private const string OcrMyPdf = "ocrmypdf -l rus+eng --skip-text --deskew --rotate-pages --jobs 2 --image-dpi 300 --output-type pdf FILE OUT.pdf";

    public static async Task RunAsync(bool small)
    {
        using var folder = new TemporaryFolder();
        var set = MixedMaterial.Make(folder.Path, small ? 6 : 24);
        await using var services = Services();
        var extractor = services.GetRequiredService<ITextExtractor>();

        Figures.Begin($"a mixed set of {set.Files.Count} files read by the pool of reading children", OcrMyPdf);
        var (ownPages, ownSeconds) = (0, Stopwatch.StartNew());
        foreach (var text in await ReadAllAsync(extractor, [.. set.Files, .. set.Office]))
            ownPages += set.Office.Contains(text.Key) ? 0 : text.Value.Count;
        ownSeconds.Stop();
        var peerSeconds = Stopwatch.StartNew();
        foreach (var file in set.Files)
            Tool.Run("ocrmypdf", "-l", "rus+eng", "--skip-text", "--deskew", "--rotate-pages", "--jobs", "2", "--image-dpi", "300", "--output-type", "pdf", file, Path.Combine(folder.Path, "out.pdf"));
        peerSeconds.Stop();
        var ratio = peerSeconds.Elapsed / ownSeconds.Elapsed;
        Figures.Say("peer", $"{ownPages / peerSeconds.Elapsed.TotalSeconds:0.00} pages/s");
        Figures.Say("pool", $"{ownPages / ownSeconds.Elapsed.TotalSeconds:0.00} pages/s, {ownPages} pages and {set.Office.Count} office files");
        Figures.Judge("ratio", ratio >= WantedOfOcrMyPdf, $"{ratio:0.00} × (wanted ≥ {WantedOfOcrMyPdf:0.0})");

        // Children that have not seen these pictures yet: the same picture is read once by each.
        await using var others = Services();
        await PicturesAsync(others.GetRequiredService<ITextExtractor>(), set);
        await TurnedAsync(extractor, set);
    }

    private static async Task PicturesAsync(ITextExtractor extractor, MixedSet set)
    {
        Figures.Begin($"the {set.Pictures.Length} pictures of the set", OcrMaterial.Peer);
        var (peerSeconds, ownSeconds, peerErrors, ownErrors) = (0.0, 0.0, 0.0, 0.0);
        foreach (var turn in set.Pictures.Chunk(6))
        {
            peerSeconds += await OcrMaterial.TimeAsync(turn, OcrMaterial.ReadByPeerAsync, errors => peerErrors += errors / set.Pictures.Length);
            ownSeconds += await OcrMaterial.TimeAsync(turn, async (jpeg, _) => string.Join('\n', (await ReadAsync(extractor, jpeg)).Select(page => page.Text)), errors => ownErrors += errors / set.Pictures.Length);
        }

        var ratio = peerSeconds / ownSeconds;
        Figures.Say("peer", $"{set.Pictures.Length / peerSeconds:0.00} pages/s, {peerErrors:P2} wrong characters");
        Figures.Say("pool", $"{set.Pictures.Length / ownSeconds:0.00} pages/s, {ownErrors:P2} wrong characters");
        Figures.Judge("ratio", ratio >= WantedOfTesseract && ownErrors <= peerErrors, $"{ratio:0.00} × (wanted ≥ {WantedOfTesseract:0.0}, no more wrong characters)");
    }

    private static async Task TurnedAsync(ITextExtractor extractor, MixedSet set)
    {
        Figures.Begin($"{set.Turned.Count} sheets turned by a quarter, a half and three quarters", "the same sheets upright");
        var (found, all) = (0, 0);
        foreach (var (upright, turned) in set.Turned)
        {
            var words = Words(await ReadAsync(extractor, upright));
            var again = Words(await ReadAsync(extractor, turned)).ToHashSet();
            found += words.Count(again.Contains);
            all += words.Count;
        }

        var recall = (double)found / all;
        Figures.Judge("words found again", recall >= WantedRecall, $"{recall:P1} of {all} (wanted ≥ {WantedRecall:P0})");
    }

    private static List<string> Words(IEnumerable<PageText> pages) => [.. pages.SelectMany(page => page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];

    private static async Task<Dictionary<string, IReadOnlyList<PageText>>> ReadAllAsync(ITextExtractor extractor, IReadOnlyList<string> files)
    {
        var texts = new Dictionary<string, IReadOnlyList<PageText>>();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (file, _) =>
        {
            var pages = await ReadAsync(extractor, file);
            lock (texts)
                texts[file] = pages;
        });
        return texts;
    }

    private static async Task<IReadOnlyList<PageText>> ReadAsync(ITextExtractor extractor, string file)
    {
        var probe = await extractor.ProbeAsync(file, Path.GetFileName(file), CancellationToken.None);
        var pages = new List<PageText>();
        await foreach (var page in extractor.ReadAsync(new ReadRequest(file, probe, new HashSet<int>(), false), CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddChildExtraction(options => (options.Command, options.Arguments) = (Path.Combine(AppContext.BaseDirectory, "Ecm.Testing.Worker"), []))
        .BuildServiceProvider();
}
