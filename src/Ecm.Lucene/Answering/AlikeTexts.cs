using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Answering;

/// <summary>
/// Turns a text into a query for others like it: 1. its words in the form that stands for all their forms, each with how often it occurs; 2. how many readable documents
/// have each; 3. the words that are frequent here and rare there, weighted so. Rarity is that among what the caller may read: what they may not read changes no weight.
/// </summary>
internal static class AlikeTexts
{
    private const int MostWords = 20_000;
    private const int MostTerms = 1_000;
    private const int MostAsked = 30;
    private const int ShortestWord = 3;

    /// <summary>Of the words asked for, how many a document needs at least.</summary>
    private const double LeastShare = 0.2;

    private const int LeastWords = 3;

    /// <summary>The query; null: the text has too few words that other readable documents have.</summary>
    public static Query? Of(string text, Guid except, WordForms forms, ReadableSearcher searcher, Deadline deadline)
    {
        var documents = searcher.Rights.Sum(static leaf => (long)leaf.Count);
        var weighed = new List<(Term Term, float Boost, double Weight)>();
        foreach (var (form, count) in Count(text, forms))
        {
            deadline.Check();
            var term = new Term(IndexNames.Words, form);
            // What one document has at most is of the text itself.
            if (searcher.Frequency(term) is > 1 and var frequency)
                weighed.Add((term, 1 + MathF.Log(count), (1 + Math.Log(count)) * Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)))));
        }

        var asked = weighed.OrderByDescending(static w => w.Weight).ThenBy(static w => w.Term.Text, StringComparer.Ordinal).Take(MostAsked).ToList();
        if (asked.Count < LeastWords) return null;
        var query = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = Math.Max(LeastWords, (int)(asked.Count * LeastShare)) };
        foreach (var (term, boost, _) in asked) query.Add(new TermQuery(term) { Boost = boost }, Occur.SHOULD);
        query.Add(new TermQuery(CardDocument.IdTerm(except)), Occur.MUST_NOT);
        return query;
    }

    /// <summary>The most frequent terms of a text; of equally frequent ones those that come first.</summary>
    private static IEnumerable<KeyValuePair<string, int>> Count(string text, WordForms forms)
    {
        var counts = new Dictionary<string, int>();
        var reader = new WordReader();
        reader.Read(text);
        for (var words = 0; words < MostWords && reader.Next(); words++)
        {
            if (reader.Word.Length < ShortestWord) continue;
            var terms = forms.Of(reader.Word, reader.Script);
            var form = terms.Length > 0 ? terms[0] : reader.Word.ToString();
            counts[form] = counts.GetValueOrDefault(form) + 1;
        }

        return counts.OrderByDescending(static pair => pair.Value).Take(MostTerms);
    }
}
