namespace Ecm.Core.Twins;

/// <summary>A word or number of a text in the form in which texts are compared.</summary>
/// <param name="Text">A word: letters and digits folded; a number: its digits, characters that may be digits read as such, no separators.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Equal for words that begin alike, so that a fault at a word's end does not matter; for numbers equal only when they are.</param>
/// <param name="Page">Its page, from 1.</param>
/// <param name="Raw">As it stands on the page, for people.</param>
internal readonly record struct TextToken(string Text, TokenKind Kind, ulong Key, int Page, string Raw)
{
    /// <summary>It is a value: another one makes another document.</summary>
    public bool IsValue => Kind != TokenKind.Word;
}

internal enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>More digits than letters.</summary>
    Number,

    /// <summary>The name of a month, which is half of a date.</summary>
    Month,
}
