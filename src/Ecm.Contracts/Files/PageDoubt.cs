namespace Ecm.Contracts.Files;

/// <summary>A page whose reading is to be looked at.</summary>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="CardId">Its card.</param>
/// <param name="CardTitle">The title of its card.</param>
/// <param name="Page">From 1.</param>
/// <param name="Score">Confidence × share of known words, 0 to 1.</param>
/// <param name="Lost">Corrections that found no word any more when the page was read anew.</param>
public sealed record DoubtfulPage(Guid FileId, string FileName, Guid CardId, string CardTitle, int Page, double Score, int Lost);

/// <summary>A page and what is doubtful on it.</summary>
public sealed record PageDoubt
{
    /// <summary>The file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its card.</summary>
    public required Guid CardId { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    /// <summary>Confidence × share of known words of what was read, 0 to 1; null: no words.</summary>
    public double? Score { get; init; }

    /// <summary>Somebody has looked at it: it is out of the queue unless corrections were lost.</summary>
    public bool Corrected { get; init; }

    /// <summary>The doubtful words, in the order of the text.</summary>
    public IReadOnlyList<DoubtfulWord> Words { get; init; } = [];

    /// <summary>Corrections that found no word any more when the page was read anew.</summary>
    public IReadOnlyList<LostCorrection> Lost { get; init; } = [];
}

/// <summary>A word that may have been misread; its picture is <c>/files/{id}/pages/{page}/words/{word}.png</c>.</summary>
/// <param name="Word">Which word of the page, from 0: its place in <see cref="FilePage.Words"/>.</param>
/// <param name="Text">As it reads now.</param>
/// <param name="Confidence">0 to 100.</param>
/// <param name="Known">False: neither a dictionary nor the organisation has it.</param>
/// <param name="Box">Left, top, right, bottom in fractions of the upright page.</param>
/// <param name="Suggestions">What may stand there, best first; empty also when there was no time for it.</param>
public sealed record DoubtfulWord(int Word, string Text, int Confidence, bool Known, IReadOnlyList<double> Box, IReadOnlyList<string> Suggestions);

/// <summary>A correction that found no word any more.</summary>
/// <param name="Was">What had been read.</param>
/// <param name="Text">What it was corrected to.</param>
public sealed record LostCorrection(string Was, string Text);

/// <summary>What words of a page are to read as.</summary>
public sealed record CorrectPageRequest
{
    /// <summary>At most 1,000; empty: the page is right as it reads.</summary>
    public required IReadOnlyList<WordCorrection> Corrections { get; init; }
}

/// <summary>What a word of a page is to read as.</summary>
public sealed record WordCorrection
{
    /// <summary>Which word of the page, from 0.</summary>
    public required int Word { get; init; }

    /// <summary>What stands there, a few words at most; empty: nothing, the reading took a spot for a word.</summary>
    public required string Text { get; init; }

    /// <summary>True: the organisation gets the words of it that no dictionary has. For clerks and administrators.</summary>
    public bool Learn { get; init; }
}
