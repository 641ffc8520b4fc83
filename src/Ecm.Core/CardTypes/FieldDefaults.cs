using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>What a field of a new card begins with, as its type says it (<see cref="FieldDefinition.Default"/>).</summary>
public static class FieldDefaults
{
    /// <summary>The default of a date that is the day on which the card is made.</summary>
    public const string Today = "today";

    private const int MostDays = 36_600;

    /// <summary>True for kinds of which a type can say what they begin with.</summary>
    public static bool Has(FieldKind kind) => kind is FieldKind.Text or FieldKind.Number or FieldKind.Date or FieldKind.Bool or FieldKind.Choice;

    /// <summary>How many days after the card is made a day is; null: the text says no such thing.</summary>
    /// <param name="text"><c>today</c>, <c>сегодня</c>, or a plus and a number such as <c>+10</c>.</param>
    public static int? DaysAhead(string text) =>
        text.Equals(Today, StringComparison.OrdinalIgnoreCase) || text.Equals("сегодня", StringComparison.OrdinalIgnoreCase) ? 0
        : text.StartsWith('+') && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays ? days
        : null;

    /// <summary>The value in its JSON form; null: none, or one that does not fit the field, such as a choice that is offered no more.</summary>
    /// <param name="field">The field, with the choices of its list.</param>
    /// <param name="today">The day it is in the organisation.</param>
    public static JsonElement? Value(FieldDefinition field, DateOnly today)
    {
        if (field.Default is not { } text || !Has(field.Kind))
            return null;
        object? value = field.Kind switch
        {
            FieldKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
            FieldKind.Bool => text switch { "true" => true, "false" => false, _ => null },
            FieldKind.Date => DaysAhead(text) is { } days ? today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
            _ => text,
        };
        var json = JsonSerializer.SerializeToElement(value);
        return FieldRules.Fits(field, json, kept: null) ? json : null;
    }

    /// <summary>One sentence for each fault of a field's default.</summary>
    internal static IEnumerable<Localized> Check(FieldDefinition field)
    {
        if (field.Default is null)
            yield break;
        if (!Has(field.Kind))
            yield return new("значение по умолчанию бывает у текста, числа, даты, «да или нет» и выбора из списка.", "defaults belong to fields of kind text, number, date, bool and choice.");
        // What a shared list holds is known only where types in force are read: a default that it has no more is not offered there.
        else if (field.List is null && Value(field, new DateOnly(2000, 1, 1)) is null)
            yield return field.Kind switch
            {
                FieldKind.Number => new("значение по умолчанию должно быть числом.", "its default is no number, such as 12.5."),
                FieldKind.Date => new("значение по умолчанию должно быть датой, словом «сегодня» или числом дней, например +10.", "its default is no day: yyyy-MM-dd, today or +10."),
                FieldKind.Bool => new("значение по умолчанию должно быть «да» или «нет».", "its default is neither true nor false."),
                FieldKind.Choice => new("значения по умолчанию нет среди значений.", "its default is none of its choices."),
                _ => new("значение по умолчанию слишком длинное.", "its default is empty or too long."),
            };
    }
}
