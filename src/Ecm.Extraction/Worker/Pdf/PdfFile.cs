using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Ocr;

namespace Ecm.Extraction.Worker.Pdf;

/// <summary>Reads PDF pages: the text layer where it is usable, recognition of the drawn page elsewhere.</summary>
internal sealed class PdfFile(ScannedPage scanned)
{
    public const string MediaType = "application/pdf";

    private const int UsualResolution = 300;
    private const double MostPixels = 150e6;

    /// <summary>A few words beside a picture of this share of the page are a stamp on a scan.</summary>
    private const double MostOfPage = 0.5;

    public static FileProbe Probe(string path, int mostPages)
    {
        var pages = Poppler.CountPages(path);
        return new FileProbe(MediaType, FileKind.Pdf, Math.Min(pages, mostPages), pages > mostPages);
    }

    /// <summary>
    /// Reads the longest run of consecutive pages at the front with one call of poppler, and ends after the first page that needed
    /// recognition, so that the pages behind it can be read by other children.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="pages">Ascending.</param>
    public IEnumerable<PageText> Read(string path, IReadOnlyList<int> pages)
    {
        var run = 1;
        while (run < pages.Count && pages[run] == pages[0] + run)
            run++;
        var (first, last) = (pages[0], pages[run - 1]);
        var layers = TextLayer.Parse(Poppler.TextLayer(path, first, last), Poppler.PageSizes(path, first, last));
        for (var i = 0; i < run; i++)
        {
            var number = pages[i];
            if (i >= layers.Count)
                throw new ExtractionException(ExtractionFailure.Damaged, "The page has no text layer that can be looked at.") { Page = number };
            var layer = layers[i];
            if (!NeedsRecognition(path, number, layer, out var resolution))
            {
                yield return layer.Compose(number);
                continue;
            }

            yield return Recognise(path, number, layer, resolution);
            yield break;
        }
    }

    public static byte[] Draw(string path, int page, int width, int rotation)
    {
        var size = Poppler.PageSizes(path, page, page)[0];
        var (wide, high) = Pictures.FitTurned(size.Width, size.Height, rotation, width);
        var jpeg = Poppler.DrawJpeg(path, page, wide, high);
        return rotation == 0 ? jpeg.ToArray() : Turned(jpeg, rotation);
    }

    private static byte[] Turned(ReadOnlyMemory<byte> jpeg, int rotation)
    {
        using var pix = Decode(jpeg);
        using var turned = Pictures.Turn(pix, rotation);
        return Pictures.Jpeg(turned);
    }

    private static bool NeedsRecognition(string path, int number, LayerPage layer, out int resolution)
    {
        resolution = UsualResolution;
        if (layer is { HasFewWords: false, IsGarbled: false })
            return false;
        var largest = Poppler.Pictures(path, number).OrderByDescending(picture => picture.Width * picture.Height).FirstOrDefault();
        var covered = largest.Width * largest.Height / (layer.Size.Width * layer.Size.Height);

        // A scan is drawn as fine as it was scanned: then its pixels come out as they are.
        if (covered > 0.8 && largest.DotsPerInch is >= 190 and <= 420)
            resolution = (int)Math.Round(largest.DotsPerInch);
        return layer.IsEmpty || layer.IsGarbled || covered > MostOfPage;
    }

    private PageText Recognise(string path, int number, LayerPage layer, int resolution)
    {
        var (width, height) = layer.Size;
        var fits = (int)Math.Min(resolution, Math.Sqrt(MostPixels / (width * height)) * 72);
        if (fits < 40)
            throw new ExtractionException(ExtractionFailure.TooLarge, $"A page of {width:0} × {height:0} points.") { Page = number };
        using var pix = Decode(Poppler.DrawGray(path, number, fits));
        _ = Leptonica.pixSetResolution(pix, fits, fits);
        var read = scanned.Read(pix, number);
        return read.Words.Count == 0 && layer is { IsEmpty: false, IsGarbled: false } ? layer.Compose(number) : read;
    }

    private static Pix Decode(ReadOnlyMemory<byte> picture) =>
        Pictures.Checked(Leptonica.pixReadMem(picture.Span, (nuint)picture.Length));
}
