using Ecm.Abstractions.Extraction;
using Ecm.Extraction;
using Ecm.Testing;
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
        var material = OcrMaterial.Make(folder.Path, pages);

        Figures.Begin($"OCR of {pages} pictures at 300 dpi by the pool of reading children", OcrMaterial.Peer);
        var (peerSeconds, ownSeconds, peerErrors, ownErrors) = (0.0, 0.0, 0.0, 0.0);
        await using var services = Services();
        var extractor = services.GetRequiredService<ITextExtractor>();
        foreach (var turn in material.Chunk(Turn))
        {
            peerSeconds += await OcrMaterial.TimeAsync(turn, OcrMaterial.ReadByPeerAsync, errors => peerErrors += errors / pages);
            ownSeconds += await OcrMaterial.TimeAsync(turn, (jpeg, cancellationToken) => ReadByPoolAsync(extractor, jpeg, cancellationToken), errors => ownErrors += errors / pages);
        }

        var ratio = peerSeconds / ownSeconds;
        Figures.Say("peer", $"{pages / peerSeconds:0.00} pages/s, {peerErrors:P2} wrong characters");
        Figures.Say("pool", $"{pages / ownSeconds:0.00} pages/s, {ownErrors:P2} wrong characters");
        Figures.Judge("ratio", ratio >= WantedRatio && ownErrors <= peerErrors, $"{ratio:0.00} × (wanted ≥ {WantedRatio:0.0}, no more wrong characters)");
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
}
