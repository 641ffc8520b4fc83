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

    /// <returns>Whether there is more text than was compared with the pages or put behind them; a kind that we read ourselves is refused then, for its text is read whole.</returns>
    /// <exception cref="ExtractionException">Not installed, damaged, locked, too large.</exception>
    public static async Task<bool> RenderAsync(RenderFile request, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
    {
        if (!Kinds.TryGetValue(request.MediaType, out var kind))
            throw new ExtractionException(ExtractionFailure.Damaged, $"Files of type {request.MediaType} are not laid out.");
        using var office = new OfficeProgram();
        var name = "document." + kind.Ending;
        File.Copy(request.Path, office.PlaceFor(name));
        try
        {
            var pages = office.Convert(name, "pdf");
            var (whole, partial) = WithUnseen(office, name, kind, pages);
            await FileChunks.SendAsync(whole, send);
            return partial;
        }
        catch (ExtractionException e) when (e.Reason == ExtractionFailure.Damaged && OldOffice.LocksSheets(request.Path))
        {
            throw new ExtractionException(ExtractionFailure.Password, "A table locked by a password.", e);
        }
    }

    private static (string Path, bool Partial) WithUnseen(OfficeProgram office, string name, (string Ending, string? Modern, string Type) kind, string pages)
    {
        if (OwnText(office, name, kind) is not { } own)
            return (pages, false);
        var (unseen, rest) = UnseenText.Of(own.Text, Poppler.PlainText(pages));
        var partial = own.More || rest;
        if (partial && kind.Modern is null)
            throw new ExtractionException(ExtractionFailure.TooLarge, "More text than stands behind pages.");
        if (unseen.Count == 0)
            return (pages, partial);
        File.WriteAllText(office.PlaceFor("unseen.fodt"), UnseenText.Document(unseen));
        var behind = office.Convert("unseen.fodt", "pdf");
        var whole = office.PlaceFor("whole.pdf");
        var joined = Programs.Run("qpdf", ["--empty", "--pages", pages, behind, "--", whole], MostOutput);
        return joined.ExitCode is 0 or EndedWithWarnings
            ? (whole, partial)
            : throw new ExtractionException(ExtractionFailure.Damaged, $"qpdf ended with {joined.ExitCode}: {joined.Complaints.Trim()}");
    }

    /// <returns>Null when our own reader cannot make anything of a file that LibreOffice opened.</returns>
    private static (string Text, bool More)? OwnText(OfficeProgram office, string name, (string Ending, string? Modern, string Type) kind)
    {
        try
        {
            return DocumentText.Read(kind.Modern is { } modern ? office.Convert(name, modern) : office.PlaceFor(name), kind.Type);
        }
        catch (ExtractionException e) when (e.Reason is ExtractionFailure.Damaged or ExtractionFailure.TooLarge)
        {
            return null;
        }
    }
}
