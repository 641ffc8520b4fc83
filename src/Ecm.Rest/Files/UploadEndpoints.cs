using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Rest.Security;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>
/// Files coming in. Bodies are streamed: a part is read while it arrives and goes straight to the store, so memory does not grow with its size.
/// Each part of <c>/uploads</c> is its own transaction; a client that is gone in the middle leaves nothing of the part it was sending.
/// </summary>
internal static class UploadEndpoints
{
    private const string Form = "multipart/form-data";

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        api.MapPost("/uploads", UploadAsync).WithTags("Files").WithName("uploadFiles").StoresBytes()
            .WithSummary("Makes a card for each file: any part of the form with a file name; expand=true: and one for each file in an archive or mail").AcceptsForm();
        api.MapPost("/cards/{id:guid}/files", AddAsync).WithTags("Files").WithName("addFile").StoresBytes()
            .WithSummary("Adds a file to a card: the form's part with a file name").AcceptsForm();
        api.MapPut("/files/{id:guid}/content", ReplaceAsync).WithTags("Files").WithName("replaceFile").StoresBytes().TakesVersion(required: true)
            .WithSummary("Gives a file a new version: the bytes as they are, or a form's part with a file name (If-Match needed)")
            .ReadsBody(("application/octet-stream", Bytes), (Form, FileForm));
    }

    private static async Task<Results<Created<IReadOnlyList<UploadedPart>>, ProblemResult>> UploadAsync(
        Caller caller, FileUploads uploads, HttpRequest request, string? type, Guid? parentId, string? access, string? twins, bool? expand, CancellationToken cancellationToken)
    {
        if (!Words.TryParse(twins, TwinChoice.Keep, out var choice))
            return new ProblemResult(Problems.ParameterWrong("twins"));
        var target = new UploadTarget(type, parentId, access, choice, expand == true);
        var parts = new List<UploadedPart>();
        Problem? last = null;
        try
        {
            await foreach (var file in IncomingFiles.ReadAsync(request, cancellationToken))
            {
                var key = caller.IdempotencyKey is { } given ? $"{given}#{parts.Count + 1}" : null;
                var stored = await TakeAsync(token => uploads.UploadAsync(
                    caller with { IdempotencyKey = key }, target, file.Name, file.MediaType, file.Content, token), cancellationToken);
                last = stored.Problem ?? last;
                parts.Add(stored.Succeeded ? stored.Value.ToPart() : stored.Problem.ToPart(file.Name, caller.Language));
            }
        }
        catch (BodyCutShortException)
        {
            // Between two parts: what came whole is kept and answered.
            last = Problems.BodyCutShort();
            if (parts.Count == 0)
                return new ProblemResult(last);
        }

        if (parts.Any(p => p.FileId is not null))
            return TypedResults.Created((string?)null, (IReadOnlyList<UploadedPart>)parts);
        return new ProblemResult(last ?? Problems.NoFile());
    }

    private static async Task<Results<Created<CardFile>, ProblemResult>> AddAsync(
        Caller caller, Guid id, FileUploads uploads, HttpContext http, CancellationToken cancellationToken)
    {
        var stored = await FirstAsync(http.Request, cancellationToken, (file, token) =>
            uploads.AddAsync(caller, id, file.Name, file.MediaType, file.Content, token));
        if (!stored.Succeeded)
            return new ProblemResult(stored.Problem);
        http.Response.NameVersion(stored.Value.File.Version);
        return TypedResults.Created($"/api/v1/files/{stored.Value.File.Id}", stored.Value.File.ToFile(stored.Value.Twins));
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> ReplaceAsync(
        Caller caller, Guid id, FileUploads uploads, FileReading files, HttpContext http, CancellationToken cancellationToken)
    {
        var version = await http.Request.RequiredVersionAsync(async () => (await files.GetAsync(caller, id, cancellationToken)).Map(f => f.Version));
        if (!version.Succeeded)
            return new ProblemResult(version.Problem);
        Task<Result<UploadedFile>> Replace(IncomingFile file, CancellationToken token) =>
            uploads.ReplaceAsync(caller, id, version.Value, file.Name, file.MediaType, file.Content, token);
        var stored = IncomingFiles.IsMultipart(http.Request)
            ? await FirstAsync(http.Request, cancellationToken, Replace)
            : await TakeAsync(token => Replace(IncomingFiles.Whole(http.Request), token), cancellationToken);
        if (!stored.Succeeded)
            return new ProblemResult(stored.Problem);
        http.Response.NameVersion(stored.Value.File.Version);
        return TypedResults.Ok(stored.Value.File.ToFile());
    }

    private static async Task<Result<UploadedFile>> FirstAsync(
        HttpRequest request, CancellationToken cancellationToken, Func<IncomingFile, CancellationToken, Task<Result<UploadedFile>>> take)
    {
        try
        {
            await foreach (var file in IncomingFiles.ReadAsync(request, cancellationToken))
                return await TakeAsync(token => take(file, token), cancellationToken);
            return Problems.NoFile();
        }
        catch (BodyCutShortException)
        {
            return Problems.BodyCutShort();
        }
    }

    private static async Task<Result<UploadedFile>> TakeAsync(Func<CancellationToken, Task<Result<UploadedFile>>> take, CancellationToken cancellationToken)
    {
        try
        {
            return await take(cancellationToken);
        }
        catch (BodyCutShortException)
        {
            return Problems.BodyCutShort();
        }
    }

    private static RouteHandlerBuilder AcceptsForm(this RouteHandlerBuilder route) => route.Accepts<IFormFile>(Form).ReadsBody((Form, FileForm));

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiSchema FileForm() => new()
    {
        Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Bytes() }, Required = new HashSet<string> { "file" },
    };
}
