using Ecm.Contracts;
using Ecm.Contracts.Search;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Spelling;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using OwnWord = Ecm.Contracts.Search.OwnWord;
using RefusedWord = Ecm.Contracts.Search.RefusedWord;
using WordImport = Ecm.Contracts.Search.WordImport;

namespace Ecm.Rest.Spelling;

/// <summary>The organisation's own words.</summary>
internal static class WordEndpoints
{
    private const int DefaultPage = 200;
    private const string PlainText = "text/plain";

    public static void MapWords(this IEndpointRouteBuilder api)
    {
        var words = api.MapGroup("/spelling/words").WithTags("Search");
        words.MapGet("", ListAsync).WithName("listWords").WithSummary("The organisation's own words in alphabetical order, all or those that begin so (prefix=)");
        words.MapPost("", AddAsync).WithName("addWord").WithSummary("Adds a word to the organisation's own. For clerks and administrators");
        words.MapDelete("/{word}", RemoveAsync).WithName("removeWord").WithSummary("Removes a word: an administrator any, others what they added themselves");
        words.MapPost("/import", ImportAsync).WithName("importWords").Accepts<string>(PlainText)
            .ReadsBody((PlainText, () => new OpenApiSchema { Type = JsonSchemaType.String, Description = "One word a line." }))
            .WithSummary("Adds the words of a list that are not known yet. For administrators")
            .WithDescription("UTF-8 or windows-1251 (charset= of the media type, else found out), at most 1 MiB and 50,000 lines. DELETE /spelling/words/import/{importId} takes it back.");
        words.MapDelete("/import/{importId:guid}", TakeBackAsync).WithName("takeWordImportBack").WithSummary("Removes the words that an import brought. For administrators");
    }

    private static async Task<Ok<ListPage<OwnWord>>> ListAsync(
        Caller caller, OrganisationWords words, CancellationToken cancellationToken, string? prefix = null, string? cursor = null, int size = DefaultPage)
    {
        var page = await words.ListAsync(prefix, cursor, size, cancellationToken);
        return TypedResults.Ok(new ListPage<OwnWord>([.. page.Items.Select(Of)], page.Cursor));
    }

    private static async Task<Results<Ok<OwnWord>, ProblemResult>> AddAsync(Caller caller, AddWordRequest request, OrganisationWords words, CancellationToken cancellationToken)
    {
        var added = await words.AddAsync(caller, request.Word, cancellationToken);
        return added.Succeeded ? TypedResults.Ok(Of(added.Value)) : new ProblemResult(added.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> RemoveAsync(Caller caller, string word, OrganisationWords words, CancellationToken cancellationToken)
    {
        var removed = await words.RemoveAsync(caller, word, cancellationToken);
        return removed.Succeeded ? TypedResults.NoContent() : new ProblemResult(removed.Problem);
    }

    private static async Task<Results<Ok<WordImport>, ProblemResult>> ImportAsync(Caller caller, HttpRequest request, OrganisationWords words, CancellationToken cancellationToken)
    {
        using var list = new MemoryStream();
        await request.Body.CopyToAsync(list, cancellationToken);
        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue ? type.Charset.Value : null;
        var imported = await words.ImportAsync(caller, list.ToArray(), charset, cancellationToken);
        return imported.Succeeded ? TypedResults.Ok(Of(imported.Value)) : new ProblemResult(imported.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> TakeBackAsync(Caller caller, Guid importId, OrganisationWords words, CancellationToken cancellationToken)
    {
        var taken = await words.TakeBackAsync(caller, importId, cancellationToken);
        return taken.Succeeded ? TypedResults.NoContent() : new ProblemResult(taken.Problem);
    }

    private static OwnWord Of(OwnWordView word) => new(word.Word, word.AuthorId, word.AddedAt, word.ImportId);

    private static WordImport Of(Core.Spelling.WordImport import) => new(
        import.ImportId, import.Added, import.Known, [.. import.Refused.Select(r => new RefusedWord(r.Line, r.Text, Words.Of(r.Fault)))]);
}
