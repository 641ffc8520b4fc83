using System.Text.Json;
using Card = Ecm.Contracts.Cards.Card;
using Ecm.Contracts.Cards;
using Ecm.Core.Access;
using Ecm.Core.Suggestions;
using Ecm.Rest.Files;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Cards;

/// <summary>Values that were seen in the files of a card.</summary>
internal static class SuggestionEndpoints
{
    public static void MapSuggestions(this IEndpointRouteBuilder api)
    {
        var suggestions = api.MapGroup("/cards/{id:guid}/suggestions").WithTags("Cards");
        suggestions.MapGet("", ListAsync).WithName("listSuggestions").WithSummary("Values for the empty fields of a card that were seen in the text of its files");
        suggestions.MapPost("/{field}", AcceptAsync).WithName("acceptSuggestion").WithSummary("Takes such a value over, if the field is still empty").TakesVersion();
    }

    private static async Task<Results<Ok<IReadOnlyList<CardSuggestion>>, ProblemResult>> ListAsync(
        Caller caller, Guid id, FieldSuggestions suggestions, CancellationToken cancellationToken)
    {
        var listed = await suggestions.ListAsync(caller, id, cancellationToken);
        return listed.Succeeded ? TypedResults.Ok<IReadOnlyList<CardSuggestion>>([.. listed.Value.Select(ToSuggestion)]) : new ProblemResult(listed.Problem);
    }

    private static async Task<Results<Ok<Card>, ProblemResult>> AcceptAsync(
        Caller caller, Guid id, string field, FieldSuggestions suggestions, HttpContext http, CancellationToken cancellationToken)
    {
        var card = await suggestions.AcceptAsync(caller, id, field, http.Request.ExpectedVersion(), cancellationToken);
        if (!card.Succeeded)
            return new ProblemResult(card.Problem);
        http.Response.NameVersion(card.Value.Version);
        return TypedResults.Ok(card.Value.ToCard());
    }

    private static CardSuggestion ToSuggestion(FieldSuggestion suggestion) => new()
    {
        Field = suggestion.Field, Value = JsonElement.Parse(suggestion.Value), FileId = suggestion.FileId, Page = suggestion.Page,
        Box = suggestion.Box?.Select(static edge => FileShapes.Fraction(edge)).ToArray(), Seen = suggestion.Seen,
    };
}
