using System.Globalization;

namespace Ecm.Testing.Material;

/// <summary>Writes gray pictures as the files that scanners and multifunction devices make.</summary>
public static class ScanFiles
{
    public static void Png(string path, GrayImage image, int dotsPerInch = 300) => Convert(image, dotsPerInch, "png:" + path);

    public static void Jpeg(string path, GrayImage image, int dotsPerInch = 300, int quality = 85) =>
        Convert(image, dotsPerInch, "-quality", quality.ToString(CultureInfo.InvariantCulture), "jpeg:" + path);

    /// <summary>In another format that ImageMagick knows by its name, such as <c>webp</c>.</summary>
    public static void Picture(string path, string format, GrayImage image, int dotsPerInch = 300) => Convert(image, dotsPerInch, $"{format}:{path}");

    /// <summary>A TIFF with a page for each picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="compression">As tiffcp says: g4 (black and white) or lzw.</param>
    /// <param name="images">The pages.</param>
    public static void Tiff(string path, string compression, params IReadOnlyList<GrayImage> images)
    {
        using var folder = new TemporaryFolder();
        var pages = new List<string>();
        foreach (var image in images)
        {
            var page = Path.Combine(folder.Path, $"{pages.Count}.tif");
            Convert(image, 300, compression == "g4" ? ["-threshold", "55%", "-compress", "Group4", "tiff:" + page] : ["-compress", "none", "tiff:" + page]);
            pages.Add(page);
        }

        Tool.Run("tiffcp", ["-c", compression, .. pages, path]);
    }

    /// <summary>A PDF whose pages are one JPEG each, without any text: what a scanner sends by mail.</summary>
    public static void Pdf(string path, params IReadOnlyList<GrayImage> images)
    {
        using var folder = new TemporaryFolder();
        var pages = new List<(byte[] Jpeg, GrayImage Image)>();
        foreach (var image in images)
        {
            var jpeg = Path.Combine(folder.Path, "page.jpg");
            Jpeg(jpeg, image);
            pages.Add((File.ReadAllBytes(jpeg), image));
        }

        ImagePdf.Write(path, pages.Select(page => new ImagePage(page.Jpeg, page.Image.Width, page.Image.Height, page.Image.Width * 72.0 / 300, page.Image.Height * 72.0 / 300)));
    }

    private static void Convert(GrayImage image, int dotsPerInch, params IEnumerable<string> output)
    {
        using var folder = new TemporaryFolder();
        var pgm = Path.Combine(folder.Path, "page.pgm");
        File.WriteAllBytes(pgm, image.ToPgm());
        var density = dotsPerInch.ToString(CultureInfo.InvariantCulture);
        Tool.Run("convert-im6", [pgm, "-units", "PixelsPerInch", "-density", density, .. output]);
    }
}
