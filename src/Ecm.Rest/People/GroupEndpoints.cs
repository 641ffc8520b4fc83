using Ecm.Contracts;
using Ecm.Contracts.People;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.People;

/// <summary>Groups of users.</summary>
internal static class GroupEndpoints
{
    private const int PageSize = 200;

    public static void MapGroups(this IEndpointRouteBuilder api)
    {
        var groups = api.MapGroup("/groups").WithTags("People");
        groups.MapGet("", ListAsync).WithName("listGroups").WithSummary("Groups by name, in pages; q: letters in the name.");
        groups.MapPost("", CreateAsync).WithName("createGroup").WithSummary("Makes a group. For administrators.");
        groups.MapGet("/{id:guid}", ReadAsync).WithName("readGroup").WithSummary("A group.");
        groups.MapPatch("/{id:guid}", PatchAsync).WithName("patchGroup").WithSummary("Renames a group or sets its members. For administrators.");
        groups.MapDelete("/{id:guid}", DeleteAsync).WithName("deleteGroup").WithSummary("Removes a group. For administrators.");
    }

    private static async Task<Ok<ListPage<Contracts.People.Group>>> ListAsync(
        Caller caller, Groups groups, CancellationToken cancellationToken, string? q = null, string? cursor = null, int size = PageSize)
    {
        var page = await groups.ListAsync(caller, cursor, size, cancellationToken, q);
        return TypedResults.Ok(new ListPage<Contracts.People.Group>([.. page.Groups.Select(PeopleShapes.Of)], page.Next));
    }

    private static async Task<Results<Created<Contracts.People.Group>, ProblemResult>> CreateAsync(
        CreateGroupRequest request, Caller caller, Groups groups, CancellationToken cancellationToken)
    {
        var group = await groups.CreateAsync(caller, request.Name, PeopleShapes.Texts(request.Members) ?? [], cancellationToken);
        return group.Succeeded
            ? TypedResults.Created($"/api/v1/groups/{group.Value.Id}", PeopleShapes.Of(group.Value))
            : new ProblemResult(group.Problem);
    }

    private static async Task<Results<Ok<Contracts.People.Group>, ProblemResult>> ReadAsync(
        Guid id, Caller caller, Groups groups, CancellationToken cancellationToken)
    {
        var group = await groups.ReadAsync(caller, id, cancellationToken);
        return group.Succeeded ? TypedResults.Ok(PeopleShapes.Of(group.Value)) : new ProblemResult(group.Problem);
    }

    private static async Task<Results<Ok<Contracts.People.Group>, ProblemResult>> PatchAsync(
        Guid id, PatchGroupRequest request, Caller caller, Groups groups, CancellationToken cancellationToken)
    {
        var group = await groups.PatchAsync(caller, id, request.Name, PeopleShapes.Texts(request.Members), cancellationToken);
        return group.Succeeded ? TypedResults.Ok(PeopleShapes.Of(group.Value)) : new ProblemResult(group.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(Guid id, Caller caller, Groups groups, CancellationToken cancellationToken)
    {
        var deleted = await groups.DeleteAsync(caller, id, cancellationToken);
        return deleted.Succeeded ? TypedResults.NoContent() : new ProblemResult(deleted.Problem);
    }
}
