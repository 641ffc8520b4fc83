using Ecm.Core.Health;
using Ecm.Core.Search;

namespace Ecm.Server.Hosting;

/// <summary>What the server's own verbs ask a running server; only with the token of this start, otherwise not there.</summary>
internal static class DoorEndpoints
{
    public static void MapDoor(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("/internal").ExcludeFromDescription().AllowAnonymous()
            .AddEndpointFilter(async (context, next) => ServerDoor.Admits(context.HttpContext.Request) ? await next(context) : Results.NotFound());
        door.MapPost("/verify", async (Verification verification, HttpResponse response, CancellationToken cancellationToken) =>
        {
            var text = new StringWriter();
            response.Headers["X-Exit-Status"] = ServerVerbs.Print(await verification.RunAsync(indexIsOpen: true, cancellationToken), text).ToString();
            return Results.Text(text.ToString());
        });
        door.MapPost("/reindex", async (Reindexing reindexing, IndexSnapshots snapshots, HttpResponse response, CancellationToken cancellationToken) =>
        {
            await snapshots.ForgetAsync(cancellationToken);
            reindexing.Start();
            response.Headers["X-Exit-Status"] = "0";
            return Results.Text("A new index is filled beside the one that serves.\n");
        });
        door.MapPost("/copy-index", async (IndexSnapshots snapshots, HttpResponse response, CancellationToken cancellationToken) =>
        {
            var (size, cursor) = await snapshots.MakeAsync(cancellationToken);
            response.Headers["X-Exit-Status"] = "0";
            return Results.Text($"The index lies in the store, {size} bytes at change {cursor}: a node without one begins with it.\n");
        });
    }
}
