using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>Finds counterparties by words of their titles, as <c>party:Ромашка</c> names them, for one question; each name is looked up once.</summary>
internal sealed class PartyLookup(ISearchIndex index, TypeCatalog types, SearchScope scope, CancellationToken cancellationToken)
{
    private const int MostParties = 100;
    private const int MostNames = 8;

    private readonly Dictionary<SearchNode, IReadOnlyList<Guid>?> found = [];

    /// <summary>The counterparties whose title is so.</summary>
    /// <param name="title">What is asked of the title.</param>
    /// <returns>Null: more than a question may name.</returns>
    public IReadOnlyList<Guid>? Find(SearchNode title)
    {
        if (found.TryGetValue(title, out var known))
            return known;
        return found.Count == MostNames ? null : found[title] = LookUp(title);
    }

    private IReadOnlyList<Guid>? LookUp(SearchNode title)
    {
        var request = new SearchRequest { Query = new AndNode([SearchFilters.Parties(types), title]), Size = MostParties, MatchesPerHit = 0 };
        var answer = index.Search(request, scope, cancellationToken);
        return answer.Total > MostParties ? null : [.. answer.Hits.Select(hit => hit.CardId)];
    }
}
