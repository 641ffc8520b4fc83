using System.Text.Json;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Lists;

/// <summary>Definitions as they are kept.</summary>
internal static class ListJson
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static ListDefinition Read(string json) => JsonSerializer.Deserialize<ListDefinition>(json, Json)!;

    public static string Write(ListDefinition definition) => JsonSerializer.Serialize(definition, Json);

    public static bool Same(ListDefinition one, ListDefinition other) => TypeJson.Same(one, other);
}
