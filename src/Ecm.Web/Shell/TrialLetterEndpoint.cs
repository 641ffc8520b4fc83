using Ecm.Core.People;
using Ecm.Core.Samples;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Web.Shell;

/// <summary>The letter of the tour, for those who are signed in.</summary>
internal static class TrialLetterEndpoint
{
    public static void MapTrialLetter(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tour/letter", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(HttpContext context, Callers callers, TrialLetters letters, CancellationToken cancellationToken)
    {
        if (await callers.OfSessionAsync(context.User, cancellationToken) is not { } caller)
            return TypedResults.Unauthorized();
        var letter = letters.Write(caller);
        return letter.Succeeded ? TypedResults.File(letter.Value, "application/pdf", $"{Words.Tour.LetterName.In(caller.Language)}.pdf") : TypedResults.NotFound();
    }
}
