using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Documents;
using Ecm.Extraction.Worker.Images;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Pdf;

namespace Ecm.Extraction.Worker;

/// <summary>What a file is, by its content and not its name: libmagic, and a look of our own where libmagic is known to shrug.</summary>
internal static class ContentKind
{
    private const string Unknown = "application/octet-stream";
    private const string Empty = "application/x-empty";

    /// <summary>Texts for people only in the eyes of their programs.</summary>
    private static readonly HashSet<string> Markup = ["text/xml", "text/calendar", "text/vcard", "text/x-msdos-batch"];

    private static readonly HashSet<string> PlainEnough = ["application/json", "application/x-ndjson", "application/csv", "message/news"];

    public static (string MediaType, FileKind Kind) Of(string path)
    {
        Span<byte> front = stackalloc byte[1024];
        using (var file = File.OpenRead(path))
            front = front[..file.ReadAtLeast(front, front.Length, throwOnEndOfStream: false)];
        if (front.IsEmpty)
            return (Empty, FileKind.Unread);

        // Readers of PDF accept rubbish before the mark, so mail gateways and scanners write it.
        if (front.IndexOf("%PDF-"u8) >= 0 && !front.StartsWith("PK"u8))
            return (PdfFile.MediaType, FileKind.Pdf);
        var mediaType = Inside(path, front) ?? Magic.MediaType(path);
        // libmagic says of a document of several pages that it is multipage.
        if (mediaType.StartsWith(DjvuFile.MediaType, StringComparison.Ordinal))
            mediaType = DjvuFile.MediaType;
        return (mediaType, KindOf(mediaType));
    }

    private static string? Inside(string path, ReadOnlySpan<byte> front)
    {
        if (front.StartsWith("PK"u8))
            return Containers.OfficeType(path, front);
        if (front.StartsWith("{\\rtf"u8))
            return DocumentText.Rtf;
        if (Containers.LocksOffice(path))
            throw new ExtractionException(ExtractionFailure.Password, "An office document locked by a password.");
        if (CompoundFile.IsOne(front))
            return Containers.CompoundType(path);
        return Containers.IsMail(front) ? DocumentText.Mail : null;
    }

    public static FileProbe Unread(string mediaType) => new(mediaType, FileKind.Unread, 0, false);

    /// <summary>libmagic gives up on encodings it does not know; what decodes as a text is one.</summary>
    public static string TextType(string mediaType) => mediaType == Unknown ? "text/plain" : mediaType;

    private static FileKind KindOf(string mediaType) => mediaType switch
    {
        _ when ImageFile.Reads(mediaType) => FileKind.Image,
        _ when DocumentText.Reads(mediaType) => FileKind.Text,
        Unknown => FileKind.Text,
        _ when PlainEnough.Contains(mediaType) => FileKind.Text,
        _ when mediaType.StartsWith("text/", StringComparison.Ordinal) && !Markup.Contains(mediaType) => FileKind.Text,
        _ => FileKind.Unread,
    };
}
