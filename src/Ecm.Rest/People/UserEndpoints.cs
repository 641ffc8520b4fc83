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

/// <summary>Users.</summary>
internal static class UserEndpoints
{
    private const int PageSize = 200;

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("People");
        users.MapGet("", ListAsync).WithName("listUsers").WithSummary("Users by login, in pages; q: letters in login or name.");
        users.MapPost("", CreateAsync).WithName("createUser").WithSummary("Makes a user. For administrators.");
        users.MapGet("/{id:guid}", ReadAsync).WithName("readUser").WithSummary("A user.");
        users.MapPatch("/{id:guid}", PatchAsync).WithName("patchUser").WithSummary("Changes a user. For administrators.");
        users.MapPost("/{id:guid}/password", NewPasswordAsync).WithName("newPassword")
            .WithSummary("Makes a new password for a user who lost theirs; it is in this answer only. For administrators.");
        users.MapDelete("/{id:guid}", BlockAsync).WithName("blockUser")
            .WithSummary("Blocks a user: sessions and tokens end, what they made stays. For administrators.");
        api.MapGet("/roles", RolesAsync).WithTags("People").WithName("listRoles").WithSummary("The roles there are: those somebody has and those that rights name.");
    }

    private static async Task<Ok<ListPage<User>>> ListAsync(
        Caller caller, Users users, CancellationToken cancellationToken, string? q = null, string? cursor = null, int size = PageSize)
    {
        var page = await users.ListAsync(caller, cursor, size, cancellationToken, q);
        return TypedResults.Ok(new ListPage<User>([.. page.Users.Select(PeopleShapes.Of)], page.Next));
    }

    private static async Task<Results<Created<User>, ProblemResult>> CreateAsync(
        CreateUserRequest request, Caller caller, Users users, CancellationToken cancellationToken)
    {
        var user = await users.CreateAsync(
            caller,
            new NewUser(request.Login, request.Name, request.Password, request.Language, PeopleShapes.Texts(request.Roles) ?? [], PeopleShapes.Texts(request.Groups) ?? []),
            cancellationToken);
        return user.Succeeded
            ? TypedResults.Created($"/api/v1/users/{user.Value.Id}", PeopleShapes.Of(user.Value))
            : new ProblemResult(user.Problem);
    }

    private static async Task<Results<Ok<User>, ProblemResult>> ReadAsync(Guid id, Caller caller, Users users, CancellationToken cancellationToken)
    {
        var user = await users.ReadAsync(caller, id, cancellationToken);
        return user.Succeeded ? TypedResults.Ok(PeopleShapes.Of(user.Value)) : new ProblemResult(user.Problem);
    }

    private static async Task<Results<Ok<User>, ProblemResult>> PatchAsync(
        Guid id, PatchUserRequest request, Caller caller, Users users, CancellationToken cancellationToken)
    {
        var patch = new UserPatch
        {
            Name = request.Name, Language = request.Language, Password = request.Password, Blocked = request.Blocked,
            Roles = PeopleShapes.Texts(request.Roles), Groups = PeopleShapes.Texts(request.Groups),
        };
        var user = await users.PatchAsync(caller, id, patch, cancellationToken);
        return user.Succeeded ? TypedResults.Ok(PeopleShapes.Of(user.Value)) : new ProblemResult(user.Problem);
    }

    private static async Task<Results<Ok<NewPassword>, ProblemResult>> NewPasswordAsync(
        Guid id, Caller caller, Users users, HttpResponse response, CancellationToken cancellationToken)
    {
        // The secret is not kept: a repeated request makes another one.
        var password = await users.NewPasswordAsync(caller with { IdempotencyKey = null }, id, cancellationToken);
        if (!password.Succeeded)
            return new ProblemResult(password.Problem);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewPassword(password.Value));
    }

    private static async Task<Ok<IReadOnlyList<string>>> RolesAsync(Caller caller, Users users, CancellationToken cancellationToken) =>
        TypedResults.Ok(await users.RolesAsync(cancellationToken));

    private static async Task<Results<NoContent, ProblemResult>> BlockAsync(Guid id, Caller caller, Users users, CancellationToken cancellationToken)
    {
        var user = await users.BlockAsync(caller, id, cancellationToken);
        return user.Succeeded ? TypedResults.NoContent() : new ProblemResult(user.Problem);
    }
}
