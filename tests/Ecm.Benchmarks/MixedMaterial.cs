using System.Globalization;
using Ecm.Testing.Material;

namespace Ecm.Benchmarks;

/// <summary>A mixed set.</summary>
/// <param name="Files">PDF and pictures.</param>
/// <param name="Office">What only the product reads.</param>
/// <param name="Pictures">Those of the files that are pictures, and what stands on them.</param>
/// <param name="Turned">Sheets, upright and turned.</param>
internal sealed record MixedSet(IReadOnlyList<string> Files, IReadOnlyList<string> Office, ScannedText[] Pictures, IReadOnlyList<(string Upright, string Turned)> Turned);

/// <summary>
/// Makes a mixed set out of Debian's installation guide: a dozen pages with their text layer in Russian and English; scans and photos, two to one, a quarter of the scans
/// turned; a scan of several pages as PDF; two office files.
/// </summary>
internal static class MixedMaterial
{
    public static MixedSet Make(string folder, int pictures)
    {
        var scans = OcrMaterial.Make(folder, pictures);
        var files = new List<string>();
        foreach (var language in new[] { "ru", "en" })
        {
            var excerpt = Path.Combine(folder, $"{language}-text.pdf");
            Tool.Run("qpdf", Path.Combine(folder, language + ".pdf"), "--pages", ".", "20-31", "--", excerpt);
            files.Add(excerpt);
        }

        var read = new List<ScannedText>();
        var turned = new List<(string, string)>();
        for (var at = 0; at < scans.Count; at++)
        {
            var file = scans[at].Jpeg;
            if (at % 3 == 2)
            {
                file = Path.Combine(folder, $"photo{at}.jpg");
                Tool.Run("convert-im6", scans[at].Jpeg, "(", "-size", "2480x3508", "gradient:white-gray35", ")", "-compose", "multiply", "-composite", "-quality", "75", file);
            }
            else if (at % 4 == 1)
            {
                file = Path.Combine(folder, $"turned{at}.jpg");
                Tool.Run("convert-im6", scans[at].Jpeg, "-rotate", (90 * (1 + turned.Count % 3)).ToString(CultureInfo.InvariantCulture), "-quality", "90", file);
                turned.Add((scans[at].Jpeg, file));
            }

            read.Add(new ScannedText(file, scans[at].Text));
            files.Add(file);
        }

        var scan = Path.Combine(folder, "scan.pdf");
        ImagePdf.Write(scan, scans.Take(4).Select(s => Page(s.Jpeg)));
        files.Add(scan);
        var (letter, sheet) = (Path.Combine(folder, "letter.docx"), Path.Combine(folder, "letter.odt"));
        OfficeFiles.Docx(letter, string.Concat(SampleTexts.Contract.Split('\n').Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")));
        OfficeFiles.OpenDocument(sheet, "text", $"<office:text>{string.Concat(SampleTexts.Letter.Split('\n').Select(line => $"<text:p>{line}</text:p>"))}</office:text>");
        return new MixedSet(files, [letter, sheet], [.. read], turned);
    }

    private static ImagePage Page(string jpeg)
    {
        var size = System.Text.Encoding.ASCII.GetString(Tool.Read("identify-im6", "-format", "%w %h", jpeg)).Split(' ').Select(int.Parse).ToArray();
        return new ImagePage(File.ReadAllBytes(jpeg), size[0], size[1], size[0] * 72.0 / 300, size[1] * 72.0 / 300);
    }
}
