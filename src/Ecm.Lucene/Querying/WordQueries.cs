using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Querying;

/// <summary>Queries for the words of a text in one field: several words are a phrase, or a date, sum or code however it is written.</summary>
internal static class WordQueries
{
    /// <summary>Words in any of their forms in the catch-all; as written, in the title and in the number they count more.</summary>
    /// <param name="text">The words.</param>
    /// <param name="free">
    /// True when nothing else is required of a match. What has one word as written or in its title has its form in the catch-all too, so nothing of it need be
    /// required either, and Lucene goes through each list of documents by itself: for a frequent word that takes half the time. Of a phrase the form is looked
    /// for first, for its lists are long and its matches few.
    /// </param>
    public static Query Anywhere(QueryText text, bool free)
    {
        var query = Of(IndexNames.Words, text, Weights.Exact, free && text.IsPlainWord ? Occur.SHOULD : Occur.MUST);
        query.Add(Boosted(Forms(IndexNames.Title, text), Weights.Title), Occur.SHOULD);
        AddExact(query, IndexNames.Title, text, Weights.ExactTitle);
        if (text.HasDigits) query.Add(Boosted(Forms(IndexNames.NumberParts, text), Weights.Number), Occur.SHOULD);
        return query;
    }

    /// <summary>Words in any of their forms in one field; as written they count more.</summary>
    public static BooleanQuery Of(string field, QueryText text, float exact, Occur form = Occur.MUST)
    {
        var query = new BooleanQuery(disableCoord: true) { { Forms(field, text), form } };
        AddExact(query, field, text, exact);
        return query;
    }

    /// <summary>Words in any of their forms, and what looks the same for less.</summary>
    public static Query Forms(string field, QueryText text)
    {
        var ways = new List<Query> { Sequence(field, text.Words, static word => word.Forms) };
        if (text.Words.Any(static word => word.Alike.Count > 0))
            ways.Add(Boosted(Sequence(field, text.Words, static word => [.. word.Forms, .. word.Alike]), Weights.Alike));
        foreach (var whole in text.Wholes)
            ways.Add(Boosted(new TermQuery(new Term(field, whole)), whole[0] == TermMarks.Alike ? Weights.Alike : Weights.Whole));
        return Best(ways);
    }

    /// <summary>The forms of each word but the last, one after another, then one of the words found for it.</summary>
    public static Query Begun(string field, QueryText text, IReadOnlyList<string> last)
    {
        var phrase = new MultiPhraseQuery();
        foreach (var word in text.Words.SkipLast(1)) phrase.Add(Terms(field, word.Forms));
        phrase.Add(Terms(field, last));
        return phrase;
    }

    private static void AddExact(BooleanQuery query, string field, QueryText text, float weight)
    {
        if (text.Words.Any(static word => word.HasForms))
            query.Add(Boosted(Sequence(field, text.Words, static word => [word.Exact]), weight), Occur.SHOULD);
    }

    private static Query Sequence(string field, IReadOnlyList<QueryWord> words, Func<QueryWord, IReadOnlyList<string>> terms)
    {
        if (words.Count == 1) return Best([.. terms(words[0]).Select(term => new TermQuery(new Term(field, term)))]);
        if (words.All(word => terms(word).Count == 1))
        {
            var phrase = new PhraseQuery();
            foreach (var word in words) phrase.Add(new Term(field, terms(word)[0]));
            return phrase;
        }

        var choices = new MultiPhraseQuery();
        foreach (var word in words) choices.Add(Terms(field, terms(word)));
        return choices;
    }

    /// <summary>A document counts as much as its best match: that it has a word in two forms makes it no better.</summary>
    private static Query Best(IReadOnlyCollection<Query> ways) => ways.Count == 1 ? ways.First() : new DisjunctionMaxQuery([.. ways], tieBreakerMultiplier: 0);

    private static Term[] Terms(string field, IReadOnlyList<string> terms) => [.. terms.Select(term => new Term(field, term))];

    private static Query Boosted(Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
