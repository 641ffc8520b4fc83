using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

public sealed partial class CardSearch
{
    private const int MostNamed = 100;

    /// <summary>
    /// The values of a facet whose names have some words, with counts: for a facet that has more values than are shown beside an answer. Counterparties are looked
    /// for among the hundred that these words fit best.
    /// </summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="question">The question; its own filter by the facet is left out.</param>
    /// <param name="facet">One of <see cref="SearchFacets.All"/>.</param>
    /// <param name="text">The words, the last one perhaps not ended; empty: the most frequent values.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The most frequent first.</returns>
    public async Task<Result<IReadOnlyList<FacetValue>>> FindValuesAsync(Caller caller, SearchQuestion question, string facet, string text, CancellationToken cancellationToken)
    {
        if (!SearchFacets.All.Contains(facet))
            return Problems.ParameterWrong("facet");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var catalog = await types.CurrentAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var words = SearchWords.In(text);
        var people = facet == "responsible" && words.Length > 0 ? await PeopleNamedAsync(db, words, cancellationToken) : [];
        var context = new QueryContext(catalog, organisation.Value.Today(clock), new PartyLookup(index, catalog, scope, cancellationToken).Find);
        var counted = answers.Try(
            () => QueryMeaning.Parse(question.Query, context).Map(query =>
            {
                var named = words.Length == 0 ? AllNode.Instance : Named(facet, words, people, catalog, scope, cancellationToken);
                var request = new SearchRequest { Query = new AndNode([SearchFilters.Apply(query, question, but: facet), named]), Size = 0, MatchesPerHit = 0, Facets = [facet] };
                return index.Search(request, scope, cancellationToken);
            }),
            cancellationToken);
        if (!counted.Succeeded)
            return counted.Problem;
        var values = (await FacetLabels.OfAsync(db, caller, counted.Value, catalog, cancellationToken))[facet];
        return Result.Of<IReadOnlyList<FacetValue>>([.. values.Where(v => SearchWords.Begin(v.Label, words))]);
    }

    /// <summary>Cards with a value that may be named so.</summary>
    private SearchNode Named(string facet, string[] words, IReadOnlyList<Guid> people, TypeCatalog catalog, SearchScope scope, CancellationToken cancellationToken)
    {
        if (facet == "responsible")
            return SearchFilters.AnyOf(QueryFields.Responsible, people);
        if (facet != "party")
            return AllNode.Instance;
        var titled = new SearchRequest { Query = SearchWords.Titled(SearchFilters.Parties(catalog), words), Size = MostNamed, MatchesPerHit = 0 };
        return SearchFilters.AnyOf(QueryFields.Party, [.. index.Search(titled, scope, cancellationToken).Hits.Select(hit => hit.CardId)]);
    }

    private static async Task<IReadOnlyList<Guid>> PeopleNamedAsync(EcmDbContext db, string[] words, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().Select(user => new { user.Id, user.Name }).ToListAsync(cancellationToken);
        return [.. people.Where(user => SearchWords.Begin(user.Name, words)).Select(user => user.Id).Take(MostNamed)];
    }
}
