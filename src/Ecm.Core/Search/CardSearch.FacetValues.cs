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
    private const int LongestName = 200;

    /// <summary>
    /// The values of a facet whose names have some words, with counts: for a facet that has more values than are shown beside an answer. Counterparties and people are looked
    /// for among the hundred that these words fit best.
    /// </summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="question">The question; its own filter by the facet is left out.</param>
    /// <param name="facet">One of <see cref="SearchFacets.All"/>.</param>
    /// <param name="text">The words, the last one perhaps not ended, 200 characters at most; empty: the most frequent values.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The most frequent first.</returns>
    public async Task<Result<IReadOnlyList<FacetValue>>> FindValuesAsync(Caller caller, SearchQuestion question, string facet, string text, CancellationToken cancellationToken)
    {
        if (!SearchFacets.All.Contains(facet))
            return Problems.ParameterWrong("facet");
        if (text.Length > LongestName)
            return Problems.ParameterWrong("text");
        if (HasTooManyFilters(question))
            return Problems.ParameterWrong("type");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var catalog = await types.CurrentAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var words = SearchWords.In(text);
        var kept = words.Length > 0 ? await KeptValuesAsync(db, facet, words, caller.Language, cancellationToken) : [];
        var context = new QueryContext(catalog, organisation.Value.Today(clock), new PartyLookup(index, catalog, scope, cancellationToken).Find);
        var counted = answers.Try(
            () => QueryMeaning.Parse(question.Query, context).Map(query =>
            {
                var meant = Answered(question, query, context, scope, cancellationToken);
                var named = words.Length == 0 ? AllNode.Instance : Named(facet, words, kept, catalog, caller.Language, scope, cancellationToken);
                var request = new SearchRequest { Query = new AndNode([SearchFilters.Apply(meant, question, but: facet), named]), Size = 0, MatchesPerHit = 0, Facets = [facet] };
                return index.Search(request, scope, cancellationToken);
            }),
            cancellationToken);
        if (!counted.Succeeded)
            return counted.Problem;
        var values = (await FacetLabels.OfAsync(db, caller, counted.Value, catalog, cancellationToken))[facet];
        // A card has one value of a facet: what was counted is named so already, but for years.
        return Result.Of<IReadOnlyList<FacetValue>>([.. facet == "year" ? values.Where(v => SearchWords.Begin(v.Label, words)) : values]);
    }

    /// <summary>What the question is answered by: its words, or some of them when no card has all.</summary>
    private SearchNode Answered(SearchQuestion question, SearchNode query, QueryContext context, SearchScope scope, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Query = SearchFilters.Apply(query, question), Size = 0, MatchesPerHit = 0 };
        return index.Count(request.Query, scope, cancellationToken) > 0 ? query : Relaxation.Find(index, question, request, context, scope, cancellationToken)?.Query ?? query;
    }

    /// <summary>Cards with a value that is named so.</summary>
    private SearchNode Named(string facet, string[] words, IReadOnlyList<string> kept, TypeCatalog catalog, string language, SearchScope scope, CancellationToken cancellationToken)
    {
        switch (facet)
        {
            case "type":
                return SearchFilters.AnyOf(QueryFields.Type, [.. catalog.ByName.Values.Where(t => SearchWords.Begin(t.Definition.Label.In(language), words)).Select(t => t.Name)]);
            case "state":
                return SearchFilters.AnyOf(QueryFields.State, [.. catalog.ByName.Values.SelectMany(t => t.Definition.States).Where(s => SearchWords.Begin(s.Label.In(language), words)).Select(s => s.Name).Distinct()]);
            case "responsible":
                return SearchFilters.AnyOf(QueryFields.Responsible, kept);
            case "register":
                return SearchFilters.AnyOf(QueryFields.Register, kept);
            case "party":
                var titled = new SearchRequest { Query = SearchWords.Titled(SearchFilters.Parties(catalog), words), Size = MostNamed, MatchesPerHit = 0 };
                return SearchFilters.AnyOf(QueryFields.Party, [.. index.Search(titled, scope, cancellationToken).Hits.Select(hit => hit.CardId.ToString())]);
            default:
                return AllNode.Instance;
        }
    }

    /// <summary>Values that are named in the database and not in the index: people and registers.</summary>
    private static async Task<IReadOnlyList<string>> KeptValuesAsync(EcmDbContext db, string facet, string[] words, string language, CancellationToken cancellationToken)
    {
        switch (facet)
        {
            case "responsible":
                var people = await db.Users.AsNoTracking().OrderBy(user => user.Name).Select(user => new { user.Id, user.Name }).ToListAsync(cancellationToken);
                return [.. people.Where(user => SearchWords.Begin(user.Name, words)).Select(user => user.Id.ToString()).Take(MostNamed)];
            case "register":
                var registers = await db.Registers.AsNoTracking().ToListAsync(cancellationToken);
                return [.. registers.Where(register => SearchWords.Begin(register.InForce().Label.In(language), words)).Select(register => register.Name).Take(MostNamed)];
            default:
                return [];
        }
    }

    private static bool HasTooManyFilters(SearchQuestion question) => question.Types.Count + question.States.Count + question.Years.Count > MostFilters;
}
