using System.Text.Json;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>Definitions as they are kept. Databases may keep JSON in another order than it was written in, so what was read is compared as it would be written.</summary>
internal static class TypeJson
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static CardTypeDefinition Read(string json) => JsonSerializer.Deserialize<CardTypeDefinition>(json, Json)!;

    public static string Write(CardTypeDefinition definition) => JsonSerializer.Serialize(definition, Json);

    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json);
}
