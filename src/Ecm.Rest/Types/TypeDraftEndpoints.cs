using Ecm.Contracts.Types;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TypeDraft = Ecm.Contracts.Types.TypeDraft;
using TypeFault = Ecm.Contracts.Types.TypeFault;

namespace Ecm.Rest.Types;

/// <summary>Setting types up: a draft is written as often as one likes and put in force by publishing it. For administrators.</summary>
internal static class TypeDraftEndpoints
{
    public static void MapTypeDrafts(this IEndpointRouteBuilder api)
    {
        var types = api.MapGroup("/types/{name}").WithTags("Types");
        types.MapPut("", PutAsync).WithName("putType").TakesVersion().WithSummary("Writes the draft of a type, or of a new one; cards see it once it is published. For administrators")
            .WithDescription("If-Match names the edit that was read (the ETag of the draft); only a new type needs none. The answer tells what keeps the draft from being published.");
        types.MapGet("/draft", GetAsync).WithName("getTypeDraft").WithSummary("The draft of a type; what is in force when none was begun. For administrators");
        types.MapDelete("/draft", DiscardAsync).WithName("discardTypeDraft").TakesVersion().WithSummary("Gives the draft of a type up, and with it a type that was never published. For administrators");
        types.MapPost("/publish", PublishAsync).WithName("publishType").TakesVersion().WithSummary("Puts the draft of a type in force as its next version. For administrators")
            .WithDescription("Cards keep the values they have. A field that was removed is hidden; one that must be filled is asked for from the next edit on; the kind of a field's key never changes.");
        types.MapPost("/revert", RevertAsync).WithName("revertType").TakesVersion().WithSummary("Makes what the type's plugin or file brings its draft. For administrators");
    }

    private static async Task<Results<Ok<TypeDraft>, ProblemResult>> PutAsync(
        Caller caller, string name, PutTypeRequest body, CardTypeDrafts drafts, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        var now = await drafts.GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded && now.Problem.Code != Problems.NotFound().Code)
            return new ProblemResult(now.Problem);
        var edit = now.Succeeded || request.Headers.IfMatch.Count > 0
            ? await request.RequiredVersionAsync(() => Task.FromResult(now.Map(d => d.Edit)))
            : 0;
        if (!edit.Succeeded)
            return new ProblemResult(edit.Problem);
        var definition = TypeShapes.Read(name, body, now.Succeeded ? now.Value.Definition : null);
        return definition.Succeeded
            ? Answer(await drafts.PutAsync(caller, definition.Value, edit.Value, cancellationToken), caller, response)
            : new ProblemResult(definition.Problem);
    }

    private static async Task<Results<Ok<TypeDraft>, ProblemResult>> GetAsync(
        Caller caller, string name, CardTypeDrafts drafts, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await drafts.GetAsync(caller, name, cancellationToken), caller, response);

    private static async Task<Results<NoContent, ProblemResult>> DiscardAsync(
        Caller caller, string name, CardTypeDrafts drafts, HttpRequest request, CancellationToken cancellationToken)
    {
        var discarded = await drafts.DiscardAsync(caller, name, request.ExpectedVersion(), cancellationToken);
        return discarded.Succeeded ? TypedResults.NoContent() : new ProblemResult(discarded.Problem);
    }

    private static async Task<Results<Ok<TypeDraft>, ProblemResult>> PublishAsync(
        Caller caller, string name, CardTypeDrafts drafts, HttpRequest request, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await drafts.PublishAsync(caller, name, request.ExpectedVersion(), cancellationToken), caller, response);

    private static async Task<Results<Ok<TypeDraft>, ProblemResult>> RevertAsync(
        Caller caller, string name, CardTypeDrafts drafts, HttpRequest request, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await drafts.RevertAsync(caller, name, request.ExpectedVersion(), cancellationToken), caller, response);

    private static Results<Ok<TypeDraft>, ProblemResult> Answer(Result<Core.CardTypes.TypeDraft> draft, Caller caller, HttpResponse response)
    {
        if (!draft.Succeeded)
            return new ProblemResult(draft.Problem);
        response.NameVersion(draft.Value.Edit);
        return TypedResults.Ok(new TypeDraft(
            TypeShapes.ToType(draft.Value.Definition, draft.Value.Version, draft.Value.Hidden), draft.Value.Edit, draft.Value.Begun, draft.Value.Differs,
            [.. draft.Value.Faults.Select(f => new TypeFault(f.Place, f.Text.In(caller.Language)) { Field = f.Field })]));
    }
}
