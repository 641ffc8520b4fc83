namespace Ecm.Lucene.Analysis;

/// <summary>A word of a query.</summary>
/// <param name="Exact">The term of the word as written.</param>
/// <param name="Forms">The terms one of which every document with a form of the word has; the word as written when it has no others.</param>
/// <param name="Alike">The terms of words that look the same.</param>
internal sealed record QueryWord(string Exact, IReadOnlyList<string> Forms, IReadOnlyList<string> Alike)
{
    /// <summary>True when the word has other forms.</summary>
    public bool HasForms => Forms.Count > 1 || Forms[0] != Exact;

    /// <summary>The words of a text, in order.</summary>
    public static List<QueryWord> Of(string text, WordForms forms)
    {
        var words = new List<QueryWord>();
        var reader = new WordReader();
        reader.Read(text);
        while (reader.Next())
        {
            var exact = reader.Word.ToString();
            var terms = forms.Of(reader.Word, reader.Script);
            words.Add(new(exact, terms.Length > 0 ? terms : [exact], LookingLike(exact, reader.IsCode)));
        }

        return words;
    }

    /// <summary>A number may have been read with letters in it, and a code with digits for letters.</summary>
    private static IReadOnlyList<string> LookingLike(string word, bool isCode) =>
        Alikes.Fold(word, isCode) is { } folded ? [TermMarks.Alike + folded, folded, TermMarks.Value + Amounts.Of(folded)]
        : word.Any(char.IsAsciiDigit) ? [TermMarks.Alike + word]
        : [];
}
