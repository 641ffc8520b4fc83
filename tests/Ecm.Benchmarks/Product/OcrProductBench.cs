using System.Diagnostics;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;

namespace Ecm.Benchmarks.Product;

/// <summary>
/// Recognition through the whole product: pictures go in by REST and are waited for until the server says that each is read and findable; the text is
/// fetched by REST. The peer is the tesseract program on the same pictures; both take turns.
/// </summary>
internal static class OcrProductBench
{
    private const double WantedRatio = 0.9;
    private const int Turn = 12;

    public static async Task RunAsync(bool small)
    {
        var pages = small ? Turn : 60;
        using var folder = new TemporaryFolder();
        var material = OcrMaterial.Make(folder.Path, pages);
        await using var server = await RunningServer.StartAsync();
        var clerk = await Clerk.SignInAsync(server);
        Figures.Begin($"OCR of {pages} pictures at 300 dpi, whole product over HTTP, the start of its reading children included", OcrMaterial.Peer);
        var (peerSeconds, ownSeconds, peerErrors, ownErrors) = (0.0, 0.0, 0.0, 0.0);
        foreach (var turn in material.Chunk(Turn))
        {
            peerSeconds += await OcrMaterial.TimeAsync(turn, OcrMaterial.ReadByPeerAsync, errors => peerErrors += errors / pages);
            var began = Stopwatch.GetTimestamp();
            var files = new List<Guid>();
            foreach (var scan in turn)
                files.Add(await clerk.UploadFileAsync(scan.Jpeg));
            foreach (var file in files)
                await clerk.WaitUntilReadAsync(file);
            ownSeconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
            for (var at = 0; at < turn.Length; at++)
                ownErrors += CharacterErrors.Rate(turn[at].Text, await clerk.TextAsync(files[at])) / pages;
        }

        var ratio = peerSeconds / ownSeconds;
        Figures.Say("peer", $"{pages / peerSeconds:0.00} pages/s, {peerErrors:P2} wrong characters");
        Figures.Say("product", $"{pages / ownSeconds:0.00} pages/s, {ownErrors:P2} wrong characters");
        Figures.Judge("ratio", ratio >= WantedRatio && ownErrors <= peerErrors, $"{ratio:0.00} × (wanted ≥ {WantedRatio:0.0}, no more wrong characters)");
    }
}
