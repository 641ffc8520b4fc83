using Ecm.Abstractions.Searching;
using Ecm.Contracts.Search;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Answer = Ecm.Contracts.Search.SearchAnswer;
using Hit = Ecm.Contracts.Search.SearchHit;
using MeantCard = Ecm.Core.Search.MeantCard;
using OtherCard = Ecm.Contracts.Search.MeantCard;
using TypedSuggestion = Ecm.Contracts.Search.Suggestion;
using Wider = Ecm.Contracts.Search.WiderSearch;

namespace Ecm.Rest.Search;

/// <summary>Search over text and fields of the cards that the caller may read.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", SearchAsync).WithTags("Search").WithName("search").WithSummary("Searches text and fields; hits, snippets, pages and facets")
            .WithDescription("facet= names what is counted: type, state, party, responsible, register, year; without, type, year and state. Of a facet that is filtered by, what there would be without its filter.");
        api.MapGet("/search/facets/{facet}", FacetAsync).WithTags("Search").WithName("searchFacet").WithSummary("The values of a facet whose names have these words, with counts")
            .WithDescription("facet is type, state, party, responsible, register or year. For facets with more values than an answer of /search shows. The question is asked without its own filter by this facet.");
        api.MapPost("/search/explain", ExplainAsync).WithTags("Search").WithName("explainSearch").WithSummary("Why a question does not find a card: not read yet, read differently, a filter, another word");
        api.MapGet("/suggest", SuggestAsync).WithTags("Search").WithName("suggest").WithSummary("Documents, counterparties, people, numbers, saved searches and words for what has been typed so far");
    }

    private static async Task<Results<Ok<IReadOnlyList<TypedSuggestion>>, ProblemResult>> SuggestAsync(Caller caller, SearchSuggestions suggestions, CancellationToken cancellationToken, string? q = null)
    {
        var found = await suggestions.OfAsync(caller, q, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok<IReadOnlyList<TypedSuggestion>>([.. found.Value.Select(Shape)])
            : new ProblemResult(found.Problem);
    }

    private static TypedSuggestion Shape(SearchSuggestion suggestion) => suggestion.Kind switch
    {
        "person" => new(suggestion.Kind, suggestion.Text, null, suggestion.Id),
        "search" => new(suggestion.Kind, suggestion.Text, null, null, SearchId: suggestion.Id),
        _ => new(suggestion.Kind, suggestion.Text, suggestion.Id, null, suggestion.Detail),
    };

    private static async Task<Results<Ok<SearchExplained>, ProblemResult>> ExplainAsync(Caller caller, ExplainRequest request, SearchExplanation explanation, CancellationToken cancellationToken)
    {
        var question = new SearchQuestion
        {
            Query = request.Q, Types = request.Type ?? [], States = request.State ?? [], Years = request.Year ?? [], PartyId = request.Party, Register = request.Register,
            ResponsibleId = request.Responsible, Within = request.Within, From = request.From, To = request.To,
        };
        var found = await explanation.ExplainAsync(caller, question, new MeantCard(request.CardId, request.Number, request.Text), cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok(new SearchExplained(found.Value.CardId, found.Value.Found, [.. found.Value.Reasons.Select(r => new ExplainedReason
            {
                Code = r.Code, Message = r.Message, Part = r.Part, ReadAs = r.ReadAs, FileId = r.FileId, Page = r.Page,
            })], found.Value.Card.Title, [.. found.Value.Others.Select(o => new OtherCard(o.Id, o.Title, o.Number))]))
            : new ProblemResult(found.Problem);
    }

    private static async Task<Results<Ok<Answer>, ProblemResult>> SearchAsync(
        Caller caller, CardSearch search, CancellationToken cancellationToken,
        string? q = null, [FromQuery] string[]? type = null, [FromQuery] string[]? state = null, [FromQuery] int[]? year = null, Guid? party = null, Guid? responsible = null, string? register = null, [FromQuery] string[]? facet = null,
        Day? from = null, Day? to = null, Guid? within = null, string? sort = null, int page = 1, int size = 20, string? cursor = null, long? after = null)
    {
        if (!Words.TryParse<SearchSort>(sort, SearchSort.Relevance, out var order))
            return new ProblemResult(Problems.ParameterWrong("sort"));
        var results = await search.SearchAsync(
            caller,
            new SearchQuestion
            {
                Query = q, Types = type ?? [], States = state ?? [], Years = Given(year), PartyId = party, ResponsibleId = responsible, Register = register, Facets = facet is { Length: > 0 } ? facet : SearchFacets.Usual,
                From = from?.Value, To = to?.Value, Within = within, Sort = order, Page = page, Size = size, Cursor = cursor, After = after,
            },
            cancellationToken);
        return results.Succeeded ? TypedResults.Ok(Shape(results.Value)) : new ProblemResult(results.Problem);
    }

    private static async Task<Results<Ok<IReadOnlyList<SearchFacetValue>>, ProblemResult>> FacetAsync(
        Caller caller, string facet, CardSearch search, CancellationToken cancellationToken,
        string text = "", string? q = null, [FromQuery] string[]? type = null, [FromQuery] string[]? state = null, [FromQuery] int[]? year = null, Guid? party = null, Guid? responsible = null, string? register = null,
        Day? from = null, Day? to = null, Guid? within = null)
    {
        var question = new SearchQuestion
        {
            Query = q, Types = type ?? [], States = state ?? [], Years = Given(year), PartyId = party, ResponsibleId = responsible, Register = register, From = from?.Value, To = to?.Value, Within = within,
        };
        var found = await search.FindValuesAsync(caller, question, facet, text, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok<IReadOnlyList<SearchFacetValue>>([.. found.Value.Select(v => new SearchFacetValue(v.Value, v.Label, v.Count))])
            : new ProblemResult(found.Problem);
    }

    // A year that is left empty is none, as with every other value.
    private static int[] Given(int[]? years) => [.. (years ?? []).Where(y => y != 0)];

    private static Answer Shape(SearchResults results) => new()
    {
        Total = results.Total, TookMs = results.TookMs, DidYouMean = results.DidYouMean?.Query, Cursor = results.Cursor, Stale = results.Stale, Partial = results.Partial, Relaxed = results.Relaxed,
        Wider = [.. results.Wider.Select(w => new Wider(w.Filter, w.Total))],
        Hits = [.. results.Hits.Select(h => new Hit
        {
            CardId = h.Card.Id, Type = h.Card.Type, Title = h.Card.Title, Number = h.Card.Number, State = h.Card.State, Date = h.Card.Date,
            Snippets = h.Snippets, Pages = [.. h.Pages.Select(p => new SearchHitPage(p.FileId, p.FileName, p.Page, p.Doubtful))], Alike = h.Alike,
        })],
        Facets = results.Facets.ToDictionary(
            f => f.Key, f => (IReadOnlyList<SearchFacetValue>)[.. f.Value.Select(v => new SearchFacetValue(v.Value, v.Label, v.Count))]),
    };
}
