using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Documents;
using Ecm.Extraction.Worker.Pdf;

namespace Ecm.Extraction.Worker.Office;

/// <summary>
/// An office document as the pages that it prints as. The steps: 1. LibreOffice makes a PDF of it; 2. what our own reader finds in it and the pages do not show
/// (hidden sheets, notes, comments, values cut off by their cells) is laid out on pages of its own; 3. these are put behind the others.
/// </summary>
internal static class OfficeRendition
{
    private const int MostOutput = 64 * 1024;
    private const int EndedWithWarnings = 3;

    /// <summary>The ending of a file of a kind; for kinds that only LibreOffice reads also what it is turned into, so that our own readers can look at it.</summary>
    private static readonly Dictionary<string, (string Ending, string? Modern, string Type)> Kinds = new()
    {
        [OldOffice.Word] = ("doc", "docx", DocumentText.Word),
        [OldOffice.Sheets] = ("xls", "xlsx", DocumentText.Sheets),
        [OldOffice.Slides] = ("ppt", "pptx", DocumentText.Slides),
        [DocumentText.Word] = ("docx", null, DocumentText.Word),
        [DocumentText.Sheets] = ("xlsx", null, DocumentText.Sheets),
        [DocumentText.Slides] = ("pptx", null, DocumentText.Slides),
        [DocumentText.Rtf] = ("rtf", null, DocumentText.Rtf),
        [DocumentText.OpenDocument + "text"] = ("odt", null, DocumentText.OpenDocument + "text"),
        [DocumentText.OpenDocument + "spreadsheet"] = ("ods", null, DocumentText.OpenDocument + "spreadsheet"),
        [DocumentText.OpenDocument + "presentation"] = ("odp", null, DocumentText.OpenDocument + "presentation"),
    };

    /// <summary>Media types of the files that become pages.</summary>
    public static IReadOnlyCollection<string> Types => Kinds.Keys;

    /// <exception cref="ExtractionException">Not installed, damaged, locked.</exception>
    public static async Task RenderAsync(RenderFile request, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
    {
        if (!Kinds.TryGetValue(request.MediaType, out var kind))
            throw new ExtractionException(ExtractionFailure.Damaged, $"Files of type {request.MediaType} are not laid out.");
        if (!OfficeProgram.IsInstalled)
            throw new ExtractionException(ExtractionFailure.NotInstalled, "LibreOffice is missing.");
        using var office = new OfficeProgram();
        var name = "document." + kind.Ending;
        File.Copy(request.Path, office.PlaceFor(name));
        try
        {
            var pages = office.Convert(name, "pdf");
            await FileChunks.SendAsync(WithUnseen(office, name, kind, pages), send);
        }
        catch (ExtractionException e) when (e.Reason == ExtractionFailure.Damaged && OldOffice.LocksSheets(request.Path))
        {
            throw new ExtractionException(ExtractionFailure.Password, "A table locked by a password.", e);
        }
    }

    private static string WithUnseen(OfficeProgram office, string name, (string Ending, string? Modern, string Type) kind, string pages)
    {
        if (OwnText(office, name, kind) is not { } own || UnseenText.Of(own, Poppler.PlainText(pages)) is not { Count: > 0 } unseen)
            return pages;
        File.WriteAllText(office.PlaceFor("unseen.fodt"), UnseenText.Document(unseen));
        var behind = office.Convert("unseen.fodt", "pdf");
        var whole = office.PlaceFor("whole.pdf");
        var joined = Programs.Run("qpdf", ["--empty", "--pages", pages, behind, "--", whole], MostOutput);
        return joined.ExitCode is 0 or EndedWithWarnings
            ? whole
            : throw new ExtractionException(ExtractionFailure.Damaged, $"qpdf ended with {joined.ExitCode}: {joined.Complaints.Trim()}");
    }

    /// <returns>Null when our own reader cannot make anything of a file that LibreOffice opened.</returns>
    private static string? OwnText(OfficeProgram office, string name, (string Ending, string? Modern, string Type) kind)
    {
        try
        {
            return DocumentText.Read(kind.Modern is { } modern ? office.Convert(name, modern) : office.PlaceFor(name), kind.Type).Text;
        }
        catch (ExtractionException e) when (e.Reason is ExtractionFailure.Damaged or ExtractionFailure.TooLarge)
        {
            return null;
        }
    }
}
