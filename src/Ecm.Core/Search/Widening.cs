using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>What a question that finds nothing would find without one of its filters.</summary>
/// <param name="Filter">The filter: <c>type</c>, <c>state</c>, <c>year</c>, <c>party</c>, <c>responsible</c>, <c>register</c>, <c>within</c> or <c>date</c>.</param>
/// <param name="Total">How many cards, more than none.</param>
public sealed record WiderSearch(string Filter, long Total);

/// <summary>Finds the filters that stand between a question and any answer.</summary>
internal static class Widening
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>Those that are worth dropping, the one that shows most first; empty when time runs out.</summary>
    public static IReadOnlyList<WiderSearch> Of(ISearchIndex index, SearchQuestion question, SearchNode query, SearchScope scope, CancellationToken cancellationToken)
    {
        var filters = SearchFilters.OneByOne(question).Select(filter => filter.Name).ToArray();
        return filters.Length == 0 ? [] : Hints.Within<IReadOnlyList<WiderSearch>>(
            Budget,
            limited => [.. filters.Select(filter => new WiderSearch(filter, index.Count(SearchFilters.Apply(query, question, but: filter), scope, limited))).Where(wider => wider.Total > 0).OrderByDescending(wider => wider.Total)],
            cancellationToken) ?? [];
    }
}
