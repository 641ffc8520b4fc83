using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;

namespace Ecm.Plugins.Numbering;

/// <summary>Cuts a template into plain text and places in braces.</summary>
internal static partial class TemplateParts
{
    /// <summary>What can stand in a template, for whoever writes one.</summary>
    public static readonly IReadOnlyList<NumberingPlace> Offered =
    [
        new("{counter}", new("счётчик, без него номера не бывает", "the counter; no number is without it"), new("7", "7")),
        new("{counter:0000}", new("счётчик с нулями впереди", "the counter with zeros before it"), new("0007", "0007")),
        new("{year}", new("год регистрации", "year of registration"), new("2026", "2026")),
        new("{yy}", new("год двумя цифрами", "year in two digits"), new("26", "26")),
        new("{month}", new("месяц двумя цифрами", "month in two digits"), new("03", "03")),
        new("{type}", new("название вида документа", "label of the document type"), new("Договор", "Contract")),
        new("{field:…}", new("значение поля карточки: вместо точек ключ поля", "value of a field of the card: its key in place of the dots"), new("{field:department} — ПТО", "{field:department} — PTO")),
    ];

    private static readonly string Places = string.Join(", ", Offered.Select(p => p.Text));

    /// <summary>The parts, in order.</summary>
    /// <exception cref="NumberingException">A brace without its pair, an unknown place, or not exactly one counter.</exception>
    public static IReadOnlyList<TemplatePart> Of(string template)
    {
        var parts = new List<TemplatePart>();
        for (var at = 0; at < template.Length;)
        {
            if (template[at] == '{')
            {
                var end = template.IndexOf('}', at);
                if (end < 0)
                    throw TemplateScheme.Wrong(TemplateScheme.Template, $"в шаблоне «{template}» скобка {{ не закрыта", $"in the template “{template}” a brace is not closed");
                parts.Add(Place(template[(at + 1)..end]));
                at = end + 1;
            }
            else
            {
                var end = template.IndexOf('{', at) is >= 0 and var next ? next : template.Length;
                parts.Add(Text(template[at..end]));
                at = end;
            }
        }

        return parts.Count(p => p is CounterPart) == 1
            ? parts
            : throw TemplateScheme.Wrong(TemplateScheme.Template, $"в шаблоне «{template}» должно быть ровно одно место {{counter}}", $"the template “{template}” needs exactly one {{counter}}");
    }

    private static TextPart Text(string text) => text.Contains('}')
        ? throw TemplateScheme.Wrong(TemplateScheme.Template, $"в тексте «{text}» лишняя скобка }}", $"the text “{text}” has a brace too many")
        : new TextPart(text);

    private static TemplatePart Place(string place) => place switch
    {
        "type" => new TypePart(),
        "year" => new DatePart("yyyy"),
        "yy" => new DatePart("yy"),
        "month" => new DatePart("MM"),
        _ when CounterPlace().IsMatch(place) => new CounterPart(place),
        _ when FieldPlace().Match(place) is { Success: true } field => new FieldPart(field.Groups[1].Value),
        _ => throw TemplateScheme.Wrong(TemplateScheme.Template, $"неизвестное место {{{place}}}; есть {Places}", $"the place {{{place}}} is unknown; there are {Places}"),
    };

    [GeneratedRegex("^counter(:0{1,18})?$")]
    private static partial Regex CounterPlace();

    [GeneratedRegex("^field:([a-z][A-Za-z0-9_]*)$")]
    private static partial Regex FieldPlace();
}
