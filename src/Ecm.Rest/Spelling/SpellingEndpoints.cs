using Ecm.Contracts.Search;
using Ecm.Contracts;
using Ecm.Core.Access;
using Ecm.Core.Spelling;
using Ecm.Rest.Files;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MisspeltOnPage = Ecm.Contracts.Search.MisspeltOnPage;
using PageSpelling = Ecm.Contracts.Search.PageSpelling;

namespace Ecm.Rest.Spelling;

/// <summary>Misspelt words of a text and of a whole document.</summary>
internal static class SpellingEndpoints
{
    public static void MapSpelling(this IEndpointRouteBuilder api)
    {
        var spelling = api.MapGroup("/spelling").WithTags("Search");
        spelling.MapPost("", CheckAsync).WithName("checkSpelling").WithSummary("The misspelt words of a text, with suggestions");
        spelling.MapPost("/document", CheckDocumentAsync).WithName("checkDocumentSpelling")
            .WithSummary("The unknown words of a file, or of all files of a card, by page, with their places and suggestions")
            .WithDescription("Some 200 words, or three seconds, at a time; a page is never cut. The cursor goes on in the next request's body.");
    }

    private static async Task<Results<Ok<IReadOnlyList<MisspeltWord>>, ProblemResult>> CheckAsync(Caller caller, SpellingRequest request, SpellCheck spelling, CancellationToken cancellationToken)
    {
        var found = await spelling.CheckAsync(caller, request.Text, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok<IReadOnlyList<MisspeltWord>>([.. found.Value.Select(w => new MisspeltWord(w.Offset, w.Length, w.Word, w.Suggestions))])
            : new ProblemResult(found.Problem);
    }

    private static async Task<Results<Ok<ListPage<PageSpelling>>, ProblemResult>> CheckDocumentAsync(
        Caller caller, DocumentSpellingRequest request, DocumentSpelling spelling, CancellationToken cancellationToken)
    {
        var found = await spelling.CheckAsync(caller, request.CardId, request.FileId, request.Cursor, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok(new ListPage<PageSpelling>([.. found.Value.Items.Select(p => new PageSpelling(p.FileId, p.Page, [.. p.Words.Select(Of)]))], found.Value.Cursor))
            : new ProblemResult(found.Problem);
    }

    private static MisspeltOnPage Of(Core.Spelling.MisspeltOnPage found) => new(
        found.Word.Offset, found.Word.Length, found.Word.Word, found.Word.Suggestions, found.Box?.Select(static edge => FileShapes.Fraction(edge)).ToArray());
}
