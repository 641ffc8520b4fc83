using System.IO.Compression;

namespace Ecm.Testing.Material;

/// <summary>Debian's installation guide: a real book of 120 pages with a text layer (package installation-guide-amd64).</summary>
public static class DebianManual
{
    /// <param name="pdf">Where to put it.</param>
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    public static void Write(string pdf, string language)
    {
        using var packed = File.OpenRead($"/usr/share/doc/installation-guide-amd64/{language}/install.{language}.pdf.gz");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var file = File.Create(pdf);
        unpacked.CopyTo(file);
    }
}
