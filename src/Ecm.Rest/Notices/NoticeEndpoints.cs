using Ecm.Contracts.Notices;
using Ecm.Core.Access;
using Ecm.Core.Notices;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Notices;

/// <summary>What the caller is told.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", ListAsync).WithName("listNotices").WithSummary("What the caller is told, newest first, the last 200")
            .WithDescription("Comments, cards opened for the caller or put into their hands, files of theirs that could not be read, saved searches that find something new. Only about what the caller may read now.");
        notices.MapPost("/seen", SeeAsync).WithName("seeNotices").WithSummary("Notes that the caller has seen some of their notices, or all");
    }

    private static async Task<Ok<IReadOnlyList<Notice>>> ListAsync(Caller caller, NoticeReading notices, CancellationToken cancellationToken, bool unseen = false) =>
        TypedResults.Ok<IReadOnlyList<Notice>>([.. (await notices.ListAsync(caller, cancellationToken)).Where(n => !unseen || !n.Seen).Select(n => new Notice
        {
            Id = n.Id, Kind = Words.Of(n.Kind), At = n.At, Actor = n.Actor, SubjectId = n.SubjectId, Subject = n.Subject, Count = n.Count, Seen = n.Seen,
        })]);

    private static async Task<NoContent> SeeAsync(Caller caller, SeeNoticesRequest request, NoticeReading notices, CancellationToken cancellationToken)
    {
        await notices.SeeAsync(caller, request.Ids, cancellationToken);
        return TypedResults.NoContent();
    }
}
