using Ecm.Contracts;
using Ecm.Contracts.Files;
using Ecm.Core.Access;
using Ecm.Core.Doubt;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using DoubtfulPage = Ecm.Contracts.Files.DoubtfulPage;
using DoubtfulWord = Ecm.Contracts.Files.DoubtfulWord;
using LostCorrection = Ecm.Contracts.Files.LostCorrection;
using PageDoubt = Ecm.Contracts.Files.PageDoubt;

namespace Ecm.Rest.Files;

/// <summary>Pages whose reading can be trusted least, and correcting them.</summary>
internal static class DoubtEndpoints
{
    private const int DefaultPage = 50;
    public static void MapDoubt(this IEndpointRouteBuilder api)
    {
        var doubt = api.MapGroup("/doubt").WithTags("Files");
        doubt.MapGet("", ListAsync).WithName("listDoubt").WithSummary("The pages read by OCR that can be trusted least first, of cards that the caller may edit, not looked at yet (below=: only what scores less, 0.9)");
        var page = doubt.MapGroup("/{fileId:guid}/{page:int:min(1)}");
        page.MapGet("", GetAsync).WithName("getDoubt").WithSummary("The doubtful words of a page, with their places and suggestions");
        page.MapPost("", CorrectAsync).WithName("correctPage").TakesVersion()
            .WithSummary("Corrects words of a page, or with none says that it is right; what was read stays beside it");
        page.MapDelete("", TakeBackAsync).WithName("takePageCorrectionsBack").TakesVersion().WithSummary("Takes back all that was corrected on a page, and the words learned by it");
    }

    private static async Task<Results<Ok<ListPage<DoubtfulPage>>, ProblemResult>> ListAsync(
        Caller caller, DoubtQueue queue, CancellationToken cancellationToken, double below = DoubtQueue.UsualBelow, string? cursor = null, int size = DefaultPage)
    {
        var page = await queue.ListAsync(caller, below, cursor, size, cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new ListPage<DoubtfulPage>(
                [.. page.Value.Items.Select(p => new DoubtfulPage(p.FileId, p.FileName, p.CardId, p.CardTitle, p.Page, p.Score, p.Lost))], page.Value.Cursor))
            : new ProblemResult(page.Problem);
    }

    private static async Task<Results<Ok<PageDoubt>, ProblemResult>> GetAsync(
        Caller caller, Guid fileId, int page, DoubtfulPages pages, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(response, await pages.GetAsync(caller, fileId, page, cancellationToken));

    private static async Task<Results<Ok<PageDoubt>, ProblemResult>> CorrectAsync(
        Caller caller, Guid fileId, int page, CorrectPageRequest body, DoubtfulPages pages, HttpContext http, CancellationToken cancellationToken) =>
        body.Corrections is null || body.Corrections.Any(c => c?.Text is null)
            ? new ProblemResult(Problems.BodyWrong("corrections"))
            : Answer(http.Response, await pages.CorrectAsync(
                caller, fileId, page, http.Request.ExpectedVersion(), [.. body.Corrections.Select(c => new WordReading(c.Word, c.Text, c.Learn))], cancellationToken));

    private static async Task<Results<Ok<PageDoubt>, ProblemResult>> TakeBackAsync(
        Caller caller, Guid fileId, int page, DoubtfulPages pages, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http.Response, await pages.TakeBackAsync(caller, fileId, page, http.Request.ExpectedVersion(), cancellationToken));

    private static Results<Ok<PageDoubt>, ProblemResult> Answer(HttpResponse response, Result<Core.Doubt.PageDoubt> page)
    {
        if (!page.Succeeded)
            return new ProblemResult(page.Problem);
        response.NameVersion(page.Value.ETag);
        return TypedResults.Ok(Of(page.Value));
    }

    private static PageDoubt Of(Core.Doubt.PageDoubt page) => new()
    {
        FileId = page.FileId, CardId = page.CardId, Page = page.Page, Score = page.Score, Corrected = page.IsCorrected,
        Words = [.. page.Words.Select(w => new DoubtfulWord(w.Word, w.Text, w.Confidence, w.IsKnown, [.. w.Box.Select(edge => FileShapes.Fraction(edge))], w.Suggestions))],
        Lost = [.. page.Lost.Select(l => new LostCorrection(l.Was, l.Text))],
    };
}
