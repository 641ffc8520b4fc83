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
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>On which card a file lies.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files/{id:guid}").WithTags("Files");
        files.MapPost("/move", MoveAsync).WithName("moveFile").WithSummary("Moves a file with its versions, and what is attached to it, to another card or to one of its own");
        files.MapDelete("", TakeOffAsync).WithName("takeFileOff").WithSummary("Takes a file off its card: it lies in the trash on a card of its own; answers where");
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> MoveAsync(
        Caller caller, Guid id, MoveFileRequest request, FilePlaces places, CancellationToken cancellationToken) =>
        Answer(await places.MoveAsync(caller, id, request.CardId, seenOn: null, cancellationToken));

    private static async Task<Results<Ok<CardFile>, ProblemResult>> TakeOffAsync(Caller caller, Guid id, FilePlaces places, CancellationToken cancellationToken) =>
        Answer(await places.TakeOffAsync(caller, id, seenOn: null, cancellationToken));

    private static Results<Ok<CardFile>, ProblemResult> Answer(Result<FileView> file) =>
        file.Succeeded ? TypedResults.Ok(file.Value.ToFile()) : new ProblemResult(file.Problem);
}
