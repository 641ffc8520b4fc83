using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>Makes a picture gray and brings it to about 300 dpi, where Tesseract reads best and fastest.</summary>
internal static class ScanScale
{
    private const int Wanted = 300;
    private const double LongSideOfA4 = 11.69;
    private const double MostPixels = 60e6;

    public static Pix ToReadable(Pix stored, out int resolution)
    {
        var (x, y) = Resolution(stored);
        var (scaleX, scaleY) = (Factor(x), Factor(y));
        if (Math.Abs(x - y) > 0.1 * x)
            (scaleX, scaleY) = (Wanted / x, Wanted / y); // a fax has 204 × 98 dots per inch
        var shrink = Math.Min(1, Math.Sqrt(MostPixels / ((double)stored.Width * stored.Height * scaleX * scaleY)));
        scaleX *= shrink;
        scaleY *= shrink;
        resolution = (int)Math.Round(x * scaleX);
        if (scaleX is 1 && scaleY is 1)
            return Pictures.Checked(pixConvertTo8(stored, 0));
        if (pixGetDepth(stored) == 1 && scaleX < 1 && Math.Abs(scaleX - scaleY) < 0.001)
            return Pictures.Checked(pixScaleToGray(stored, (float)scaleX));
        using var gray = Pictures.Checked(pixConvertTo8(stored, 0));
        return Pictures.Checked(pixScale(gray, (float)scaleX, (float)scaleY));
    }

    /// <summary>Cameras and screens write 72 or nothing; then the picture is taken for a whole A4 page.</summary>
    private static (double X, double Y) Resolution(Pix stored)
    {
        var (x, y) = (pixGetXRes(stored), pixGetYRes(stored));
        if (x is >= 90 and <= 2400 && y is >= 90 and <= 2400 && x is not (96 or 72))
            return (x, y);
        var guess = Math.Clamp(Math.Max(stored.Width, stored.Height) / LongSideOfA4, 75, 1200);
        return (guess, guess);
    }

    private static double Factor(double resolution) => resolution switch
    {
        < 190 => Wanted / resolution,
        > 420 => Wanted / resolution,
        _ => 1,
    };
}
