using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>Names of what field values refer to: people and cards.</summary>
/// <param name="People">Names of people by id.</param>
/// <param name="Cards">Titles of cards by id; those closed to the person are absent.</param>
public sealed record FieldNames(IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, string> Cards)
{
    /// <summary>No names.</summary>
    public static readonly FieldNames None = new(new Dictionary<Guid, string>(), new Dictionary<Guid, string>());

    /// <summary>Names of stored principals, such as <c>group:ID</c>.</summary>
    public IReadOnlyDictionary<string, string> Principals { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of registers by name.</summary>
    public IReadOnlyDictionary<string, Localized> Registers { get; init; } = new Dictionary<string, Localized>();

    /// <summary>The types by their names: a card was perhaps of another one.</summary>
    public IReadOnlyDictionary<string, CardType> Types { get; init; } = new Dictionary<string, CardType>();
}

/// <summary>A field value as people read it.</summary>
internal static class FieldText
{
    public static string Of(FieldDefinition? field, JsonElement value, Writing writing, string language, FieldNames names) => field?.Kind switch
    {
        FieldKind.Number when value.TryGetDecimal(out var number) => number.ToString("#,0.##########", writing.Culture),
        FieldKind.Money when value.ValueKind == JsonValueKind.Object => writing.Money(value.GetProperty("minor").GetInt64(), value.GetProperty("currency").GetString()!),
        FieldKind.Date when DateOnly.TryParse(value.GetString(), out var day) => writing.Day(day),
        FieldKind.Bool => (value.ValueKind == JsonValueKind.True ? Words.Card.Yes : Words.Card.No).In(language),
        FieldKind.Choice => field.Choices.FirstOrDefault(c => c.Key == value.GetString())?.Label.In(language) ?? value.ToString(),
        FieldKind.Person => Guid.TryParse(value.GetString(), out var person) && names.People.TryGetValue(person, out var name) ? name : Words.Card.Somebody.In(language),
        FieldKind.Card => Guid.TryParse(value.GetString(), out var card) && names.Cards.TryGetValue(card, out var title) ? title : Words.Card.ClosedCard.In(language),
        _ => value.ToString(),
    };
}
