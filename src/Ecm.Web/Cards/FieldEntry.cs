using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Suggestions;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>One field being edited: what is typed, what it means, and what stands in its way.</summary>
public sealed class FieldEntry
{
    private string currency;

    internal FieldEntry(FieldDefinition field, JsonElement? value, Writing writing)
    {
        Field = field;
        currency = value is { ValueKind: JsonValueKind.Object } money ? money.GetProperty("currency").GetString()! : "RUB";
        Before = Text = value is { } v ? Typed(field.Kind, v, writing) : "";
    }

    /// <summary>What kinds of fields take a text of a page.</summary>
    internal static bool TakesText(FieldKind kind) => kind is FieldKind.Text or FieldKind.Number or FieldKind.Money or FieldKind.Date or FieldKind.Card;

    /// <summary>The field.</summary>
    public FieldDefinition Field { get; }

    /// <summary>What is typed; for choices, people and cards the key or id.</summary>
    public string Text
    {
        get;
        set
        {
            field = value;
            Changed?.Invoke();
        }
    }

    /// <summary>What stood there before anything was typed.</summary>
    internal string Before { get; }

    /// <summary>Called when something was typed or chosen.</summary>
    internal Action? Changed { get; set; }

    /// <summary>Why it cannot be saved; null: nothing known.</summary>
    public string? Wrong { get; set; }

    /// <summary>False while it is being typed: nobody is told that ten digits are needed when the first of them is there.</summary>
    internal bool IsSettled { get; set; } = true;

    /// <summary>Something is typed that stands for no card yet: saving waits until one is chosen.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What a card is to be looked for by; its picker takes it away.</summary>
    internal string? Sought { get; set; }

    /// <summary>Takes a text of a page: the day or sum in it, else all of it as if it had been typed.</summary>
    internal void Pick(string text, Writing writing)
    {
        (Wrong, IsSettled) = (null, true);
        if (Field.Kind == FieldKind.Card)
        {
            Sought = text;
            return;
        }

        var found = ValueInText.Find(Field.Kind, text);
        if (found is { ValueKind: JsonValueKind.Object } money)
            currency = money.GetProperty("currency").GetString()!;
        Text = found is { } value ? Typed(Field.Kind, value, writing) : text;
    }

    internal bool IsChanged => Text.Trim() != Before;

    /// <summary>The value in its JSON form, a JSON null for an empty field; or the text that says what is wrong.</summary>
    internal (JsonElement Value, Localized? Wrong) Read(Writing writing, DateOnly today)
    {
        var text = Text.Trim();
        if (IsOpen)
            return (default, Words.Card.ChooseCard);
        if (text.Length == 0)
            return (Json<string?>(null), null);
        return Field.Kind switch
        {
            FieldKind.Number => Number(text, writing) is { } number ? (Json(number), null) : (default, Words.Card.NumberNeeded),
            FieldKind.Money => Minor(text, writing) is { } minor ? (Json(new { minor, currency }), null) : (default, Words.Card.NumberNeeded),
            FieldKind.Date => Day(text, today) is { } day ? (Json(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null) : (default, Words.Card.DateNeeded),
            FieldKind.Bool => (Json(text == "true"), null),
            _ => (Json(text), null),
        };
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static string Typed(FieldKind kind, JsonElement value, Writing writing) => kind switch
    {
        FieldKind.Number => value.GetDecimal().ToString("#,0.##########", writing.Culture),
        FieldKind.Money => (value.GetProperty("minor").GetInt64() / 100m).ToString("#,0.00", writing.Culture),
        FieldKind.Date => DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var day) ? writing.Day(day) : "",
        FieldKind.Bool => value.ValueKind == JsonValueKind.True ? "true" : "false",
        _ => value.GetString() ?? "",
    };

    /// <summary>Digits with any grouping; the decimal sign of the language, or the other one where it can be nothing else.</summary>
    private static decimal? Number(string text, Writing writing)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (writing.Culture.NumberFormat.NumberDecimalSeparator == "," || !bare.Contains('.'))
            bare = bare.LastIndexOf(',') is var comma and >= 0 && bare.IndexOf(',') == comma && (writing.Culture.NumberFormat.NumberDecimalSeparator == "," || bare.Length - comma - 1 != 3)
                ? bare.Replace(',', '.')
                : bare.Replace(",", "");
        else
            bare = bare.Replace(",", "");
        return decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static long? Minor(string text, Writing writing) =>
        Number(text.TrimEnd('₽', '$', '€', ' ', '\u00A0'), writing) is { } amount && Math.Abs(amount) < 1e15m && decimal.Round(amount, 2) == amount
            ? (long)(amount * 100)
            : null;

    /// <summary>A day in the forms people type: 5.3.2024, 05.03.24, 2024-03-05; «сегодня»; +30.</summary>
    private static DateOnly? Day(string text, DateOnly today)
    {
        if (text.Equals("сегодня", StringComparison.OrdinalIgnoreCase) || text.Equals("today", StringComparison.OrdinalIgnoreCase))
            return today;
        if (text[0] == '+' && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days < 36_600)
            return today.AddDays(days);
        string[] forms = ["d.M.yyyy", "d.M.yy", "d/M/yyyy", "yyyy-MM-dd", "ddMMyyyy"];
        return DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
