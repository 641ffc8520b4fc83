namespace Ecm.Lucene.Analysis;

/// <summary>What a query asks for in one place: a word, a phrase, a date, a sum, a code.</summary>
/// <param name="Words">Its words, in order; at least one.</param>
/// <param name="Wholes">The terms that stand for all of it at its first word.</param>
internal sealed record QueryText(IReadOnlyList<QueryWord> Words, IReadOnlyList<string> Wholes)
{
    /// <summary>True when it is one word that nothing but its own forms stands for.</summary>
    public bool IsPlainWord => Words.Count == 1 && Wholes.Count == 0 && Words[0].Alike.Count == 0;

    /// <summary>True when it may be a number or a part of one.</summary>
    public bool HasDigits => Words.Any(static word => word.Exact.Any(char.IsAsciiDigit));

    /// <summary>Null: the text has no word.</summary>
    public static QueryText? Of(string text, WordForms forms) =>
        QueryWord.Of(text, forms) is { Count: > 0 } words ? new(words, Analysis.Wholes.Of(text)) : null;
}
