using Ecm.Contracts.Changes;
using Ecm.Contracts.Samples;
using Ecm.Core.Access;
using Ecm.Core.NamedSets;
using Ecm.Rest.Changes;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SampleCards = Ecm.Core.Samples.Samples;

namespace Ecm.Rest.Samples;

/// <summary>Sample data, for administrators.</summary>
internal static class SampleEndpoints
{
    public static void MapSamples(this IEndpointRouteBuilder api)
    {
        var samples = api.MapGroup("/samples").WithTags("Samples");
        samples.MapGet("", GetAsync).WithName("getSamples").WithSummary("How the sample data stand");
        samples.MapPost("", LoadAsync).WithName("loadSamples").WithSummary("Loads the sample data, as a change set")
            .WithDescription("Cards of documents and counterparties, each marked as a sample. 202 while it is still being carried out. What was removed before is taken out of the trash.");
        samples.MapDelete("", RemoveAsync).WithName("removeSamples").WithSummary("Puts the sample data into the trash, as a change set that can be undone")
            .WithDescription("What others hung below the sample cards stays.");
    }

    private static async Task<Results<Ok<SamplesStatus>, ProblemResult>> GetAsync(Caller caller, SampleCards samples, CancellationToken cancellationToken)
    {
        var found = await samples.GetAsync(caller, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok(new SamplesStatus(Words.Of(found.Value.State), found.Value.SetId, found.Value.Total, found.Value.Settled, found.Value.Cards, found.Value.Below))
            : new ProblemResult(found.Problem);
    }

    private static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> LoadAsync(
        Caller caller, SampleCards samples, SetReading reading, CancellationToken cancellationToken) =>
        await ChangeEndpoints.AnswerAsync(caller, await samples.LoadAsync(caller, cancellationToken), reading, cancellationToken);

    private static async Task<Results<Ok<CardChanges>, Accepted<CardChanges>, ProblemResult>> RemoveAsync(
        Caller caller, SampleCards samples, SetReading reading, CancellationToken cancellationToken) =>
        await ChangeEndpoints.AnswerAsync(caller, await samples.RemoveAsync(caller, cancellationToken), reading, cancellationToken);
}
