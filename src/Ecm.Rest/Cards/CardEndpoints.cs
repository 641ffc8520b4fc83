using System.Text.Json;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Rest.Security;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Card = Ecm.Contracts.Cards.Card;

namespace Ecm.Rest.Cards;

/// <summary>Cards: make, read, change, move through their lifecycle, into the trash and out of it.</summary>
internal static class CardEndpoints
{
    private const int DefaultPage = 50;

    public static void MapCards(this IEndpointRouteBuilder api)
    {
        var cards = api.MapGroup("/cards").WithTags("Cards");
        cards.MapPost("", CreateAsync).WithName("createCard").WithSummary("Makes a card");
        cards.MapGet("", ListAsync).WithName("listCards")
            .WithSummary("An exact list: children, journal, trash or everything, newest first (children: oldest first)")
            .WithDescription("sort: newest, oldest, changed (changed last first) or registered (registered last first; needs register). A cursor goes on in its own order.");
        cards.MapGet("/opened", ListOpenedAsync).WithName("listOpenedCards").WithSummary("The cards that the caller opened last, newest first, 50 at most");
        cards.MapPost("/{id:guid}/open", OpenAsync).WithName("openCard").WithSummary("Notes that the caller opens a card; nobody else learns of it");
        cards.MapGet("/{id:guid}", GetAsync).WithName("getCard").WithSummary("A card");
        cards.MapPatch("/{id:guid}", PatchAsync).WithName("patchCard").WithSummary("Changes title, fields and parent (merge patch; If-Match needed)")
            .Accepts<PatchCardRequest>(PatchBody.MediaType, "application/json").TakesVersion(required: true)
            .ReadsBody((PatchBody.MediaType, PatchBody.Schema), ("application/json", PatchBody.Schema));
        cards.MapDelete("/{id:guid}", TrashAsync).WithName("trashCard").WithSummary("Puts a card into the trash").TakesVersion();
        cards.MapPost("/{id:guid}/restore", RestoreAsync).WithName("restoreCard").WithSummary("Takes a card out of the trash").TakesVersion();
        cards.MapPost("/{id:guid}/transition", TransitionAsync).WithName("transitionCard").WithSummary("Moves a card to another state").TakesVersion();
        cards.MapPost("/{id:guid}/type", RetypeAsync).WithName("retypeCard").WithSummary("Makes a card one of another type; values that both types have stay").TakesVersion();
        cards.MapGet("/{id:guid}/tree", TreeAsync).WithName("getCardTree").WithSummary("The tree a card stands in, from the top down");
        cards.MapPost("/{id:guid}/comments", CommentAsync).WithName("commentOnCard").WithSummary("Says something about a card; it stands in its history and is not rewritten");
        cards.MapGet("/{id:guid}/history", HistoryAsync).WithName("getCardHistory").WithSummary("Who did what when, old and new, newest first (kind=: decisions, edits; else everything)");
    }

    private static async Task<Results<Created<Card>, ProblemResult>> CreateAsync(
        Caller caller, CreateCardRequest body, CardEditing cards, HttpResponse response, CancellationToken cancellationToken)
    {
        var card = new NewCard(body.Type, body.Title, body.ParentId, body.Fields ?? new Dictionary<string, JsonElement>(), body.Access);
        var made = await cards.CreateAsync(caller, card, cancellationToken);
        if (!made.Succeeded)
            return new ProblemResult(made.Problem);
        response.NameVersion(made.Value.Version);
        return TypedResults.Created($"/api/v1/cards/{made.Value.Id}", made.Value.ToCard());
    }

    private static async Task<Results<Ok<ListPage<Card>>, ProblemResult>> ListAsync(
        Caller caller, CardReading cards, string? parent, string? type, string? register, string? state, Guid? party, bool? trash,
        string? number, Guid? responsible, int? registeredIn, Day? registeredFrom, Day? registeredTo, string? sort, string? cursor, int? size, CancellationToken cancellationToken)
    {
        if (!Words.TryParse<CardSort>(sort, CardSort.Newest, out var order))
            return new ProblemResult(Problems.ParameterWrong("sort"));
        var filter = new CardFilter { Type = type, Register = register, State = state, PartyId = party, Trashed = trash ?? false, Sort = sort is null ? null : order, NumberPart = number, ResponsibleId = responsible, RegisteredIn = registeredIn, RegisteredFrom = registeredFrom?.Value, RegisteredTo = registeredTo?.Value };
        if (parent == "none")
            filter = filter with { TopOnly = true };
        else if (Guid.TryParse(parent, out var parentId))
            filter = filter with { ParentId = parentId };
        else if (parent is not null)
            return new ProblemResult(Problems.ParameterWrong("parent"));
        var page = await cards.ListAsync(caller, filter, cursor, size ?? DefaultPage, cancellationToken);
        if (!page.Succeeded)
            return new ProblemResult(page.Problem);
        return TypedResults.Ok(new ListPage<Card>([.. page.Value.Items.Select(c => c.ToCard())], page.Value.Cursor));
    }

    private static async Task<Ok<IReadOnlyList<Card>>> ListOpenedAsync(Caller caller, OpenedCards cards, CancellationToken cancellationToken, int size = OpenedCards.MostKept) =>
        TypedResults.Ok<IReadOnlyList<Card>>([.. (await cards.ListAsync(caller, size, cancellationToken)).Select(c => c.ToCard())]);

    private static async Task<Results<NoContent, ProblemResult>> OpenAsync(Caller caller, Guid id, CardReading reading, OpenedCards cards, CancellationToken cancellationToken)
    {
        var card = await reading.GetAsync(caller, id, cancellationToken);
        if (!card.Succeeded)
            return new ProblemResult(card.Problem);
        await cards.KeepAsync(caller, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Card>, ProblemResult>> GetAsync(
        Caller caller, Guid id, CardReading cards, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await cards.GetAsync(caller, id, cancellationToken));

    private static async Task<Results<Ok<Card>, ProblemResult>> PatchAsync(
        Caller caller, Guid id, JsonElement body, CardEditing editing, CardReading reading, HttpContext http, CancellationToken cancellationToken)
    {
        var version = await http.Request.RequiredVersionAsync(async () => (await reading.GetAsync(caller, id, cancellationToken)).Map(c => c.Version));
        if (!version.Succeeded)
            return new ProblemResult(version.Problem);
        var patch = PatchBody.Read(body);
        if (!patch.Succeeded)
            return new ProblemResult(patch.Problem);
        return Answer(http, await editing.PatchAsync(caller, id, version.Value, patch.Value, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemResult>> TrashAsync(
        Caller caller, Guid id, CardEditing cards, HttpRequest request, CancellationToken cancellationToken)
    {
        var trashed = await cards.TrashAsync(caller, id, request.ExpectedVersion(), cancellationToken);
        return trashed.Succeeded ? TypedResults.NoContent() : new ProblemResult(trashed.Problem);
    }

    private static async Task<Results<Ok<Card>, ProblemResult>> RestoreAsync(
        Caller caller, Guid id, CardEditing cards, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await cards.RestoreAsync(caller, id, http.Request.ExpectedVersion(), cancellationToken));

    private static async Task<Results<Ok<Card>, ProblemResult>> TransitionAsync(
        Caller caller, Guid id, TransitionRequest body, CardEditing cards, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await cards.TransitionAsync(caller, id, body.To, http.Request.ExpectedVersion(), cancellationToken));

    private static async Task<Results<Ok<Card>, ProblemResult>> RetypeAsync(
        Caller caller, Guid id, RetypeRequest body, CardEditing cards, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await cards.RetypeAsync(caller, id, body.Type, http.Request.ExpectedVersion(), cancellationToken));

    private static async Task<Results<Ok<Card>, ProblemResult>> CommentAsync(
        Caller caller, Guid id, CommentRequest body, CardEditing cards, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await cards.CommentAsync(caller, id, body.Text, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<CardTreeNode>>, ProblemResult>> TreeAsync(
        Caller caller, Guid id, CardTrees trees, CancellationToken cancellationToken)
    {
        var tree = await trees.AroundAsync(caller, id, mostBelow: null, cancellationToken);
        return tree.Succeeded
            ? TypedResults.Ok<IReadOnlyList<CardTreeNode>>([.. tree.Value.Select(n => n.ToNode())])
            : new ProblemResult(tree.Problem);
    }

    private static async Task<Results<Ok<ListPage<CardHistoryEntry>>, ProblemResult>> HistoryAsync(
        Caller caller, Guid id, CardReading cards, string? kind, string? cursor, int? size, CancellationToken cancellationToken)
    {
        if (!Words.TryParse(kind, HistoryKind.All, out var wanted))
            return new ProblemResult(Problems.ParameterWrong("kind"));
        var history = await cards.HistoryAsync(caller, id, wanted, cursor, size ?? DefaultPage, cancellationToken);
        return history.Succeeded
            ? TypedResults.Ok(new ListPage<CardHistoryEntry>([.. history.Value.Items.Select(e => e.ToEntry())], history.Value.Cursor))
            : new ProblemResult(history.Problem);
    }

    private static Results<Ok<Card>, ProblemResult> Answer(HttpContext http, Result<CardView> card)
    {
        if (!card.Succeeded)
            return new ProblemResult(card.Problem);
        http.Response.NameVersion(card.Value.Version);
        return TypedResults.Ok(card.Value.ToCard());
    }
}
