using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Querying;

/// <summary>Queries for words in one field: several words are a phrase.</summary>
internal static class WordQueries
{
    /// <summary>Words in any of their forms in the catch-all; as written, in the title and in the number they count more.</summary>
    public static Query Anywhere(List<QueryWord> words)
    {
        var query = Of(IndexNames.Words, words, Weights.Exact);
        query.Add(Boosted(Forms(IndexNames.Title, words), Weights.Title), Occur.SHOULD);
        AddExact(query, IndexNames.Title, words, Weights.ExactTitle);
        if (words.Exists(static word => word.Exact.Any(char.IsAsciiDigit)))
            query.Add(Boosted(Forms(IndexNames.NumberParts, words), Weights.Number), Occur.SHOULD);
        return query;
    }

    /// <summary>Words in any of their forms in one field; as written they count more.</summary>
    public static BooleanQuery Of(string field, List<QueryWord> words, float exact)
    {
        var query = new BooleanQuery(disableCoord: true) { { Forms(field, words), Occur.MUST } };
        AddExact(query, field, words, exact);
        return query;
    }

    /// <summary>Words in any of their forms.</summary>
    public static Query Forms(string field, List<QueryWord> words) => Sequence(field, words, static word => word.Form);

    private static void AddExact(BooleanQuery query, string field, List<QueryWord> words, float weight)
    {
        if (words.Exists(static word => word.Stem is not null))
            query.Add(Boosted(Sequence(field, words, static word => word.Exact), weight), Occur.SHOULD);
    }

    private static Query Sequence(string field, List<QueryWord> words, Func<QueryWord, string> term)
    {
        if (words.Count == 1) return new TermQuery(new Term(field, term(words[0])));
        var phrase = new PhraseQuery();
        foreach (var word in words) phrase.Add(new Term(field, term(word)));
        return phrase;
    }

    private static Query Boosted(Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
