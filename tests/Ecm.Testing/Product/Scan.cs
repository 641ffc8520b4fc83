using Ecm.Testing.Material;

namespace Ecm.Testing.Product;

/// <summary>A file to upload, gone afterwards.</summary>
public sealed class Scan : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private Scan(string name) => Path = System.IO.Path.Combine(folder.Path, name);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>A PDF of page images printed from texts, with the noise of a tired scanner.</summary>
    public static Scan Noisy(params string[] pages) => Noisy("скан_0038.pdf", pages);

    /// <summary>The same under a name of its own.</summary>
    public static Scan Noisy(string name, IReadOnlyList<string> pages)
    {
        var scan = new Scan(name);
        ScanFiles.Pdf(scan.Path, [.. pages.Select((text, i) => PagePrinter.ScanText(text).Noise(12, seed: i + 1))]);
        return scan;
    }

    /// <summary>Another scan of the same pages: laid in askew, noisier and paler.</summary>
    public static Scan Again(params string[] pages)
    {
        var scan = new Scan("скан_ещё_раз.pdf");
        ScanFiles.Pdf(scan.Path, [.. pages.Select((text, i) => PagePrinter.ScanText(text).Skew(0.7).Contrast(40, 230).Noise(16, seed: 100 + i))]);
        return scan;
    }

    /// <summary>A plain text file.</summary>
    public static Scan Text(string text)
    {
        var scan = new Scan("письмо.txt");
        File.WriteAllText(scan.Path, text);
        return scan;
    }

    public void Dispose() => folder.Dispose();
}
