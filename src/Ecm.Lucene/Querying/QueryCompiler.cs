using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Querying;

/// <summary>
/// Compiles the tree of a question to a Lucene query. Filters (keywords, ranges) decide and do not rank. A part without a letter or digit, such as «№», asks for nothing
/// and is left out; a question of such parts alone finds nothing.
/// </summary>
internal sealed class QueryCompiler(IReadOnlyList<LeafRights> leaves, WordForms forms)
{
    private const int MostSimilar = 64;

    private static readonly Query Nothing = new BooleanQuery();

    /// <summary>What the prefixes and misspelt words of the catch-all stood for; for marking.</summary>
    public Dictionary<SearchNode, IReadOnlyList<string>> Expansions { get; } = [];

    public Query Compile(SearchNode node) => Part(node, free: true) ?? Nothing;

    /// <param name="node">The part.</param>
    /// <param name="free">True when nothing else is required of what the part matches.</param>
    private Query? Part(SearchNode node, bool free = false) => node switch
    {
        AllNode => Everything(),
        CardNode card => Filtered(new TermQuery(CardDocument.IdTerm(card.CardId))),
        TermNode term => Words(term.Field, term.Text, free),
        PhraseNode phrase => Words(phrase.Field, phrase.Text, free),
        PrefixNode prefix => Prefix(prefix),
        FuzzyNode fuzzy => Fuzzy(fuzzy),
        NearNode near => Near(near),
        RangeNode range => Range(range.Field, range.From, range.To),
        AndNode and => Boolean(and.Parts, Occur.MUST, free: false),
        OrNode or => Boolean(or.Parts, Occur.SHOULD, free),
        NotNode not => Boolean([not], Occur.MUST, free: false),
        _ => throw new ArgumentException($"Unknown part of a query: {node.GetType().Name}."),
    };

    private Query? Boolean(IReadOnlyList<SearchNode> parts, Occur occur, bool free)
    {
        var query = new BooleanQuery(disableCoord: true);
        var positive = false;
        foreach (var part in parts)
        {
            // "a OR NOT b" needs its exclusion closed in itself; "a AND NOT b" shares it.
            if (part is NotNode not && occur == Occur.MUST)
            {
                if (Part(not.Part) is { } excluded) query.Add(excluded, Occur.MUST_NOT);
            }
            else if (Part(part, free) is { } wanted)
            {
                query.Add(wanted, occur);
                positive = true;
            }
        }

        if (query.Clauses.Count == 0) return null;
        if (!positive) query.Add(Everything(), Occur.MUST);
        return query;
    }

    private Query? Words(IndexField? field, string text, bool free)
    {
        if (field is not { } inField) return QueryText.Of(text, forms) is { } anywhere ? WordQueries.Anywhere(anywhere, free) : null;
        return inField.Kind switch
        {
            IndexFieldKind.Text => QueryText.Of(text, forms) is { } words ? WordQueries.Of(IndexNames.Of(inField), words, Weights.Exact) : null,
            IndexFieldKind.Keyword => Keyword(inField, text),
            _ => Range(inField, text, text),
        };
    }

    private Query? Keyword(IndexField field, string text)
    {
        var name = IndexNames.Of(field);
        if (Normal.Keyword(text) is not { Length: > 0 } value) return null;
        var whole = Filtered(new TermQuery(new Term(name, value)));
        if (name != IndexNames.Number || QueryText.Of(text, forms) is not { } words) return whole;
        return new BooleanQuery(disableCoord: true)
        {
            { whole, Occur.SHOULD },
            { Filtered(WordQueries.Forms(IndexNames.NumberParts, words)), Occur.SHOULD },
        };
    }

    private Query? Prefix(PrefixNode node)
    {
        var (field, text) = (node.Field, node.Text);
        if (field is { Kind: IndexFieldKind.Number or IndexFieldKind.Date } typed) return Range(typed, text, text);
        if (field is { Kind: IndexFieldKind.Keyword } keyword) return KeywordPrefix(IndexNames.Of(keyword), text);
        if (QueryText.Of(text, forms) is not { } words) return null;
        if (field is { } inField) return PrefixIn(IndexNames.Of(inField), words, out _);

        var query = new BooleanQuery(disableCoord: true) { { PrefixIn(IndexNames.Words, words, out var found), Occur.MUST } };
        Expansions[node] = found;
        query.Add(PrefixIn(IndexNames.Title, words, out _), Occur.SHOULD);
        return query;
    }

    private BooleanQuery? KeywordPrefix(string name, string text)
    {
        if (Normal.Keyword(text) is not { Length: > 0 } value) return null;
        var query = new BooleanQuery(disableCoord: true) { { Filtered(PrefixTerms.Find(name, value, leaves).Query), Occur.SHOULD } };
        if (name == IndexNames.Number && QueryText.Of(text, forms) is { } words)
            query.Add(Filtered(PrefixIn(IndexNames.NumberParts, words, out _)), Occur.SHOULD);
        return query;
    }

    /// <summary>Words of which the last is only begun; several are a phrase.</summary>
    private Query PrefixIn(string field, QueryText text, out IReadOnlyList<string> found)
    {
        var terms = PrefixTerms.Find(field, text.Words[^1].Exact, leaves);
        found = terms.Frequent;
        if (text.Words.Count == 1) return terms.Query;
        return found.Count == 0 ? Nothing : WordQueries.Begun(field, text, found);
    }

    /// <summary>The word itself in any form, and words that differ a little, the nearest the most; of a code or number only itself.</summary>
    private Query? Fuzzy(FuzzyNode node)
    {
        if (QueryText.Of(node.Text, forms) is not { } text) return null;
        var itself = Words(node.Field, node.Text, free: false);
        if (text.Words.Count > 1 || text.HasDigits) return itself;
        var field = node.Field is { } inField ? IndexNames.Of(inField) : IndexNames.Words;
        var similar = SimilarWords.Find(field, text.Words[0].Exact, node.Edits, leaves).Take(MostSimilar).ToArray();
        Expansions[node] = [.. similar.Select(static found => found.Word)];
        var any = new DisjunctionMaxQuery(tieBreakerMultiplier: 0) { itself! };
        foreach (var found in similar) any.Add(new TermQuery(new Term(field, found.Word)) { Boost = Weights.Similar });
        return any;
    }

    private Query? Near(NearNode node)
    {
        QueryText[] texts = [.. node.Texts.Select(text => QueryText.Of(text, forms)).OfType<QueryText>()];
        return texts.Length == 0 ? null : NearQueries.Of(node.Field is { } field ? IndexNames.Of(field) : IndexNames.Words, texts, node.Distance);
    }

    private static Query Range(IndexField field, string? from, string? to)
    {
        var name = IndexNames.Of(field);
        try
        {
            return Filtered(field.Kind switch
            {
                IndexFieldKind.Date => NumericRangeQuery.NewInt32Range(name, from is null ? null : Normal.Day(from), to is null ? null : Normal.Day(to), true, true),
                IndexFieldKind.Number => NumericRangeQuery.NewDoubleRange(name, from is null ? null : Normal.Number(from), to is null ? null : Normal.Number(to), true, true),
                _ => throw new ArgumentException($"Field {name} has no order."),
            });
        }
        catch (FormatException)
        {
            return Nothing;
        }
    }

    private static Query Everything() => Filtered(new MatchAllDocsQuery());

    private static Query Filtered(Query query) => new ConstantScoreQuery(query) { Boost = Weights.Filter };
}
