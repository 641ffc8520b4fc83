using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Comparing;
using Ecm.Core.Files;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardFile = Ecm.Contracts.Files.CardFile;

namespace Ecm.Rest.Files;

/// <summary>Versions of files: compared, and had again.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files/{id:guid}").WithTags("Files");
        files.MapPost("/versions/{number:int:min(1)}/restore", RestoreAsync).WithName("restoreFileVersion").TakesVersion(required: true)
            .WithSummary("Makes a copy of an earlier version the current one; what was read of it goes with it (If-Match needed)");
        files.MapGet("/compare", CompareAsync).WithName("compareFiles")
            .WithSummary("What the texts of two files, or of two versions of one, have otherwise");
    }

    private static async Task<Results<Ok<CardFile>, ProblemResult>> RestoreAsync(
        Caller caller, Guid id, int number, EarlierVersions versions, FileReading files, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = await http.Request.RequiredVersionAsync(async () => (await files.GetAsync(caller, id, cancellationToken)).Map(f => f.Version));
        if (!seen.Succeeded)
            return new ProblemResult(seen.Problem);
        var restored = await versions.RestoreAsync(caller, id, number, seen.Value, cancellationToken);
        if (!restored.Succeeded)
            return new ProblemResult(restored.Problem);
        http.Response.NameVersion(restored.Value.Version);
        return TypedResults.Ok(restored.Value.ToFile());
    }

    private static async Task<Results<Ok<FileComparison>, ProblemResult>> CompareAsync(
        Caller caller, Guid id, int? version, Guid? with, int? withVersion, FileComparing comparison, CancellationToken cancellationToken)
    {
        var compared = await comparison.CompareAsync(caller, new FileVersionName(id, version), new FileVersionName(with ?? id, withVersion), cancellationToken);
        return compared.Succeeded
            ? TypedResults.Ok(new FileComparison(compared.Value.Total, [.. compared.Value.Differences.Select(d => new FileDifference(Place(d.A), Place(d.B)))], compared.Value.IsPartial))
            : new ProblemResult(compared.Problem);
    }

    private static FilePlace Place(TextPlace place) => new(place.Page, place.Before, place.Text, place.After);
}
