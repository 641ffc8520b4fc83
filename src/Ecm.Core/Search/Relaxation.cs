using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>
/// What is asked when no document has all the words of a plain query: first those with two of its words or more, then those with any. Whoever writes an operator, quotes
/// or a field means what they write, and is answered for that.
/// </summary>
internal static class Relaxation
{
    private const int MostWords = 6;
    private const int ShortestWord = 3;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>The narrowest of the wider questions that finds anything, under the same filters and rights; null: none does in time.</summary>
    public static (SearchNode Query, SearchAnswer Answer)? Find(
        ISearchIndex index, SearchQuestion question, SearchRequest request, QueryContext context, SearchScope scope, CancellationToken cancellationToken) =>
        Hints.Within<(SearchNode, SearchAnswer)?>(Budget, limited =>
        {
            foreach (var wider in Of(question.Query, context))
                if (index.Search(request with { Query = SearchFilters.Apply(wider, question) }, scope, limited) is { Total: > 0 } found)
                    return (wider, found);
            return null;
        }, cancellationToken);

    /// <summary>The wider questions, narrowest first; none for a query that says more than words.</summary>
    public static IEnumerable<SearchNode> Of(string? query, QueryContext context)
    {
        if (string.IsNullOrWhiteSpace(query) || query.Split(' ').Any(word => word is "AND" or "И") || !QuerySyntax.TryParse(query, out var whole, out _)
            || whole is not QueryAll { Parts: var parts } || !parts.All(part => part is QueryWord { Field: null, Form: WordForm.Word, Distance: 0 }))
            yield break;
        // «в» and «по» stand everywhere and tell nothing; a short number does.
        var words = QueryMeaning.PartsOf(query, context).Where(part => part.Part is QueryWord { Text: var text } && (text.Length >= ShortestWord || text.Any(char.IsDigit)))
            .Select(part => part.Meaning).Take(MostWords).ToList();
        if (words.Count > 2)
            yield return new OrNode([.. from at in Enumerable.Range(0, words.Count) from later in words.Skip(at + 1) select new AndNode([words[at], later])]);
        if (words.Count > 1 || (words.Count == 1 && parts.Count > 1))
            yield return words.Count == 1 ? words[0] : new OrNode(words);
    }
}
