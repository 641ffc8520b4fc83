using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Querying;

/// <summary>Queries for words in one field: several words are a phrase.</summary>
internal static class WordQueries
{
    /// <summary>Words in any of their forms in the catch-all; as written, in the title and in the number they count more.</summary>
    /// <param name="words">The words.</param>
    /// <param name="free">
    /// True when nothing else is required of a match. What has one word as written or in its title has its form in the catch-all too, so nothing of it need be
    /// required either, and Lucene goes through each list of documents by itself: for a frequent word that takes half the time. Of a phrase the form is looked
    /// for first, for its lists are long and its matches few.
    /// </param>
    public static Query Anywhere(List<QueryWord> words, bool free)
    {
        var digits = words.Exists(static word => word.Exact.Any(char.IsAsciiDigit));
        var query = Of(IndexNames.Words, words, Weights.Exact, free && words.Count == 1 && !digits ? Occur.SHOULD : Occur.MUST);
        query.Add(Boosted(Forms(IndexNames.Title, words), Weights.Title), Occur.SHOULD);
        AddExact(query, IndexNames.Title, words, Weights.ExactTitle);
        if (digits) query.Add(Boosted(Forms(IndexNames.NumberParts, words), Weights.Number), Occur.SHOULD);
        return query;
    }

    /// <summary>Words in any of their forms in one field; as written they count more.</summary>
    public static BooleanQuery Of(string field, List<QueryWord> words, float exact, Occur form = Occur.MUST)
    {
        var query = new BooleanQuery(disableCoord: true) { { Forms(field, words), form } };
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
