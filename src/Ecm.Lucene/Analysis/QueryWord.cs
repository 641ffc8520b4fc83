namespace Ecm.Lucene.Analysis;

/// <summary>A word of a query.</summary>
/// <param name="Exact">The term of the word as written.</param>
/// <param name="Stem">The term of all its forms; null when there is none.</param>
internal readonly record struct QueryWord(string Exact, string? Stem)
{
    /// <summary>The term that every document with a form of the word has.</summary>
    public string Form => Stem ?? Exact;

    /// <summary>The words of a text, in order.</summary>
    public static List<QueryWord> Of(string text)
    {
        var words = new List<QueryWord>();
        var reader = new WordReader();
        reader.Read(text);
        while (reader.Next()) words.Add(new(reader.Word.ToString(), Stems.Of(reader.Word, reader.Script)));
        return words;
    }
}
