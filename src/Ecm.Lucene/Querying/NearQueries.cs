using Ecm.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;

namespace Ecm.Lucene.Querying;

/// <summary>Queries for words and phrases near each other.</summary>
internal static class NearQueries
{
    /// <summary>Texts in any of their forms, in any order, with so many other words between them at most.</summary>
    public static Query Of(string field, IReadOnlyList<QueryText> texts, int distance)
    {
        // Out of order, one place may serve two texts: of texts with a form in common it would be near itself.
        var common = texts.SelectMany(static text => text.Words.SelectMany(static word => word.Forms).Distinct()).GroupBy(static form => form).Any(static form => form.Count() > 1);
        return new SpanNearQuery([.. texts.Select(text => Phrase(field, text))], distance, inOrder: common);
    }

    private static SpanQuery Phrase(string field, QueryText text)
    {
        SpanQuery[] words = [.. text.Words.Select(word => Word(field, word))];
        return words.Length == 1 ? words[0] : new SpanNearQuery(words, 0, inOrder: true);
    }

    private static SpanQuery Word(string field, QueryWord word)
    {
        SpanQuery[] forms = [.. word.Forms.Select(form => new SpanTermQuery(new Term(field, form)))];
        return forms.Length == 1 ? forms[0] : new SpanOrQuery(forms);
    }
}
