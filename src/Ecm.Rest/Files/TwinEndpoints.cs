using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Twins;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>Deciding about other scans of a paper that is there already.</summary>
internal static class TwinEndpoints
{
    public static void MapTwins(this IEndpointRouteBuilder api)
    {
        var twins = api.MapGroup("/files/{id:guid}/twins/{otherId:guid}").WithTags("Files");
        twins.MapPost("", DecideAsync).WithName("decideTwin").WithMetadata(new StoredBytes())
            .WithSummary("Makes a file the newest version of its twin, keeps both, or discards it; answers the file that stays");
        twins.MapDelete("", TakeBackAsync).WithName("takeTwinBack").WithSummary("Takes the decision about a file and its twin back; answers the file as it is again");
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> DecideAsync(
        Caller caller, Guid id, Guid otherId, DecideTwinRequest request, TwinDecisions decisions, CancellationToken cancellationToken) =>
        Words.TryParse(request.Decision, TwinChoice.Keep, out var choice)
            ? Answer(await decisions.DecideAsync(caller, id, otherId, choice, cancellationToken))
            : new ProblemResult(Problems.ParameterWrong("decision"));

    private static async Task<Results<Ok<CardFile>, ProblemResult>> TakeBackAsync(
        Caller caller, Guid id, Guid otherId, TwinDecisions decisions, CancellationToken cancellationToken) =>
        Answer(await decisions.TakeBackAsync(caller, id, otherId, cancellationToken));

    private static Results<Ok<CardFile>, ProblemResult> Answer(Result<FileView> file) =>
        file.Succeeded ? TypedResults.Ok(file.Value.ToFile()) : new ProblemResult(file.Problem);
}
