using System.Globalization;
using System.Text;

namespace Ecm.Testing.Material;

/// <summary>A page that is one JPEG, drawn over the whole page; sizes in points.</summary>
/// <param name="Jpeg">The bytes.</param>
/// <param name="PixelWidth">Of the JPEG.</param>
/// <param name="PixelHeight">Of the JPEG.</param>
/// <param name="Width">Of the page.</param>
/// <param name="Height">Of the page.</param>
/// <param name="Stamp">Text drawn on top as a text layer, ASCII; null for none.</param>
/// <param name="Rotate">The page's own rotation.</param>
/// <param name="Coloured">The JPEG is in colour; gray otherwise.</param>
public sealed record ImagePage(byte[] Jpeg, int PixelWidth, int PixelHeight, double Width, double Height, string? Stamp = null, int Rotate = 0, bool Coloured = false);

/// <summary>Writes the smallest PDF that holds pictures, object by object, so that tests can say exactly what is in it.</summary>
public static class ImagePdf
{
    public static void Write(string path, params IEnumerable<ImagePage> pages)
    {
        using var file = File.Create(path);
        var objects = new SortedDictionary<int, long>();
        void Text(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        void Object(int number, string text)
        {
            objects[number] = file.Position;
            Text($"{number} 0 obj\n{text}\nendobj\n");
        }

        void StreamObject(int number, string dictionary, byte[] bytes)
        {
            objects[number] = file.Position;
            Text($"{number} 0 obj\n<< {dictionary} /Length {bytes.Length} >>\nstream\n");
            file.Write(bytes);
            Text("\nendstream\nendobj\n");
        }

        Text("%PDF-1.4\n");
        var next = 4;
        var kids = new List<int>();
        foreach (var page in pages)
        {
            var (self, picture, content) = (next, next + 1, next + 2);
            next += 3;
            kids.Add(self);
            var (width, height) = (Points(page.Width), Points(page.Height));
            var stamp = page.Stamp is null ? "" : $" BT /F1 9 Tf 20 20 Td ({page.Stamp}) Tj ET";
            Object(self, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {page.Rotate} "
                + $"/Resources << /XObject << /Im {picture} 0 R >> /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>");
            StreamObject(picture, $"/Type /XObject /Subtype /Image /Width {page.PixelWidth} /Height {page.PixelHeight} /ColorSpace /{(page.Coloured ? "DeviceRGB" : "DeviceGray")} /BitsPerComponent 8 /Filter /DCTDecode", page.Jpeg);
            StreamObject(content, "", Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /Im Do Q{stamp}"));
        }

        Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(2, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        Object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var table = file.Position;
        Text($"xref\n0 {next}\n0000000000 65535 f \n");
        foreach (var (_, at) in objects)
            Text(string.Create(CultureInfo.InvariantCulture, $"{at:0000000000} 00000 n \n"));
        Text($"trailer\n<< /Size {next} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    }

    private static string Points(double points) => points.ToString("0.###", CultureInfo.InvariantCulture);
}
