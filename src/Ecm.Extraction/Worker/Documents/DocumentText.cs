using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>The kinds of documents that are text without pages of their own, and what reads each.</summary>
internal static class DocumentText
{
    public const string Html = "text/html";
    public const string Mail = "message/rfc822";
    public const string Outlook = "application/vnd.ms-outlook";
    public const string Rtf = "text/rtf";
    public const string Word = OpenXml + "wordprocessingml.document";
    public const string Sheets = OpenXml + "spreadsheetml.sheet";
    public const string Slides = OpenXml + "presentationml.presentation";
    public const string Zip = "application/zip";
    public const string OpenDocument = "application/vnd.oasis.opendocument.";

    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    // Before MimeKit looks which encodings there are.
    static DocumentText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether files of a media type are read here.</summary>
    public static bool Reads(string mediaType) =>
        mediaType is Html or Mail or Outlook or Rtf or Word or Sheets or Slides || mediaType.StartsWith(OpenDocument, StringComparison.Ordinal);

    /// <summary>Reads the text of a document.</summary>
    /// <returns>The text, and whether there is more than was read.</returns>
    /// <exception cref="ExtractionException">It is damaged or unpacks to too much.</exception>
    public static (string Text, bool More) Read(string path, string mediaType)
    {
        var writer = new DocumentWriter();
        try
        {
            var whole = Read(path, mediaType, writer);
            return (writer.ToString(), writer.Full || !whole);
        }
        catch (Exception e) when (e is not (ExtractionException or OutOfMemoryException or DllNotFoundException))
        {
            // Whatever a parser stumbles over is in the file.
            throw new ExtractionException(ExtractionFailure.Damaged, $"{e.GetType().Name}: {e.Message}", e);
        }
    }

    private static bool Read(string path, string mediaType, DocumentWriter writer)
    {
        switch (mediaType)
        {
            case Html:
                return HtmlText.Read(path, writer);
            case Mail or Outlook:
                MailText.Read(path, mediaType, writer);
                return true;
            case Rtf:
                RtfText.Read(path, writer);
                return true;
            case Sheets:
                SheetText.Read(path, writer);
                return true;
            default:
                using (var archive = new OfficeArchive(path))
                    ReadOffice(archive, mediaType, writer);
                return true;
        }
    }

    private static void ReadOffice(OfficeArchive archive, string mediaType, DocumentWriter writer)
    {
        if (mediaType == Word)
            OfficeText.ReadWord(archive, writer);
        else if (mediaType == Slides)
            OfficeText.ReadSlides(archive, writer);
        else
            OfficeText.ReadOpenDocument(archive, writer);
    }
}
