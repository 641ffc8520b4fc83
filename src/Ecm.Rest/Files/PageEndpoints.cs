using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Files;

/// <summary>Pictures of pages, and reading a file again: a parked one, with its password or without, or any in other languages.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files/{id:guid}").WithTags("Files");
        files.MapGet("/pages/{page:int:min(1)}/image", ImageAsync).WithName("getFilePageImage").WithSummary("A page as JPEG, upright")
            .Produces<byte[]>(contentType: "image/jpeg");
        files.MapGet("/pages/{page:int:min(1)}/words/{word:int:min(0)}.png", WordAsync).WithName("getFilePageWord").WithSummary("One word of a page as PNG, as it stands in the page's picture")
            .Produces<byte[]>(contentType: "image/png");
        files.MapPost("/unlock", UnlockAsync).WithName("unlockFile")
            .WithSummary("Reads a parked file that asks for a password (PDF) with it; the password is kept nowhere, text and pictures of the pages are");
        files.MapPost("/read-again", ReadAgainAsync).WithName("readFileAgain")
            .WithSummary("Lets a PDF or picture be recognised in other languages; its pages change as they are read");
        files.MapPost("/retry", RetryAsync).WithName("retryFile").WithSummary("Asks for a parked file to be read again");
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> ImageAsync(
        Caller caller, Guid id, int page, PagePictures pictures, HttpResponse response, CancellationToken cancellationToken, int? version = null, int width = 1200)
    {
        var picture = await pictures.GetAsync(caller, id, version, page, width, cancellationToken);
        if (!picture.Succeeded)
            return new ProblemResult(picture.Problem);
        // A version never changes; without one the picture is that of the version that is current now.
        response.Headers.CacheControl = version is null ? "private, no-cache" : "private, max-age=31536000, immutable";
        return TypedResults.Bytes(picture.Value, "image/jpeg");
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> WordAsync(
        Caller caller, Guid id, int page, int word, PagePictures pictures, HttpResponse response, CancellationToken cancellationToken, int? version = null)
    {
        var picture = await pictures.WordAsync(caller, id, version, page, word, cancellationToken);
        if (!picture.Succeeded)
            return new ProblemResult(picture.Problem);
        // Which word it is changes with corrections.
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(picture.Value, "image/png");
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> UnlockAsync(
        Caller caller, Guid id, UnlockRequest body, FileUnlocking unlocking, CancellationToken cancellationToken)
    {
        var file = await unlocking.UnlockAsync(caller, id, body.Password, cancellationToken);
        return file.Succeeded ? TypedResults.Ok(file.Value.ToFile()) : new ProblemResult(file.Problem);
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> ReadAgainAsync(
        Caller caller, Guid id, ReadAgainRequest body, ReadingAgain reading, CancellationToken cancellationToken)
    {
        var file = await reading.AskAsync(caller, id, body.Language, cancellationToken);
        return file.Succeeded ? TypedResults.Ok(file.Value.ToFile()) : new ProblemResult(file.Problem);
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> RetryAsync(
        Caller caller, Guid id, FileParking parking, FileReading files, CancellationToken cancellationToken)
    {
        var retried = await parking.RetryAsync(caller, id, cancellationToken);
        if (!retried.Succeeded)
            return new ProblemResult(retried.Problem);
        var file = await files.GetAsync(caller, id, cancellationToken);
        return file.Succeeded ? TypedResults.Ok(file.Value.ToFile()) : new ProblemResult(file.Problem);
    }
}
