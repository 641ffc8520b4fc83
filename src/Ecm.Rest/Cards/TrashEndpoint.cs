using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Core.Access;
using Ecm.Core.Trash;
using TrashedCard = Ecm.Contracts.Cards.TrashedCard;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Cards;

/// <summary>The trash.</summary>
internal static class TrashEndpoint
{
    private const int DefaultPage = 50;

    public static void MapTrash(this IEndpointRouteBuilder api) =>
        api.MapGet("/trash", ListAsync).WithTags("Cards").WithName("listTrash").WithSummary("Cards in the trash, until when each is kept, and what keeps it longer");

    private static async Task<Results<Ok<ListPage<TrashedCard>>, ProblemResult>> ListAsync(
        Caller caller, TrashReading trash, string? cursor, CancellationToken cancellationToken, int size = DefaultPage)
    {
        var page = await trash.ListAsync(caller, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<TrashedCard>([.. page.Value.Items.Select(t => new TrashedCard(t.Card.ToCard(), t.Until, t.Hold is { } hold ? Words.Of(hold) : null))], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }
}
