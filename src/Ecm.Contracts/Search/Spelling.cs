namespace Ecm.Contracts.Search;

/// <summary>A text whose spelling is checked.</summary>
/// <param name="Text">At most 100,000 characters.</param>
public sealed record SpellingRequest(string Text);

/// <summary>A word that neither a dictionary nor the organisation has.</summary>
/// <param name="Offset">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As it is written.</param>
/// <param name="Suggestions">What may have been meant, best first; empty also when the text has too many such words.</param>
public sealed record MisspeltWord(int Offset, int Length, string Word, IReadOnlyList<string> Suggestions);

/// <summary>A document whose spelling is checked: a file, or all files of a card; one of the two.</summary>
public sealed record DocumentSpellingRequest
{
    /// <summary>All files of this card.</summary>
    public Guid? CardId { get; init; }

    /// <summary>This file.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Goes on where the answer before ended.</summary>
    public string? Cursor { get; init; }
}

/// <summary>The unknown words of one page.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Page">From 1.</param>
/// <param name="Words">The words, in order.</param>
public sealed record PageSpelling(Guid FileId, int Page, IReadOnlyList<MisspeltOnPage> Words);

/// <summary>An unknown word of a page.</summary>
/// <param name="Offset">Where it begins in the page's text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As it is written; a word broken at a line's end with the hyphen and the line feed.</param>
/// <param name="Suggestions">What may have been meant, best first; empty also when there was no time for it.</param>
/// <param name="Box">Left, top, right, bottom in fractions of the upright page; null for a file without pages.</param>
public sealed record MisspeltOnPage(int Offset, int Length, string Word, IReadOnlyList<string> Suggestions, IReadOnlyList<double>? Box);

/// <summary>A word of the organisation's own.</summary>
/// <param name="Word">As it was added.</param>
/// <param name="AuthorId">Who added it.</param>
/// <param name="AddedAt">When.</param>
/// <param name="ImportId">The import that brought it; null: it was added by itself.</param>
public sealed record OwnWord(string Word, Guid AuthorId, DateTimeOffset AddedAt, Guid? ImportId);

/// <summary>A word to add.</summary>
/// <param name="Word">3 to 40 letters of one script; inside there may be an apostrophe.</param>
public sealed record AddWordRequest(string Word);

/// <summary>What became of an imported list of words.</summary>
/// <param name="ImportId"><c>DELETE /spelling/words/import/{importId}</c> takes it back; null: nothing was added.</param>
/// <param name="Added">How many words are new.</param>
/// <param name="Known">How many were known already, or stand in the list twice.</param>
/// <param name="Refused">The lines that are no words.</param>
public sealed record WordImport(Guid? ImportId, int Added, int Known, IReadOnlyList<RefusedWord> Refused);

/// <summary>A line of an import that is no word.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">What stands there, its beginning if it is long.</param>
/// <param name="Reason"><c>notLetters</c>, <c>mixedScripts</c>, <c>tooShort</c> or <c>tooLong</c>.</param>
public sealed record RefusedWord(int Line, string Text, string Reason);
