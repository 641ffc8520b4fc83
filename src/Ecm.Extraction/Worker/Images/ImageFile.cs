using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Images;

/// <summary>Files of pictures. The header is looked at before anything is decoded: a few bytes may claim any number of pixels.</summary>
internal static class ImageFile
{
    public const string Tiff = "image/tiff";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Gif = "image/gif";
    public const string Bitmap = "image/bmp";

    private static readonly HashSet<string> Known = [Tiff, Jpeg, Png, Gif, Bitmap, "image/x-ms-bmp", "image/webp", "image/jp2", DjvuFile.MediaType];

    private const double MostPixels = 300e6;
    private const double MostBytes = 600e6;

    /// <summary>A JPEG with more pixels than this is decoded at half size or less; a page at 600 dpi has 35 million.</summary>
    private const double EnoughPixels = 40e6;

    /// <summary>Whether pictures of a media type are read here.</summary>
    public static bool Reads(string mediaType) => Known.Contains(mediaType);

    public static FileProbe Probe(string path, string mediaType, int mostPages)
    {
        var (pages, more) = (1, false);
        if (mediaType == Tiff)
        {
            using var file = File.OpenRead(path);
            (pages, more) = TiffDirectories.Count(file, mostPages);
            if (pages == 0)
                throw new ExtractionException(ExtractionFailure.Damaged, "The TIFF has no page.");
        }

        if (mediaType == DjvuFile.MediaType)
            (pages, more) = DjvuFile.CountPages(path) is var count && count > mostPages ? (mostPages, true) : (count, false);

        _ = Size(path, mediaType, 1);
        return new FileProbe(mediaType, FileKind.Image, pages, more);
    }

    /// <summary>Decodes a page, upright as far as the file itself says so.</summary>
    public static Pix Load(string path, string mediaType, int page)
    {
        var pixels = Size(path, mediaType, page);
        if (mediaType == Tiff)
            return Pictures.Checked(pixReadTiff(path, page - 1));
        if (mediaType == DjvuFile.MediaType)
            return DjvuFile.Draw(path, page);
        if (mediaType != Jpeg)
            return WithoutAlpha(Pictures.Checked(pixRead(path)));
        var reduction = pixels switch { > 16 * EnoughPixels => 8, > 4 * EnoughPixels => 4, > EnoughPixels => 2, _ => 1 };
        var pix = Pictures.Checked(pixReadJpeg(path, 0, reduction, out _, 0));

        // It says how fine the file is, not how fine the pixels are that are left.
        if (reduction > 1)
            _ = pixSetResolution(pix, pixGetXRes(pix) / reduction, pixGetYRes(pix) / reduction);
        return JpegOrientation.Apply(pix, path);
    }

    /// <returns>The number of pixels.</returns>
    private static double Size(string path, string mediaType, int page)
    {
        var (width, height, bits, samples) = Header(path, mediaType, page)
            ?? throw new ExtractionException(ExtractionFailure.Damaged, "The picture's header cannot be read.");
        var pixels = (double)width * height;
        var bytes = pixels * (samples >= 3 ? 4 : Math.Max(1, bits * samples) / 8.0);
        if (pixels > MostPixels || bytes > MostBytes)
            throw new ExtractionException(ExtractionFailure.TooLarge, $"A picture of {width} × {height} pixels, {bytes:0} bytes decoded.");
        return pixels;
    }

    private static (int Width, int Height, int Bits, int Samples)? Header(string path, string mediaType, int page)
    {
        int width, height, bits = 8, samples = 4;
        if (mediaType is Gif or Bitmap or "image/x-ms-bmp")
            (width, height) = ImageHeaders.Size(path) ?? (0, 0);
        else if (mediaType == DjvuFile.MediaType)
            (width, height, samples) = DjvuFile.Size(path, page) is { } size ? (size.Width, size.Height, 1) : (0, 0, 1);
        else if (mediaType == Tiff
            ? readHeaderTiff(path, page - 1, out width, out height, out bits, out samples, out _, out _, out _) != 0
            : pixReadHeader(path, out _, out width, out height, out bits, out samples, out _) != 0)
            return null;
        return width < 1 || height < 1 ? null : (width, height, bits, samples);
    }

    private static Pix WithoutAlpha(Pix pix)
    {
        using (pix)
            return Pictures.Checked(pixRemoveAlpha(pix));
    }
}
