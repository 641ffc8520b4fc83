using System.Globalization;
using CsvHelper;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.People;
using Ecm.Web.Shell;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.Administration;

/// <summary>The entries that the page shows as a spreadsheet, in the same words; as long as it may be, it is written as it is read.</summary>
internal static class AuditExport
{
    private const int Portion = 200;

    public static void MapAuditExport(this IEndpointRouteBuilder routes) => routes.MapGet("/admin/audit/export", ExportAsync).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        HttpContext context, Callers callers, AuditReading audit, AuditWording wording, OrganisationTime time, CancellationToken cancellationToken)
    {
        if (await callers.OfSessionAsync(context.User, cancellationToken) is not { } caller)
            return TypedResults.Unauthorized();
        var lines = await audit.OpenAsync(caller, AuditAddress.Parse(context.Request.GetDisplayUrl()).FilterIn(time), cancellationToken);
        if (!lines.Succeeded)
            return TypedResults.StatusCode(lines.Problem.Status);
        var language = Appearance.Of(context.Request, caller).Language;
        return TypedResults.Stream(
            body => WriteAsync(body, lines.Value, caller, wording, time, language, cancellationToken), "text/csv; charset=utf-8", $"{Words.Events.FileName.In(language)}.csv");
    }

    private static async Task WriteAsync(
        Stream body, IAsyncEnumerable<AuditLine> lines, Caller caller, AuditWording wording, OrganisationTime time, string language, CancellationToken cancellationToken)
    {
        var headings = new[] { Words.Events.Number, Words.Events.When, Words.Events.Who, Words.Events.Action, Words.Events.About, Words.Events.What };
        await WriteAsync(body, language, first: true, [[.. headings.Select(h => h.In(language))]], cancellationToken);
        await foreach (var portion in lines.Chunk(Portion).WithCancellation(cancellationToken))
        {
            var shown = await wording.ShowAsync(caller, portion, language, cancellationToken);
            await WriteAsync(body, language, first: false, shown.Select(s => Row(s, time)), cancellationToken);
        }
    }

    private static string[] Row(AuditShown shown, OrganisationTime time) =>
    [
        shown.Line.Number.ToString(CultureInfo.InvariantCulture), time.Local(shown.Line.At).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        shown.Who, shown.Action, shown.About, string.Join("; ", shown.Details),
    ];

    /// <summary>With the mark and the separator that spreadsheet programs of the language expect; what could be taken for a formula is not. The library writes without waiting, the answer must not.</summary>
    private static async Task WriteAsync(Stream body, string language, bool first, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        using var part = new MemoryStream();
        var options = CsvWriterOptions.Default with { Separator = language == "ru" ? ';' : ',', WriteByteOrderMark = first, Injection = CsvInjection.Escape };
        using (var csv = CsvWriter.Create(part, options, leaveOpen: true))
            foreach (var row in rows)
            {
                foreach (var value in row)
                    csv.WriteField(value);
                csv.EndRecord();
            }

        part.Position = 0;
        await part.CopyToAsync(body, cancellationToken);
    }
}
