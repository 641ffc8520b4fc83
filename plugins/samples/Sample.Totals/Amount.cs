using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions.Cards;

namespace Sample.Totals;

/// <summary>A sum that stands on a card.</summary>
/// <param name="Card">The card.</param>
/// <param name="Minor">The sum in the smallest unit of its currency.</param>
/// <param name="Currency">The currency.</param>
internal sealed record Amount(CardSnapshot Card, long Minor, string Currency)
{
    /// <summary>Every sum in the fields of a card.</summary>
    public static IEnumerable<Amount> On(CardSnapshot card) =>
        from field in card.Fields
        where field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("minor", out _) && field.Value.TryGetProperty("currency", out _)
        select new Amount(card, field.Value.GetProperty("minor").GetInt64(), field.Value.GetProperty("currency").GetString()!);

    /// <summary>As people write it: 4 850 000,00 RUB.</summary>
    public string In(string language) =>
        (Minor / 100m).ToString("N2", CultureInfo.GetCultureInfo(language == "ru" ? "ru-RU" : "en-GB")) + "\u00A0" + Currency;
}
