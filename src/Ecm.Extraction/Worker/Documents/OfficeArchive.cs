using System.IO.Compression;
using System.Xml;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// The parts of an office document, which is a ZIP of XML. All of them together may not say to unpack to more than a document of thousands of pages has;
/// one that says less than it has is cut off there by the framework, and damaged.
/// </summary>
internal sealed class OfficeArchive : IDisposable
{
    private const long MostUnpacked = 256L * 1024 * 1024;
    private const int MostParts = 20_000;
    private const string RelationshipOfDocument = "/relationships/officeDocument";

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, CloseInput = true,
    };

    private readonly ZipArchive zip;

    /// <exception cref="ExtractionException">It unpacks to too much.</exception>
    /// <exception cref="InvalidDataException">It is no ZIP, or damaged.</exception>
    public OfficeArchive(string path)
    {
        zip = ZipFile.OpenRead(path);
        if (zip.Entries.Count <= MostParts && zip.Entries.Sum(e => (decimal)e.Length) <= MostUnpacked)
            return;
        zip.Dispose();
        throw new ExtractionException(ExtractionFailure.TooLarge, $"The document unpacks to more than {MostUnpacked} bytes or {MostParts} parts.");
    }

    public void Dispose() => zip.Dispose();

    /// <summary>The media type of an Open Document, which says it itself; null when it is none.</summary>
    public string? OpenDocumentType()
    {
        if (zip.GetEntry("mimetype") is not { Length: < 200 } entry)
            return null;
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().Trim() is var type && type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) ? type : null;
    }

    /// <summary>The main part of an Office Open XML document, such as <c>word/document.xml</c>; null when there is none.</summary>
    public string? MainPart()
    {
        using var relationships = Open("_rels/.rels");
        while (relationships is not null && relationships.Read())
            if (relationships.LocalName == "Relationship" && relationships.GetAttribute("Type")?.EndsWith(RelationshipOfDocument, StringComparison.Ordinal) == true)
                return relationships.GetAttribute("Target")?.TrimStart('/');
        return null;
    }

    /// <summary>The names of parts in a folder whose file name begins so, numbers in the order of numbers.</summary>
    public IEnumerable<string> Parts(string folder, string beginning) => zip.Entries.Select(e => e.FullName)
        .Where(name => name.StartsWith(folder + beginning, StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name[folder.Length..].Contains('/'))
        .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>A part as XML without definitions of types, whose entities could grow without end or name other files; null when it is not there.</summary>
    public XmlReader? Open(string part) => zip.GetEntry(part) is { } entry ? XmlReader.Create(entry.Open(), Xml) : null;
}
