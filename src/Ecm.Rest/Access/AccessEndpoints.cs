using Ecm.Contracts.Access;
using Ecm.Core.Access;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardAccess = Ecm.Contracts.Access.CardAccess;
using NamedAccessList = Ecm.Contracts.Access.NamedAccessList;
using Person = Ecm.Contracts.Access.AccessPerson;
using Reason = Ecm.Contracts.Access.AccessReason;

namespace Ecm.Rest.Access;

/// <summary>Who may do what with cards.</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var access = api.MapGroup("/cards/{id:guid}/access").WithTags("Access");
        access.MapGet("", ReadAsync).WithName("readAccess").WithSummary("Who may do what with a card.");
        access.MapPut("", SetAsync).WithName("setAccess").WithSummary("Sets the access list of a card; what inherits from it follows.");
        access.MapGet("/people", PeopleAsync).WithName("listAccessPeople")
            .WithSummary("People who may read a card, what they may do and why; with letters, everybody of that name. For those who manage the card.");
        access.MapPost("/takeover", TakeOverAsync).WithName("takeOver")
            .WithSummary("Gives an administrator the right to manage a card. The reason stays in its history.");
        access.MapDelete("/grants/{cause}", WithdrawAsync).WithName("withdrawGrants")
            .WithSummary("Ends the rights beyond the list that the author (author) or administrators (takeover) have.");

        var lists = api.MapGroup("/access-lists").WithTags("Access");
        lists.MapGet("", ListAsync).WithName("listAccessLists").WithSummary("Named access lists.");
        lists.MapPut("/{name}", PutAsync).WithName("putAccessList")
            .WithSummary("Makes a named list or gives it other entries; the cards that hold it follow. For administrators.");
    }

    private static async Task<Results<Ok<CardAccess>, ProblemResult>> ReadAsync(
        Guid id, Caller caller, AccessRights rights, CancellationToken cancellationToken)
    {
        var access = await rights.GetAsync(caller, id, cancellationToken);
        return access.Succeeded ? TypedResults.Ok(Shape(access.Value)) : new ProblemResult(access.Problem);
    }

    private static async Task<Results<Ok<CardAccess>, ProblemResult>> SetAsync(
        Guid id, SetAccessRequest request, Caller caller, AccessRights rights, CancellationToken cancellationToken)
    {
        var access = await rights.SetAsync(
            caller, id, new CardAccessSetting(request.Inherit, request.List, Texts(request.Entries)), cancellationToken);
        return access.Succeeded ? TypedResults.Ok(Shape(access.Value)) : new ProblemResult(access.Problem);
    }

    private static async Task<Results<Ok<AccessPeopleList>, ProblemResult>> PeopleAsync(
        Guid id, Caller caller, AccessPeople people, CancellationToken cancellationToken, string? letters = null)
    {
        var found = await people.ListAsync(caller, id, letters, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok(new AccessPeopleList(found.Value.Total, [.. found.Value.People.Select(p => new Person(p.Id, p.Name, p.Login, AccessLevels.Word(p.Level), [.. p.Reasons.Select(Shape)]))]))
            : new ProblemResult(found.Problem);
    }

    private static async Task<Results<Ok<CardAccess>, ProblemResult>> TakeOverAsync(
        Guid id, TakeOverRequest request, Caller caller, AccessRights rights, CancellationToken cancellationToken)
    {
        var access = await rights.TakeOverAsync(caller, id, request.Reason, cancellationToken);
        return access.Succeeded ? TypedResults.Ok(Shape(access.Value)) : new ProblemResult(access.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> WithdrawAsync(
        Guid id, string cause, Caller caller, AccessRights rights, CancellationToken cancellationToken)
    {
        var withdrawn = await rights.WithdrawAsync(caller, id, cause, cancellationToken);
        return withdrawn.Succeeded ? TypedResults.NoContent() : new ProblemResult(withdrawn.Problem);
    }

    private static async Task<Ok<IReadOnlyList<NamedAccessList>>> ListAsync(Caller caller, NamedLists lists, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<NamedAccessList>>([.. (await lists.ListAsync(caller, cancellationToken)).Select(l =>
            new NamedAccessList { Name = l.Name, Entries = l.Entries is null ? null : [.. l.Entries.Select(Shape)] })]);

    private static async Task<Results<NoContent, ProblemResult>> PutAsync(
        string name, PutAccessListRequest request, Caller caller, NamedLists lists, CancellationToken cancellationToken)
    {
        var put = await lists.PutAsync(caller, name, Texts(request.Entries), cancellationToken);
        return put.Succeeded ? TypedResults.NoContent() : new ProblemResult(put.Problem);
    }

    /// <summary>JSON may hold null among entries; it names nobody.</summary>
    private static EntryText[] Texts(IReadOnlyList<AccessEntry>? entries) =>
        [.. (entries ?? []).Select(e => (AccessEntry?)e is { } entry ? new EntryText(entry.Principal, entry.Level) : new EntryText("", ""))];

    private static CardAccess Shape(CardAccessView access) => new()
    {
        Inherit = access.Inherit,
        InheritedFrom = access.From,
        List = access.List,
        Entries = [.. access.Entries.Select(Shape)],
        Grants = [.. access.Grants.Select(g => new AccessGrant(g.Principal, g.Name, AccessLevels.Word(g.Level), g.Cause))],
        Level = AccessLevels.Word(access.Level),
    };

    private static Reason Shape(Core.Access.AccessReason reason) =>
        new() { Principal = reason.Principal, Name = reason.Name, Level = AccessLevels.Word(reason.Level), Cause = reason.Cause };

    private static AccessEntry Shape(EntryView entry) => new() { Principal = entry.Principal, Name = entry.Name, Level = AccessLevels.Word(entry.Level) };
}
