using System.Text;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Twins;
using Ecm.Rest.Security;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>Files: properties, versions, content, text and pages. The right to read the card is the right to read its files.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cards/{id:guid}/files", ListAsync).WithTags("Files").WithName("listFiles").WithSummary("The files of a card, in the order in which they came");
        var files = api.MapGroup("/files/{id:guid}").WithTags("Files");
        files.MapGet("", GetAsync).WithName("getFile").WithSummary("A file with its current version, how far its reading is, and other scans of the same paper that were there before");
        files.MapGet("/versions", VersionsAsync).WithName("listFileVersions").WithSummary("All versions of a file, newest first");
        files.MapMethods("/content", [HttpMethods.Head], ContentAsync).ExcludeFromDescription();
        files.MapGet("/content", ContentAsync).WithName("getFileContent").WithSummary("The bytes of a file (Range, If-None-Match)");
        files.MapGet("/text", TextAsync).WithName("getFileText").WithSummary("The text of a file as far as it has been read; pages end with a form feed")
            .Produces<string>(contentType: "text/plain");
        files.MapGet("/pages/{page:int:min(1)}", PageAsync).WithName("getFilePage").WithSummary("The text of a page, its words with their places, and the hits of a query");
        files.MapGet("/marks", MarksAsync).WithName("getFileMarks").WithSummary("How often the words of a query (q=) stand on each page, as far as the file has been read");
    }

    private static async Task<Results<Ok<IReadOnlyList<CardFile>>, ProblemResult>> ListAsync(
        Caller caller, Guid id, FileReading files, CancellationToken cancellationToken) =>
        Answer(await files.ListAsync(caller, id, cancellationToken));

    private static async Task<Results<Ok<CardFile>, ProblemResult>> GetAsync(
        Caller caller, Guid id, FileReading files, NearTwins twins, HttpResponse response, CancellationToken cancellationToken)
    {
        var file = await files.GetAsync(caller, id, cancellationToken);
        if (!file.Succeeded)
            return new ProblemResult(file.Problem);
        response.NameVersion(file.Value.Version);
        return TypedResults.Ok(file.Value.ToFile(await twins.OfAsync(caller, id, cancellationToken)));
    }

    private static async Task<Results<Ok<IReadOnlyList<CardFile>>, ProblemResult>> VersionsAsync(
        Caller caller, Guid id, FileReading files, CancellationToken cancellationToken) =>
        Answer(await files.VersionsAsync(caller, id, cancellationToken));

    private static async Task<Results<FileDownload, ProblemResult>> ContentAsync(
        Caller caller, Guid id, int? version, bool? inline, FileReading files, HttpRequest request, CancellationToken cancellationToken)
    {
        var file = await files.GetAsync(caller, id, version, cancellationToken);
        if (!file.Succeeded)
            return new ProblemResult(file.Problem);
        try
        {
            return await FileDownload.OpenAsync(files, file.Value, inline ?? false, request, cancellationToken);
        }
        catch (BlobStoreUnavailableException)
        {
            return new ProblemResult(Problems.StoreUnavailable());
        }
    }

    private static async Task<Results<PushStreamHttpResult, ProblemResult>> TextAsync(
        Caller caller, Guid id, int? version, FileReading files, CancellationToken cancellationToken)
    {
        var text = await files.TextAsync(caller, id, version, cancellationToken);
        return text.Succeeded
            ? TypedResults.Stream(body => WriteAsync(body, text.Value, cancellationToken), "text/plain; charset=utf-8")
            : new ProblemResult(text.Problem);
    }

    private static async Task<Results<Ok<FilePage>, ProblemResult>> PageAsync(
        Caller caller, Guid id, int page, int? version, string? q, FileReading files, PageMarks marks, CancellationToken cancellationToken)
    {
        var file = await files.GetAsync(caller, id, version, cancellationToken);
        if (!file.Succeeded)
            return new ProblemResult(file.Problem);
        var text = await files.PageAsync(caller, id, file.Value.Version, page, cancellationToken);
        return text.Succeeded
            ? TypedResults.Ok(text.Value.ToPage(file.Value.Intake.Pages, await marks.FindAsync(q, text.Value, cancellationToken)))
            : new ProblemResult(text.Problem);
    }

    private static async Task<Results<Ok<FileMarks>, ProblemResult>> MarksAsync(
        Caller caller, Guid id, int? version, string? q, FileReading files, PageMarks marks, CancellationToken cancellationToken)
    {
        var text = await files.TextAsync(caller, id, version, cancellationToken);
        if (!text.Succeeded)
            return new ProblemResult(text.Problem);
        var pages = await marks.CountAsync(q, text.Value, cancellationToken);
        return TypedResults.Ok(new FileMarks(pages.Sum(p => p.Marks), [.. pages.Select(p => new FileMarksOfPage(p.Page, p.Marks))]));
    }

    private static Results<Ok<IReadOnlyList<CardFile>>, ProblemResult> Answer(Result<IReadOnlyList<FileView>> files) =>
        files.Succeeded ? TypedResults.Ok<IReadOnlyList<CardFile>>([.. files.Value.Select(f => f.ToFile())]) : new ProblemResult(files.Problem);

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<PageText> pages, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(page.Text.AsMemory(), cancellationToken);
            await writer.WriteAsync('\f');
        }
    }
}
