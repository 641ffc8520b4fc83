using Ecm.Abstractions.Searching;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Search;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Search.Saved;
using Ecm.Rest.Changes;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Search;

/// <summary>Searches kept under a name, for oneself and for a group.</summary>
internal static class SavedSearchEndpoints
{
    public static void MapSavedSearches(this IEndpointRouteBuilder api)
    {
        var searches = api.MapGroup("/searches").WithTags("Search");
        searches.MapGet("", ListAsync).WithName("listSavedSearches").WithSummary("Saved searches of the caller and of their groups, by name")
            .WithDescription("counts=true counts for the first 20 what is new since the caller last opened them, those on the start page before others.");
        searches.MapPost("", CreateAsync).WithName("saveSearch").WithSummary("Keeps a search under a name, for oneself or for a group as well");
        searches.MapGet("/{id:guid}", GetAsync).WithName("getSavedSearch").WithSummary("A saved search");
        searches.MapPut("/{id:guid}", ChangeAsync).WithName("changeSavedSearch").WithSummary("Changes a saved search. For its owner");
        searches.MapDelete("/{id:guid}", DeleteAsync).WithName("deleteSavedSearch").WithSummary("Removes a saved search. For its owner");
        searches.MapPost("/{id:guid}/open", OpenAsync).WithName("openSavedSearch").WithSummary("Notes that the caller has seen what a saved search finds: what comes later is new");
    }

    private static async Task<Results<Ok<IReadOnlyList<SavedSearch>>, ProblemResult>> ListAsync(
        Caller caller, SavedSearches searches, NewInSearches counting, CancellationToken cancellationToken, bool counts = false)
    {
        var listed = await searches.ListAsync(caller, cancellationToken);
        var found = counts ? await counting.CountAsync(caller, [.. listed.OrderByDescending(s => s.OnStart)], cancellationToken) : Result.Of<IReadOnlyDictionary<Guid, long>>(new Dictionary<Guid, long>());
        // Searches are there though nothing can be counted now.
        return TypedResults.Ok<IReadOnlyList<SavedSearch>>([.. listed.Select(s => Of(s) with { New = found.Succeeded && found.Value.TryGetValue(s.Id, out var count) ? count : null })]);
    }

    private static async Task<Results<Created<SavedSearch>, ProblemResult>> CreateAsync(Caller caller, SaveSearchRequest request, SavedSearches searches, CancellationToken cancellationToken)
    {
        if (Read(request) is not { } search)
            return new ProblemResult(Problems.ParameterWrong("sort"));
        var made = await searches.CreateAsync(caller, search, cancellationToken);
        return made.Succeeded ? TypedResults.Created($"/api/v1/searches/{made.Value.Id}", Of(made.Value)) : new ProblemResult(made.Problem);
    }

    private static async Task<Results<Ok<SavedSearch>, ProblemResult>> GetAsync(Caller caller, Guid id, SavedSearches searches, CancellationToken cancellationToken) =>
        Answer(await searches.GetAsync(caller, id, cancellationToken));

    private static async Task<Results<Ok<SavedSearch>, ProblemResult>> ChangeAsync(
        Caller caller, Guid id, SaveSearchRequest request, SavedSearches searches, CancellationToken cancellationToken) => Read(request) is { } search
        ? Answer(await searches.ChangeAsync(caller, id, search, cancellationToken))
        : new ProblemResult(Problems.ParameterWrong("sort"));

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(Caller caller, Guid id, SavedSearches searches, CancellationToken cancellationToken)
    {
        var deleted = await searches.DeleteAsync(caller, id, cancellationToken);
        return deleted.Succeeded ? TypedResults.NoContent() : new ProblemResult(deleted.Problem);
    }

    private static async Task<Results<Ok<SavedSearch>, ProblemResult>> OpenAsync(Caller caller, Guid id, SavedSearches searches, CancellationToken cancellationToken) =>
        Answer(await searches.OpenAsync(caller, id, cancellationToken));

    private static Results<Ok<SavedSearch>, ProblemResult> Answer(Result<SavedSearchView> search) =>
        search.Succeeded ? TypedResults.Ok(Of(search.Value)) : new ProblemResult(search.Problem);

    private static SearchToSave? Read(SaveSearchRequest request) => Words.TryParse<SearchSort>(request.Sort, SearchSort.Relevance, out var sort)
        ? new SearchToSave(request.Name, request.Question.ToQuestion() with { Sort = sort }, request.OnStart, request.GroupId, request.Notify)
        : null;

    private static SavedSearch Of(SavedSearchView search) => new()
    {
        Id = search.Id, Name = search.Name, Sort = Words.Of(search.Question.Sort), OnStart = search.OnStart, Notify = search.Notify, GroupId = search.GroupId, Group = search.Group,
        OwnerId = search.OwnerId, Owner = search.Owner, Since = search.Since,
        Question = new CardsQuery
        {
            Q = search.Question.Query, Type = search.Question.Types, State = search.Question.States, Year = search.Question.Years, Party = search.Question.PartyId, Responsible = search.Question.ResponsibleId,
            Register = search.Question.Register, Within = search.Question.Within, From = search.Question.From, To = search.Question.To,
        },
    };
}
