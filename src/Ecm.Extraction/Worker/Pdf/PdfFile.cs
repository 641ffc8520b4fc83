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
    private const double MostColouredPixels = 50e6;

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
    /// <param name="languages">Of recognition; null: the usual ones.</param>
    public IEnumerable<PageText> Read(string path, IReadOnlyList<int> pages, string? languages)
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
            if (NeedsRecognition(path, number, layer) is not { } drawing)
            {
                yield return layer.Compose(number);
                continue;
            }

            yield return Recognise(path, number, layer, drawing, languages);
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

    /// <returns>How to draw the page for recognition; null when its text layer is good.</returns>
    private static Drawing? NeedsRecognition(string path, int number, LayerPage layer)
    {
        // Only a page that may be a scan is asked for its pictures: that is a program's start for each page.
        if (!layer.HasFewWords && !layer.IsDoubtful(onScan: true))
            return null;
        var largest = Poppler.Pictures(path, number).OrderByDescending(picture => picture.Width * picture.Height).FirstOrDefault();
        var covered = largest.Width * largest.Height / (layer.Size.Width * layer.Size.Height);
        var doubtful = layer.IsDoubtful(onScan: covered > MostOfPage);
        if (!layer.IsEmpty && !doubtful && !(layer.HasFewWords && covered > MostOfPage))
            return null;

        // A scan is drawn as fine as it was scanned: then its pixels come out as they are.
        var resolution = covered > 0.8 && largest.DotsPerInch is >= 190 and <= 420 ? (int)Math.Round(largest.DotsPerInch) : UsualResolution;
        return new Drawing(resolution, covered > MostOfPage && largest.Coloured, doubtful);
    }

    private PageText Recognise(string path, int number, LayerPage layer, Drawing drawing, string? languages)
    {
        var (width, height) = layer.Size;
        var fits = (int)Math.Min(drawing.Resolution, Math.Sqrt((drawing.Coloured ? MostColouredPixels : MostPixels) / (width * height)) * 72);
        if (fits < 40)
            throw new ExtractionException(ExtractionFailure.TooLarge, $"A page of {width:0} × {height:0} points.") { Page = number };
        using var pix = Decode(Poppler.Draw(path, number, fits, drawing.Coloured));
        _ = Leptonica.pixSetResolution(pix, fits, fits);
        var read = scanned.Read(pix, number, languages);
        var kept = !layer.IsEmpty && !layer.IsGarbled && (read.Words.Count == 0 || drawing.Doubtful && LayerDoubts.AreDispelled(layer.Composer, read));
        return kept ? layer.Compose(number) : read;
    }

    private static Pix Decode(ReadOnlyMemory<byte> picture) =>
        Pictures.Checked(Leptonica.pixReadMem(picture.Span, (nuint)picture.Length));

    private readonly record struct Drawing(int Resolution, bool Coloured, bool Doubtful);
}
