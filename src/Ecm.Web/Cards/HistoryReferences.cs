using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Cards;

namespace Ecm.Web.Cards;

/// <summary>Whom and what changes speak of, for their names.</summary>
internal static class HistoryReferences
{
    public static string[] PrincipalsIn(IEnumerable<JsonNode?> changes) => [.. changes.OfType<JsonObject>().SelectMany(AccessHistoryText.PrincipalsIn).Distinct()];

    /// <summary>Cards above, before and after, and those from or to which a file was moved.</summary>
    public static IEnumerable<Guid> CardsIn(IEnumerable<JsonNode?> changes) =>
        from change in changes.OfType<JsonObject>()
        from card in (change["parentId"] as JsonArray ?? []).Append(change["cardId"])
        let id = Guid.TryParse(card?.ToString(), out var found) ? found : Guid.Empty
        where id != Guid.Empty
        select id;

    /// <summary>Old and new values.</summary>
    public static IEnumerable<FieldValues> ValuesIn(IEnumerable<JsonNode?> changes) =>
        from change in changes.OfType<JsonObject>()
        let fields = change["fields"] as JsonObject
        where fields is not null
        from side in new[] { 0, 1 }
        select FieldValues.From(fields.Select(f => KeyValuePair.Create(f.Key, JsonSerializer.SerializeToElement((f.Value as JsonArray)?[side]))));
}
