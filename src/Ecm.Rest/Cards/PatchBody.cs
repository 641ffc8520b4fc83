using System.Text.Json;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Microsoft.OpenApi;

namespace Ecm.Rest.Cards;

/// <summary>Reads a merge patch of a card (RFC 7396). Read by hand because an absent member and a null one mean different things.</summary>
internal static class PatchBody
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>What <see cref="Read"/> takes.</summary>
    public static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false, Description = "A merge patch (RFC 7396): absent members stay as they are.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A new title." },
            ["parentId"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "uuid", Description = "Moves the card below another; null: to the top.",
            },
            ["fields"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema(), Description = "Own fields by key; null empties one.",
            },
        },
    };

    /// <summary>What is to be changed, or the member that cannot be.</summary>
    public static Result<CardPatch> Read(JsonElement body)
    {
        try
        {
            return ReadMembers(body);
        }
        catch (InvalidOperationException)
        {
            // A name or the title has half of a surrogate pair, of which no string can be made.
            return Problems.BodyWrong(null);
        }
    }

    private static Result<CardPatch> ReadMembers(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Problems.BodyWrong(null);
        var patch = new CardPatch();
        foreach (var member in body.EnumerateObject())
            switch (member.Name)
            {
                case "title" when member.Value.ValueKind == JsonValueKind.String:
                    patch = patch with { Title = member.Value.GetString() };
                    break;
                case "parentId" when member.Value.ValueKind == JsonValueKind.Null:
                    patch = patch with { Moves = true, ParentId = null };
                    break;
                case "parentId" when member.Value.ValueKind == JsonValueKind.String && member.Value.TryGetGuid(out var parentId):
                    patch = patch with { Moves = true, ParentId = parentId };
                    break;
                case "fields" when member.Value.ValueKind == JsonValueKind.Object:
                    patch = patch with { Fields = member.Value.EnumerateObject().ToDictionary(f => f.Name, f => f.Value) };
                    break;
                default:
                    return Problems.BodyWrong(member.Name);
            }

        return patch;
    }
}
