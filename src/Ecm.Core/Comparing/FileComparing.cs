using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Results;

namespace Ecm.Core.Comparing;

/// <summary>Compares what two files, or two versions of one, say: what a returned copy or a new scan has otherwise. Both must be readable by whoever asks.</summary>
public sealed class FileComparing
{
    private const int MostWords = 500_000;
    private const int MostDifferences = 1000;
    private const int Around = 8;

    /// <summary>Two long texts take hundreds of megabytes while they are compared.</summary>
    private const int AtOnce = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FileReading files;
    private readonly SemaphoreSlim free = new(AtOnce);

    internal FileComparing(FileReading files) => this.files = files;

    /// <summary>Compares the texts as far as they have been read.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="first">A file and its version; without one the current.</param>
    /// <param name="second">The other.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<ComparedTexts>> CompareAsync(Caller caller, FileVersionName first, FileVersionName second, CancellationToken cancellationToken)
    {
        var (a, b) = (await files.GetAsync(caller, first.FileId, first.Version, cancellationToken), await files.GetAsync(caller, second.FileId, second.Version, cancellationToken));
        if (!a.Succeeded || !b.Succeeded)
            return (a.Problem ?? b.Problem)!;
        if (!await free.WaitAsync(Patience, cancellationToken))
            return Problems.Busy();
        try
        {
            return await CompareAsync(caller, a.Value, b.Value, cancellationToken);
        }
        finally
        {
            free.Release();
        }
    }

    private async Task<ComparedTexts> CompareAsync(Caller caller, FileView a, FileView b, CancellationToken cancellationToken)
    {
        var (wordsOfA, wordsOfB) = (await WordsAsync(caller, a, cancellationToken), await WordsAsync(caller, b, cancellationToken));
        // Megabytes of text take a second of computing.
        var different = await Task.Run(() => WordDiff.Of(wordsOfA.Keys, wordsOfB.Keys, cancellationToken), cancellationToken);
        return new ComparedTexts(
            a, b, different.Count,
            [.. different.Take(MostDifferences).Select(d => new TextDifference(wordsOfA.Of(d.StartA, d.CountA, Around), wordsOfB.Of(d.StartB, d.CountB, Around)))],
            IsPartial: wordsOfA.IsCut || wordsOfB.IsCut || !IsWhole(a) || !IsWhole(b));
    }

    private static bool IsWhole(FileView file) => file.Intake is { State: IntakeState.Done, Partial: false };

    private async Task<ComparedWords> WordsAsync(Caller caller, FileView file, CancellationToken cancellationToken)
    {
        var text = await files.TextAsync(caller, file.Id, file.Version, cancellationToken);
        return await ComparedWords.ReadAsync(text.Succeeded ? text.Value : AsyncEnumerable.Empty<Abstractions.Extraction.PageText>(), MostWords, cancellationToken);
    }
}

/// <summary>A file in a version.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Version">Its version; null: the current one.</param>
public sealed record FileVersionName(Guid FileId, int? Version);

/// <summary>Two texts compared.</summary>
/// <param name="A">The first file.</param>
/// <param name="B">The second.</param>
/// <param name="Total">How many differences there are.</param>
/// <param name="Differences">The first 1,000 of them, in order.</param>
/// <param name="IsPartial">One of the files has text that was not compared: not read yet, not readable, or beyond half a million words.</param>
public sealed record ComparedTexts(FileView A, FileView B, int Total, IReadOnlyList<TextDifference> Differences, bool IsPartial);

/// <summary>What one text has where the other has something else.</summary>
/// <param name="A">In the first.</param>
/// <param name="B">In the second.</param>
public sealed record TextDifference(TextPlace A, TextPlace B);

/// <summary>Words of a text with some around them.</summary>
/// <param name="Page">The page where they begin, or would stand.</param>
/// <param name="Before">Words before.</param>
/// <param name="Text">The words; empty: there are none here.</param>
/// <param name="After">Words behind.</param>
/// <param name="Boxes">Where they stand on pages; empty for a kind without pages.</param>
public sealed record TextPlace(int Page, string Before, string Text, string After, IReadOnlyList<WordBox> Boxes);

/// <summary>A word on a page, in 1/65535 of its width and height from the top left.</summary>
/// <param name="Page">The page.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public sealed record WordBox(int Page, int Left, int Top, int Right, int Bottom);
