using System.IO.Compression;

namespace Ecm.Testing.Material;

/// <summary>Office documents, written part by part as the standards have them.</summary>
public static class OfficeFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Slide = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>A ZIP of parts.</summary>
    public static void Zip(string path, params (string Name, string Content)[] parts)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in parts)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
    }

    /// <summary>DOCX.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">Elements of <c>w:body</c>.</param>
    /// <param name="others">Further parts.</param>
    public static void Docx(string path, string body, params (string Name, string Content)[] others) => Zip(path,
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"), Relationships("word/document.xml"),
        ("word/document.xml", $"<w:document xmlns:w=\"{Word}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"), .. others,
    ]);

    /// <summary>A part of a DOCX beside the body, such as a footer.</summary>
    public static string WordPart(string root, string content) => $"<w:{root} xmlns:w=\"{Word}\">{content}</w:{root}>";

    /// <summary>PPTX, a slide for each text.</summary>
    public static void Pptx(string path, params string[] slides) => Zip(path,
    [
        Relationships("ppt/presentation.xml"), ("ppt/presentation.xml", $"<p:presentation xmlns:p=\"{Slide}\"/>"),
        .. slides.Select((text, n) => ($"ppt/slides/slide{n + 1}.xml",
            $"<p:sld xmlns:p=\"{Slide}\" xmlns:a=\"{Drawing}\"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:pPr/><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>")),
    ]);

    /// <summary>ODT, ODS or ODP.</summary>
    public static void OpenDocument(string path, string kind, string body) => Zip(path,
        ("mimetype", $"application/vnd.oasis.opendocument.{kind}"),
        ("content.xml", $"""
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>{body}</office:body></office:document-content>
            """));

    /// <summary>The part that says which one is the document.</summary>
    public static string RelationshipsTo(string main) => Relationships(main).Content;

    private static (string Name, string Content) Relationships(string main) => ("_rels/.rels", $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
          Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>
        """);
}
