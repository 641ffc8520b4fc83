using Ecm.Contracts.Changes;
using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Rest.Changes;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Files;

/// <summary>The files of many cards at once.</summary>
internal static class ZipEndpoint
{
    public static void MapZip(this IEndpointRouteBuilder api) =>
        api.MapPost("/files/zip", ZipAsync).WithTags("Files").WithName("getFilesAsZip").WithSummary("The files of many cards as one ZIP, in their current versions")
            .WithDescription("Cards that may not be read, and those in the trash, are left out. Breaks off when a file cannot be read.")
            .Produces<byte[]>(contentType: "application/zip");

    private static async Task<Results<PushStreamHttpResult, ProblemResult>> ZipAsync(Caller caller, ZipRequest body, FilesAsZip zip, CancellationToken cancellationToken)
    {
        var files = await zip.FindAsync(caller, body.Cards, body.Query?.ToQuestion(), cancellationToken);
        return files.Succeeded
            ? TypedResults.Stream(output => zip.WriteAsync(files.Value, output, cancellationToken), "application/zip", "files.zip")
            : new ProblemResult(files.Problem);
    }
}
