using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Extraction;

/// <summary>
/// Reads text, words and pictures out of files. Files are hostile: whatever they hold, the caller's process survives.
/// Work of many callers is interleaved by page, so a long document does not block a short one. Safe for concurrent use.
/// </summary>
[Experimental("ECM0001")]
public interface ITextExtractor
{
    /// <summary>
    /// The name of the way of reading: engines, models, languages and rules. Pages read under another recipe are read again on demand.
    /// </summary>
    string Recipe { get; }

    /// <summary>Languages that pages can be recognised in, as Tesseract names them: those whose models are installed.</summary>
    IReadOnlyList<string> Languages => [];

    /// <summary>The name of the way of reading in other languages than the usual ones.</summary>
    /// <param name="languages">As <see cref="ReadRequest.Languages"/>.</param>
    string RecipeFor(string languages) => $"{Recipe} {languages}";

    /// <summary>
    /// Raised when files of more kinds are read, or more is taken out of them: files that were looked at under a lower number, and of whose kind nothing was read
    /// then, are looked at again.
    /// </summary>
    int KindsVersion { get; }

    /// <summary>Finds out by content what a file is and how many pages it has.</summary>
    /// <param name="path">A local file that is not changed meanwhile.</param>
    /// <param name="name">The name under which it was uploaded; a hint only.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="ExtractionException">It cannot be opened: damaged, locked by a password, too large, …</exception>
    Task<FileProbe> ProbeAsync(string path, string name, CancellationToken cancellationToken);

    /// <summary>Reads the pages of a file that are not yet in <see cref="ReadRequest.Done"/>; each is answered as soon as it is read, in any order.</summary>
    /// <exception cref="ExtractionException">
    /// A page cannot be read. It is thrown at the end: the other pages are answered before, unless several fail or the file itself is at fault.
    /// </exception>
    IAsyncEnumerable<PageText> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Takes out the files that lie inside a file, one after the other and each as a stream, for they may be larger than the memory.
    /// A file that is refused is answered too, with the reason and no bytes.
    /// </summary>
    /// <exception cref="ExtractionException">The file cannot be opened, or breaks off.</exception>
    IAsyncEnumerable<InnerFile> UnpackAsync(UnpackRequest request, CancellationToken cancellationToken);

    /// <summary>Writes a copy of a file that asks for no password any more. The password is given to the child in memory and kept nowhere.</summary>
    /// <param name="path">A local file that is not changed meanwhile.</param>
    /// <param name="password">The password.</param>
    /// <param name="into">Takes the copy; whole only when the answer is <see cref="UnlockOutcome.Unlocked"/>.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="ExtractionException">It cannot be opened for another reason.</exception>
    Task<UnlockOutcome> UnlockAsync(string path, string password, Stream into, CancellationToken cancellationToken);

    /// <summary>Media types of the files that <see cref="RenderAsync"/> lays out; none while no program is installed that does.</summary>
    IReadOnlyCollection<string> RenderedTypes => [];

    /// <summary>Lays a document out as it prints and writes its pages as a PDF, which is then read and drawn in its place. Text that pages do not show stands on pages behind them.</summary>
    /// <param name="path">A local file that is not changed meanwhile.</param>
    /// <param name="mediaType">By content, one of <see cref="RenderedTypes"/>.</param>
    /// <param name="alone">True on the second attempt: nothing else is read at the same time.</param>
    /// <param name="into">Takes the PDF.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <returns>True when the document has more text than was compared with its pages or put behind them; one whose own text is read whole is refused instead, as too large.</returns>
    /// <exception cref="ExtractionException">It cannot be laid out.</exception>
    Task<bool> RenderAsync(string path, string mediaType, bool alone, Stream into, CancellationToken cancellationToken) =>
        Task.FromException<bool>(new ExtractionException(ExtractionFailure.NotInstalled, "No program lays documents out."));

    /// <summary>A picture of a page as JPEG.</summary>
    /// <param name="path">A local file that is not changed meanwhile.</param>
    /// <param name="probe">What <see cref="ProbeAsync"/> answered for it.</param>
    /// <param name="page">From 1.</param>
    /// <param name="width">Wanted width in pixels of the picture as it is seen, 16 to 4,000; the height follows.</param>
    /// <param name="rotation">By how many degrees clockwise to turn the stored page: <see cref="PageText.Rotation"/>, or 0 while the page is not yet read.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="ExtractionException">The page cannot be drawn, or a file of this kind has no pictures.</exception>
    Task<byte[]> DrawAsync(string path, FileProbe probe, int page, int width, int rotation, CancellationToken cancellationToken);

    /// <summary>A part of a picture that <see cref="DrawAsync"/> made, as PNG.</summary>
    /// <param name="path">The picture as a local file.</param>
    /// <param name="part">Which part; what lies beyond the edges is left out.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="ExtractionException">It is no picture.</exception>
    Task<byte[]> CutAsync(string path, PicturePart part, CancellationToken cancellationToken);

    /// <summary>Whether files can be read now; what is missing and how to install it when not.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>What is weaker than it should be while files are read nevertheless, such as a child that is not cut off from the network.</summary>
    IReadOnlyList<string> Warnings => [];
}

/// <summary>What a file is.</summary>
/// <param name="MediaType">By content, such as <c>application/pdf</c>.</param>
/// <param name="Kind">How it is read.</param>
/// <param name="Pages">Number of pages, or of parts for a kind without pages; 0 when its text is not read.</param>
/// <param name="Partial">True when the file has more than is read (5,000 pages, 64 MB of text).</param>
public sealed record FileProbe(string MediaType, FileKind Kind, int Pages, bool Partial)
{
    /// <summary>True when it may have files attached, which <see cref="ITextExtractor.UnpackAsync"/> takes out.</summary>
    public bool MayHoldFiles { get; init; }
}

/// <summary>How a file is read.</summary>
public enum FileKind
{
    /// <summary>Stored, not read.</summary>
    Unread,

    /// <summary>PDF: text layer where usable, OCR elsewhere.</summary>
    Pdf,

    /// <summary>One raster image, the first of a moving one, or a many-page TIFF: OCR.</summary>
    Image,

    /// <summary>Text without pages of its own (plain text, web pages, office documents, mail), cut into parts.</summary>
    Text,
}

/// <summary>What came of a password.</summary>
public enum UnlockOutcome
{
    /// <summary>It opens the file.</summary>
    Unlocked,

    /// <summary>It does not.</summary>
    WrongPassword,

    /// <summary>Files of this kind cannot be opened with a password here.</summary>
    NotPossible,
}

/// <summary>A part of a picture in 1/65535 of its width and height, from the top left.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge, behind the left one.</param>
/// <param name="Bottom">Lower edge, below the upper one.</param>
public readonly record struct PicturePart(int Left, int Top, int Right, int Bottom);

/// <summary>Which pages of which file.</summary>
/// <param name="Path">A local file that is not changed meanwhile.</param>
/// <param name="Probe">What <see cref="ITextExtractor.ProbeAsync"/> answered for it.</param>
/// <param name="Done">Numbers of the pages that need not be read.</param>
/// <param name="Alone">True on the second attempt: nothing else is read at the same time.</param>
public sealed record ReadRequest(string Path, FileProbe Probe, IReadOnlySet<int> Done, bool Alone)
{
    /// <summary>Languages of recognition as Tesseract writes them (<c>rus+eng</c>), each one of <see cref="ITextExtractor.Languages"/>; null: the usual ones.</summary>
    public string? Languages { get; init; }
}

/// <summary>A file that cannot be read. Nothing of it is lost; the card says why.</summary>
/// <param name="reason">Why.</param>
/// <param name="detail">For administrators; never shown to other people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class ExtractionException(ExtractionFailure reason, string detail, Exception? inner = null) : Exception($"{reason}: {detail}", inner)
{
    /// <summary>Why.</summary>
    public ExtractionFailure Reason { get; } = reason;

    /// <summary>For administrators; never shown to other people.</summary>
    public string Detail { get; } = detail;

    /// <summary>The page at fault, from 1; null when it is the file.</summary>
    public int? Page { get; init; }
}

/// <summary>Why a file cannot be read.</summary>
public enum ExtractionFailure
{
    /// <summary>Damaged: not what it claims to be, cut short, …</summary>
    Damaged,

    /// <summary>Locked by a password.</summary>
    Password,

    /// <summary>More pixels, bytes or pages than may be opened.</summary>
    TooLarge,

    /// <summary>The time for a page was over.</summary>
    TimedOut,

    /// <summary>The child used too much memory.</summary>
    OutOfMemory,

    /// <summary>The child ended unexpectedly.</summary>
    Crashed,

    /// <summary>A native library, program or model is not installed.</summary>
    NotInstalled,
}
