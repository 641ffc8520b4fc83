using Ecm.Contracts;
using Ecm.Contracts.Administration;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Administration;

/// <summary>The audit. For administrators.</summary>
internal static class AuditEndpoints
{
    private const int DefaultPage = 50;

    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).WithTags("Administration").WithName("listAudit").WithSummary("Who did what to what, when; the newest first. For administrators.")
            .WithDescription(
                "actor: the id of a person, the empty id for the product; about: an id, the address of a card, a login, the name of a person or group, or the number of a card; "
                + "from and until: moments. What was changed on cards that the caller may not read is left out.");

    private static async Task<Results<Ok<ListPage<AuditRecord>>, ProblemResult>> ListAsync(
        Caller caller, AuditReading audit, CancellationToken cancellationToken, Guid? actor = null, string? action = null, string? about = null,
        DateTimeOffset? from = null, DateTimeOffset? until = null, string? cursor = null, int size = DefaultPage)
    {
        var filter = new AuditFilter { ActorId = actor, Action = action, About = about, From = from, Until = until };
        var page = await audit.ListAsync(caller, filter, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<AuditRecord>([.. page.Value.Items.Select(l => l.ToRecord())], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }
}
