using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Documents;
using Ecm.Extraction.Worker.Images;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Ocr;
using Ecm.Extraction.Worker.Pdf;
using Ecm.Extraction.Worker.Texts;

namespace Ecm.Extraction.Worker;

/// <summary>What the child can do with a file. One call at a time.</summary>
internal sealed class FileReader
{
    private const int MostPages = 5000;

    private readonly ScannedPage scanned;
    private readonly PdfFile pdf;
    private readonly TextFile texts = new();

    public FileReader(Settings settings)
    {
        scanned = new ScannedPage(new OcrEngine(NativeParts.FindModels(settings.Models)), settings.Languages);
        pdf = new PdfFile(scanned);
    }

    public FileProbe Probe(ProbeFile request)
    {
        var (mediaType, kind) = ContentKind.Of(request.Path);
        return kind switch
        {
            FileKind.Pdf => PdfFile.Probe(request.Path, MostPages),
            FileKind.Image => ImageFile.Probe(request.Path, mediaType, MostPages),
            FileKind.Text => WithFiles(texts.Probe(request.Path, ContentKind.TextType(mediaType), MostPages)) ?? ContentKind.Unread(mediaType),
            _ => ContentKind.Unread(mediaType),
        };
    }

    /// <summary>Pages in the order asked for; fewer when the rest is better read by a request of its own.</summary>
    public IEnumerable<PageText> Read(ReadPages request) => request.Kind switch
    {
        FileKind.Pdf => pdf.Read(request.Path, request.Pages, request.Languages),
        FileKind.Image => [ReadImage(request.Path, request.MediaType, request.Pages[0], request.Languages)],
        FileKind.Text => texts.Read(request.Path, request.MediaType, request.Pages, MostPages),
        _ => throw new ExtractionException(ExtractionFailure.Damaged, $"Files of kind {request.Kind} are not read."),
    };

    public static async Task UnpackAsync(UnpackFile request, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
    {
        if (request.MediaType is not (DocumentText.Mail or DocumentText.Outlook or DocumentText.Zip))
            throw new ExtractionException(ExtractionFailure.Damaged, $"Files of type {request.MediaType} hold no others.");
        try
        {
            var files = new InnerFiles(request, send);
            if (request.MediaType == DocumentText.Zip)
                await ZipFiles.UnpackAsync(request.Path, files);
            else
                await MailFiles.UnpackAsync(request.Path, request.MediaType, files);
        }
        catch (Exception e) when (e is not (ExtractionException or OutOfMemoryException or IOException))
        {
            // Whatever a parser stumbles over is in the file.
            throw new ExtractionException(ExtractionFailure.Damaged, $"{e.GetType().Name}: {e.Message}", e);
        }
    }

    public static byte[] Draw(DrawPage request)
    {
        switch (request.Kind)
        {
            case FileKind.Pdf:
                return PdfFile.Draw(request.Path, request.Page, request.Width, request.Rotation);
            case FileKind.Image:
                using (var pix = ImageFile.Load(request.Path, request.MediaType, request.Page))
                    return Pictures.Draw(pix, request.Width, request.Rotation);
            default:
                throw new ExtractionException(ExtractionFailure.Damaged, $"Files of kind {request.Kind} have no pictures.");
        }
    }

    private static FileProbe? WithFiles(FileProbe? probe) => probe is { MediaType: DocumentText.Mail or DocumentText.Outlook } ? probe with { MayHoldFiles = true } : probe;

    private PageText ReadImage(string path, string mediaType, int page, string? languages)
    {
        using var pix = ImageFile.Load(path, mediaType, page);
        return scanned.Read(pix, page, languages);
    }
}
