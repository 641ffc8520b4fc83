namespace Ecm.Contracts.Files;

/// <summary>The text of one page and where its words stand.</summary>
public sealed record FilePage
{
    /// <summary>The page, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How many pages the file has.</summary>
    public required int Pages { get; init; }

    /// <summary><c>textLayer</c>: the file's own text; <c>ocr</c>: read from its picture.</summary>
    public required string Origin { get; init; }

    /// <summary>The text: words separated by spaces, lines by a line feed, blocks by two.</summary>
    public required string Text { get; init; }

    /// <summary>Width divided by height of the upright page; 0 when unknown.</summary>
    public double Aspect { get; init; }

    /// <summary>The words in the order of the text; empty for a file without pages.</summary>
    public IReadOnlyList<FilePageWord> Words { get; init; } = [];

    /// <summary>The hits of <c>?q=</c>.</summary>
    public IReadOnlyList<FilePageMark> Marks { get; init; } = [];
}

/// <summary>A word: a range of the text and a box in fractions of the upright page's width and height, from the top left.</summary>
/// <param name="Start">Offset in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Box">Left, top, right, bottom: 0 to 1.</param>
/// <param name="Confidence">0 to 100; 100 for a file's own text.</param>
public sealed record FilePageWord(int Start, int Length, IReadOnlyList<double> Box, int Confidence);

/// <summary>A hit on a page.</summary>
/// <param name="Start">Offset in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Boxes">The boxes of its words, as in <see cref="FilePageWord.Box"/>.</param>
public sealed record FilePageMark(int Start, int Length, IReadOnlyList<IReadOnlyList<double>> Boxes);

/// <summary>Where in a file the words of a query stand.</summary>
/// <param name="Total">How often in all.</param>
/// <param name="Pages">The pages that have some, in order.</param>
public sealed record FileMarks(int Total, IReadOnlyList<FileMarksOfPage> Pages);

/// <summary>A page with words of a query.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Marks">How often they stand there.</param>
public sealed record FileMarksOfPage(int Page, int Marks);
