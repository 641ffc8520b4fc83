using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>Counts by values, beside the hits of an answer.</summary>
public static class SearchFacets
{
    /// <summary>Those that are counted unless a question names others.</summary>
    public static readonly IReadOnlyList<string> Usual = ["type", "year", "state"];

    /// <summary>All that there are.</summary>
    public static readonly IReadOnlyList<string> All = ["type", "state", "party", "responsible", "register", "year"];

    /// <summary>
    /// The answer with what else there would be: a facet that is filtered by is counted without its own filter, so that a second value can be chosen. What is chosen
    /// stays, though others are more frequent.
    /// </summary>
    internal static SearchAnswer WithOthers(
        ISearchIndex index, SearchQuestion question, SearchNode query, SearchAnswer answer, SearchScope scope, CancellationToken cancellationToken)
    {
        var filtered = SearchFilters.OneByOne(question).Select(f => f.Name).Where(answer.Facets.ContainsKey).ToList();
        if (filtered.Count == 0)
            return answer;
        var facets = answer.Facets.ToDictionary();
        foreach (var name in filtered)
        {
            var request = new SearchRequest { Query = SearchFilters.Apply(query, question, but: name), Size = 0, MatchesPerHit = 0, Facets = [name] };
            var others = index.Search(request, scope, cancellationToken).Facets[name];
            var chosen = answer.Facets[name].Where(c => others.All(o => o.Value != c.Value) && SearchFilters.Chooses(question, name, c.Value));
            facets[name] = [.. others, .. chosen];
        }

        return answer with { Facets = facets };
    }
}
