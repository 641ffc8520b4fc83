using System.Globalization;
using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Uploads;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Ecm.Rest.Files;

/// <summary>Uploads in pieces, for large files and connections that break.</summary>
internal static class PartEndpoints
{
    private const string OffsetHeader = "Upload-Offset";
    private const string LengthHeader = "Upload-Length";

    public static void MapParts(this IEndpointRouteBuilder api)
    {
        var parts = api.MapGroup("/uploads/parts").WithTags("Files");
        parts.MapPost("", BeginAsync).WithName("beginUpload").WithSummary("Announces a file that is sent in pieces; unfinished ones are swept after a day");
        parts.MapMethods("/{id:guid}", [HttpMethods.Head], AskAsync).ExcludeFromDescription();
        parts.MapGet("/{id:guid}", AskAsync).WithName("getUpload").WithSummary("How many bytes are stored (Upload-Offset) of how many (Upload-Length)");
        parts.MapPatch("/{id:guid}", AddAsync).WithName("addPiece").StoresBytes().ReadsBody(("application/octet-stream", static () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }))
            .WithSummary("Takes the piece that begins at Upload-Offset, at least 1 MiB unless it is the last; with the last byte it answers like /uploads");
        parts.MapDelete("/{id:guid}", DropAsync).WithName("dropUpload").WithSummary("Gives an upload up");
    }

    private static async Task<Results<Created<BegunUpload>, ProblemResult>> BeginAsync(Caller caller, BeginUploadRequest body, PartUploads uploads, CancellationToken cancellationToken)
    {
        if (!Words.TryParse(body.Twins, TwinChoice.Keep, out var choice))
            return new ProblemResult(Problems.ParameterWrong("twins"));
        if (body.FileId is null != body.Version is null)
            return new ProblemResult(Problems.ParameterWrong("version"));
        (Guid, int)? replaces = body is { FileId: { } file, Version: { } version } ? (file, version) : null;
        var target = new UploadTarget(body.Type, body.ParentId, body.Access, choice, body.Expand);
        var begun = await uploads.BeginAsync(caller, new AnnouncedFile(body.Name, body.Size, body.MediaType, body.CardId, target, replaces), cancellationToken);
        return begun.Succeeded ? TypedResults.Created($"/api/v1/uploads/parts/{begun.Value}", new BegunUpload(begun.Value)) : new ProblemResult(begun.Problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> AskAsync(Caller caller, Guid id, PartUploads uploads, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await uploads.FindAsync(caller, id, cancellationToken);
        if (!found.Succeeded)
            return new ProblemResult(found.Problem);
        Tell(response, found.Value);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Created<IReadOnlyList<UploadedPart>>, ProblemResult>> AddAsync(
        Caller caller, Guid id, [FromHeader(Name = OffsetHeader)] long offset, PartUploads uploads, HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.ContentLength is not { } length)
            return new ProblemResult(Problems.ParameterWrong("Content-Length"));
        Result<UploadProgress> added;
        try
        {
            added = await uploads.AddAsync(caller, id, offset, length, new IncomingStream(http.Request.Body), cancellationToken);
        }
        catch (BodyCutShortException)
        {
            return new ProblemResult(Problems.BodyCutShort());
        }

        if (!added.Succeeded)
            return new ProblemResult(added.Problem);
        Tell(http.Response, added.Value);
        return added.Value.Done is { } done ? TypedResults.Created((string?)null, (IReadOnlyList<UploadedPart>)[done.ToPart()]) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemResult>> DropAsync(Caller caller, Guid id, PartUploads uploads, CancellationToken cancellationToken) =>
        await uploads.DropAsync(caller, id, cancellationToken) is { } refused ? new ProblemResult(refused) : TypedResults.NoContent();

    private static void Tell(HttpResponse response, UploadProgress progress)
    {
        response.Headers[OffsetHeader] = progress.Stored.ToString(CultureInfo.InvariantCulture);
        response.Headers[LengthHeader] = progress.Size.ToString(CultureInfo.InvariantCulture);
    }
}
