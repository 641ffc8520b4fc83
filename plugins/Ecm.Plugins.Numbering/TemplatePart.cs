using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;

namespace Ecm.Plugins.Numbering;

/// <summary>A part of a template.</summary>
internal abstract record TemplatePart
{
    /// <summary>What stands in the number for it.</summary>
    /// <exception cref="NumberingException">The card does not have it.</exception>
    public abstract string Fill(NumberRequest request);
}

internal sealed record TextPart(string Text) : TemplatePart
{
    public override string Fill(NumberRequest request) => Text;
}

/// <summary>The counter's place, left to the core.</summary>
internal sealed record CounterPart(string Place) : TemplatePart
{
    public override string Fill(NumberRequest request) => $"{{{Place}}}";
}

internal sealed record DatePart(string Format) : TemplatePart
{
    public override string Fill(NumberRequest request) => request.Date.ToString(Format, CultureInfo.InvariantCulture);
}

internal sealed record TypePart : TemplatePart
{
    public override string Fill(NumberRequest request) => request.TypeLabel.Contains('{')
        ? throw TemplateScheme.Wrong(TemplateScheme.Template, "в названии вида документа есть скобка {", "the label of the type has a brace")
        : request.TypeLabel;
}

/// <summary>The value of an own field of the card.</summary>
internal sealed record FieldPart(string Key) : TemplatePart
{
    public override string Fill(NumberRequest request)
    {
        var text = request.Card.Fields.TryGetValue(Key, out var value) ? Text(value).Trim() : "";
        if (text.Length == 0)
            throw new NumberingException(new Localized($"в номере нужно поле «{Key}». Заполните его.", $"the number needs the field “{Key}”. Fill it in."), Key);

        // A value with braces could pass for the counter's place.
        return text.AsSpan().IndexOfAny('{', '}') < 0
            ? text
            : throw new NumberingException(new Localized($"в поле «{Key}» есть фигурная скобка. Уберите её.", $"the field “{Key}” has a brace. Remove it."), Key);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
