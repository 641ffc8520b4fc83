using Ecm.Core.Files;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Web.Search;
using Ecm.Web.Shell;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.Changes;

/// <summary>The files of the selected cards as a ZIP: a plain form, so that the browser shows the download and its progress itself.</summary>
internal static class ZipDownload
{
    public static void MapZipDownload(this IEndpointRouteBuilder routes) => routes.MapPost("/search/download", DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(HttpContext context, IFormCollection form, Callers callers, FilesAsZip zip, OrganisationTime time, CancellationToken cancellationToken)
    {
        if (await callers.OfSessionAsync(context.User, cancellationToken) is not { } caller)
            return TypedResults.Unauthorized();
        var ids = form["cards"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var card) ? card : Guid.Empty).ToList();
        var question = form["found"].ToString() is { Length: > 0 } found ? SearchAddress.Parse($"http://page/?{found}").ToQuestion() : null;
        var files = await zip.FindAsync(caller, question is null ? ids : null, question, cancellationToken);
        var language = Appearance.Of(context.Request, caller).Language;
        return files.Succeeded
            ? TypedResults.Stream(output => zip.WriteAsync(files.Value, output, cancellationToken), "application/zip", $"{Words.Changes.ArchiveName.In(language)} {time.Today:yyyy-MM-dd}.zip")
            : TypedResults.Text(ProblemTexts.Describe(files.Problem, language), "text/plain; charset=utf-8", statusCode: files.Problem.Status);
    }
}
