using System.Text.Json;
using Ecm.Core.Cards;

namespace Ecm.Web.Cards;

/// <summary>What stood in the title and the fields of a card before somebody changed them, to be brought back.</summary>
internal static class ValuesBefore
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement<object?>(null);

    /// <summary>The change that makes the card what it was.</summary>
    /// <param name="before">The card as it was.</param>
    /// <param name="after">The card as it is.</param>
    public static CardPatch Of(CardView before, CardView after) => new()
    {
        Title = before.Title == after.Title ? null : before.Title,
        Fields = before.Fields.Keys.Union(after.Fields.Keys).Where(key => Text(before, key) != Text(after, key))
            .ToDictionary(key => key, key => before.Fields.TryGetValue(key, out var value) ? value : Empty),
    };

    /// <summary>The change that empties fields which were empty.</summary>
    public static CardPatch WereEmpty(IEnumerable<string> fields) => new() { Fields = fields.ToDictionary(key => key, _ => Empty) };

    private static string Text(CardView card, string key) => card.Fields.TryGetValue(key, out var value) ? value.GetRawText() : "";
}
