using Ecm.Contracts.Search;
using Ecm.Core.Access;
using Ecm.Core.Search;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Search;

/// <summary>More like this.</summary>
internal static class SimilarEndpoint
{
    private const int DefaultLimit = 10;

    public static void MapSimilar(this IEndpointRouteBuilder api) =>
        api.MapGet("/cards/{id:guid}/similar", ListAsync).WithTags("Search").WithName("listSimilar")
            .WithSummary("The cards whose texts have most rare words in common with those of a card, most alike first (limit=: 1 to 50)");

    private static async Task<Results<Ok<IReadOnlyList<SimilarCard>>, ProblemResult>> ListAsync(
        Caller caller, Guid id, SimilarCards similar, CancellationToken cancellationToken, int limit = DefaultLimit)
    {
        var found = await similar.OfAsync(caller, id, limit, cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok<IReadOnlyList<SimilarCard>>([.. found.Value.Select(c => new SimilarCard(c.Id, c.Type, c.Title, c.Number, c.State, c.Date))])
            : new ProblemResult(found.Problem);
    }
}
