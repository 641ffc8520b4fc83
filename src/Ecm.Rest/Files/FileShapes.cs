using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Contracts.Files;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Twins;
using Ecm.Rest.Security;
using Ecm.Rest.Requests;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>Files as they are sent.</summary>
internal static class FileShapes
{
    private const double BoxUnit = ushort.MaxValue;

    public static CardFile ToFile(this FileView file, IReadOnlyList<Twin>? twins = null) => file.ToFile(ToTwins(twins ?? []));

    public static CardFile ToFile(this FileView file, IReadOnlyList<NearTwin> twins) => file.ToFile((IReadOnlyList<FileTwin>)[.. twins.Select(ToTwin)]);

    private static CardFile ToFile(this FileView file, IReadOnlyList<FileTwin> twins) => new()
    {
        Id = file.Id, CardId = file.CardId, ParentFileId = file.ParentFileId, Name = file.Name, Version = file.Version, Size = file.Size, Sha256 = file.Sha256,
        MediaType = file.MediaType, CreatedAt = file.CreatedAt, AuthorId = file.AuthorId,
        Intake = new FileIntake
        {
            State = Words.Of(file.Intake.State), Pages = file.Intake.Pages, PagesDone = file.Intake.PagesDone, Error = file.Intake.Error,
            Partial = file.Intake.Partial, Unread = file.Intake.Unread, Opened = file.Intake.Opened, NeedsOffice = file.Intake.NeedsOffice,
            LeftOutCount = file.Intake.LeftOut.Count, LeftOut = [.. file.Intake.LeftOut.Files.Select(f => new FileLeftOut(f.Name, f.Reason))],
        },
        Twins = twins,
    };

    public static UploadedPart ToPart(this UploadedFile uploaded) => new()
    {
        CardId = uploaded.File.CardId, FileId = uploaded.File.Id, Name = uploaded.File.Name, Twins = ToTwins(uploaded.Twins), Discarded = uploaded.Discarded,
    };

    public static UploadedPart ToPart(this Problem problem, string? name, string language) =>
        new() { Name = name ?? "", Error = ProblemResult.DocumentOf(problem, language) };

    public static FilePage ToPage(this PageText page, int pages, IReadOnlyList<TextRange> marks) => new()
    {
        Number = page.Number, Pages = pages, Origin = Words.Of(page.Origin), Text = page.Text, Aspect = page.Aspect,
        Words = [.. page.Words.Select(w => new FilePageWord(w.Start, w.Length, ToBox(w), w.Confidence))],
        Marks = [.. marks.Select(m => new FilePageMark(
            m.Start, m.Length, [.. page.Words.Where(w => w.Start < m.Start + m.Length && m.Start < w.Start + w.Length).Select(ToBox)]))],
    };

    private static double[] ToBox(PageWord word) => [Fraction(word.Left), Fraction(word.Top), Fraction(word.Right), Fraction(word.Bottom)];

    // Five digits: finer than a pixel of any screen.
    /// <summary>An edge of a box as a fraction of the page.</summary>
    public static double Fraction(int edge) => Math.Round(edge / BoxUnit, 5);

    private static FileTwin ToTwin(NearTwin twin) => new(twin.CardId, twin.FileId)
    {
        Share = Math.Round(twin.Share, 3), Pages = twin.Pages, Check = [.. twin.Check.Select(d => new FileTwinDifference(d.Page, d.Mine, d.Theirs))],
    };

    private static IReadOnlyList<FileTwin> ToTwins(IReadOnlyList<Twin> twins) => [.. twins.Select(t => new FileTwin(t.CardId, t.FileId))];
}
