using Ecm.Contracts.Lists;
using Ecm.Core.Access;
using Ecm.Core.Lists;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Ecm.Rest.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Lists;

/// <summary>Shared lists; every signed-in user may read them, as they read types.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/lists").WithTags("Lists");
        lists.MapGet("", ListAsync).WithName("listLists").WithSummary("All shared lists, by name");
        lists.MapGet("/{name}", GetAsync).WithName("getList").WithSummary("A shared list");
        lists.MapPut("/{name}", PutAsync).WithName("putList").TakesVersion().WithSummary("Puts a shared list in force as it is written, or a new one. For administrators")
            .WithDescription("If-Match names the version that was read; only a new list needs none. An item that a card has is hidden at most: leaving it out is refused. Search finds older cards by a changed label once the index is filled anew.");
        lists.MapPost("/{name}/revert", RevertAsync).WithName("revertList").TakesVersion().WithSummary("Takes back what people changed: the list becomes what its file brings. For administrators")
            .WithDescription("Items that people added and that cards have stay, hidden.");
    }

    private static async Task<Ok<IReadOnlyList<SharedList>>> ListAsync(Caller caller, SharedLists lists, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<SharedList>>([.. (await lists.AllAsync(cancellationToken)).Select(ToList)]);

    private static async Task<Results<Ok<SharedList>, ProblemResult>> GetAsync(Caller caller, string name, SharedLists lists, HttpResponse response, CancellationToken cancellationToken) =>
        await lists.FindAsync(name, cancellationToken) is { } found ? Answer(found, response) : new ProblemResult(Problems.NotFound());

    private static async Task<Results<Ok<SharedList>, ProblemResult>> PutAsync(
        Caller caller, string name, PutListRequest body, SharedLists lists, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return new ProblemResult(Problems.Forbidden());
        if (body.Items.Contains(null!))
            return new ProblemResult(Problems.BodyWrong("items"));
        var now = await lists.FindAsync(name, cancellationToken);
        var version = now is not null || request.Headers.IfMatch.Count > 0
            ? await request.RequiredVersionAsync(() => Task.FromResult<Result<int>>(now is null ? Problems.NotFound() : now.Version))
            : 0;
        return version.Succeeded
            ? Answer(await lists.PutAsync(caller, new ListDefinition(name, TypeShapes.Text(body.Label), TypeShapes.ReadChoices(body.Items)), version.Value, cancellationToken), response)
            : new ProblemResult(version.Problem);
    }

    private static async Task<Results<Ok<SharedList>, ProblemResult>> RevertAsync(
        Caller caller, string name, SharedLists lists, HttpRequest request, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await lists.RevertAsync(caller, name, request.ExpectedVersion(), cancellationToken), response);

    private static Results<Ok<SharedList>, ProblemResult> Answer(Result<ListInForce> list, HttpResponse response) =>
        list.Succeeded ? Answer(list.Value, response) : new ProblemResult(list.Problem);

    private static Ok<SharedList> Answer(ListInForce list, HttpResponse response)
    {
        response.NameVersion(list.Version);
        return TypedResults.Ok(ToList(list));
    }

    private static SharedList ToList(ListInForce list) => new(
        list.Definition.Name, TypeShapes.ToLabel(list.Definition.Label), TypeShapes.ToChoices(list.Definition.Items), list.Version, list.Differs,
        [.. list.Uses.Select(u => new SharedListUse(u.Type.Name, u.Field.Key))]);
}
