using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;

namespace Ecm.Core.Cards;

/// <summary>Whether values fit the fields of a type. References (persons, cards) are looked up by the change that writes them.</summary>
internal static class FieldRules
{
    private const int MaxText = 10_000;

    /// <summary>Checks each value of a patch by its field's kind.</summary>
    /// <param name="type">The type of the card.</param>
    /// <param name="patch">The values.</param>
    /// <param name="kept">What the card has: a choice that is offered no more stays where it is.</param>
    /// <param name="language">Of the refusal.</param>
    /// <returns>The first problem, in the order of the patch.</returns>
    public static Problem? CheckPatch(CardType type, IEnumerable<KeyValuePair<string, JsonElement>> patch, FieldValues? kept, string language)
    {
        foreach (var (key, value) in patch)
        {
            if (type.Field(key) is not { } field)
                return Problems.UnknownField(key);
            if (value.ValueKind != JsonValueKind.Null && !Fits(field, value, kept?.Text(key)))
                return Problems.FieldWrong(key, field.Label.In(language), field.Kind.ToString().ToLowerInvariant());
        }

        return null;
    }

    /// <summary>Checks that every field that must be filled is.</summary>
    public static Problem? CheckRequired(CardType type, FieldValues fields, string language) =>
        type.Definition.Fields.FirstOrDefault(f => f.Required && !fields.ContainsKey(f.Key)) is { } missing
            ? Problems.FieldRequired(missing.Key, missing.Label.In(language))
            : null;

    /// <summary>A value of a date field.</summary>
    public static DateOnly? Date(FieldValues fields, FieldDefinition? field) =>
        field is not null && fields.Text(field.Key) is { } text ? ParseDate(text) : null;

    /// <summary>A value of a person or card field.</summary>
    public static Guid? Id(FieldValues fields, FieldDefinition? field) =>
        field is not null && Guid.TryParse(fields.Text(field.Key), out var id) ? id : null;

    /// <summary>Whether a value fits a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, no JSON null.</param>
    /// <param name="kept">What the card has in it; null: nothing.</param>
    public static bool Fits(FieldDefinition field, JsonElement value, string? kept) => field.Kind switch
    {
        FieldKind.Text => Text(value) is { Length: > 0 and <= MaxText },
        FieldKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
        FieldKind.Money => IsMoney(value),
        FieldKind.Date => Text(value) is { } day && ParseDate(day) is not null,
        FieldKind.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldKind.Choice => Text(value) is { } key && field.Choices.Any(c => c.Key == key && (!c.Hidden || key == kept)),
        FieldKind.Person or FieldKind.Card => Text(value) is { } id && Guid.TryParse(id, out _),
        _ => throw new InvalidOperationException($"Field kind {field.Kind} has no rule."),
    };

    /// <summary>The text of a JSON string that can be kept; null for anything else.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && KeptText.Fits(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can name half of a surrogate pair; a string made of it cannot be had.
            return null;
        }
    }

    private static bool IsMoney(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        // Nothing in it needs an escape, and names with half a surrogate pair cannot be had.
        && !value.GetRawText().Contains('\\')
        && value.EnumerateObject().Count() == 2
        && value.TryGetProperty("minor", out var minor) && minor.ValueKind == JsonValueKind.Number && minor.TryGetInt64(out _)
        && value.TryGetProperty("currency", out var currency)
        && Text(currency) is { Length: 3 } code && code.All(char.IsAsciiLetterUpper);

    private static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
