using Ecm.Abstractions.Searching;
using Ecm.Core.Spelling;

namespace Ecm.Core.Search;

/// <summary>A query that finds more than the one asked, under the same filters and rights.</summary>
/// <param name="Query">As it would be typed.</param>
/// <param name="Total">How many cards it finds.</param>
public sealed record OtherQuery(string Query, long Total);

/// <summary>Finds what was meant by a query that finds next to nothing: typed in the other keyboard layout, in Latin letters, or with words misspelt.</summary>
internal sealed class DidYouMean(ISearchIndex index, Corrections corrections)
{
    private const int NextToNothing = 2;
    private const int MostWords = 4;
    private const int MostTried = 5;
    private const int ShortestWord = 3;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>The query that was probably meant; null: none that finds more.</summary>
    public OtherQuery? Find(SearchQuestion question, long total, QueryContext context, SearchScope scope, CancellationToken cancellationToken)
    {
        return total > NextToNothing || string.IsNullOrWhiteSpace(question.Query)
            ? null
            : Hints.Within(Budget, limited => FindMeant(question, total, context, scope, limited), cancellationToken);
    }

    private OtherQuery? FindMeant(SearchQuestion question, long total, QueryContext context, SearchScope scope, CancellationToken cancellationToken)
    {
        foreach (var query in new[] { KeyboardLayout.Other(question.Query!), Corrected(question.Query!, scope, cancellationToken) })
            if (query is not null && QueryMeaning.Parse(query, context) is { Succeeded: true, Value: var meaning }
                && index.Count(SearchFilters.Apply(meaning, question), scope, cancellationToken) is var found && found > total)
                return new OtherQuery(query, found);
        return null;
    }

    private string? Corrected(string query, SearchScope scope, CancellationToken cancellationToken)
    {
        if (!QuerySyntax.TryParse(query, out var part, out _))
            return null;
        var corrected = query;
        foreach (var word in Words(part!).Take(MostWords).Reverse())
            if (Better(word.Text, scope, cancellationToken) is { } better)
                corrected = string.Concat(corrected.AsSpan(0, word.Position), better, corrected.AsSpan(word.Position + word.Text.Length));
        return corrected == query ? null : corrected;
    }

    /// <summary>The best correction that stands in more documents; null: none, or the word is well known.</summary>
    private string? Better(string word, SearchScope scope, CancellationToken cancellationToken)
    {
        var known = Count(word);
        return known > NextToNothing
            ? null
            : corrections.Of(word.ToLowerInvariant().Replace('ё', 'е'), scope, cancellationToken).Take(MostTried).FirstOrDefault(candidate => Count(candidate) > known);

        long Count(string text) => index.Count(new TermNode(null, text), scope, cancellationToken);
    }

    private static IEnumerable<QueryWord> Words(QueryPart part) => part switch
    {
        QueryWord { Field: null, Form: WordForm.Word, Distance: 0 } word when word.Text.Length >= ShortestWord && word.Text.All(char.IsLetter) => [word],
        QueryAll all => all.Parts.SelectMany(Words),
        QueryAny any => any.Parts.SelectMany(Words),
        _ => [],
    };
}
