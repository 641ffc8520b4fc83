using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using CardType = Ecm.Contracts.Types.CardType;

namespace Ecm.Rest.Types;

/// <summary>Card types as they are in force; every signed-in user may read them.</summary>
internal static class TypeEndpoints
{
    public static void MapTypes(this IEndpointRouteBuilder api)
    {
        var types = api.MapGroup("/types").WithTags("Types");
        types.MapGet("", ListAsync).WithName("listTypes").WithSummary("All card types, by name");
        types.MapGet("/{name}", GetAsync).WithName("getType").WithSummary("A card type");
    }

    private static async Task<Ok<IReadOnlyList<CardType>>> ListAsync(Caller caller, CardTypeCatalog types, CancellationToken cancellationToken)
    {
        var current = await types.CurrentAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<CardType>>([.. current.ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal).Select(ToType)]);
    }

    private static async Task<Results<Ok<CardType>, ProblemResult>> GetAsync(
        Caller caller, string name, CardTypeCatalog types, HttpResponse response, CancellationToken cancellationToken)
    {
        if ((await types.CurrentAsync(cancellationToken)).Find(name) is not { } type)
            return new ProblemResult(Problems.NotFound());
        response.NameVersion(type.Version);
        return TypedResults.Ok(ToType(type));
    }

    private static CardType ToType(Core.CardTypes.CardType type) => TypeShapes.ToType(type.Definition, type.Version, type.Hidden);
}
