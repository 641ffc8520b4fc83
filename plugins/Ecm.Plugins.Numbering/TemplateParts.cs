using System.Text.RegularExpressions;
using Ecm.Abstractions.Numbering;

namespace Ecm.Plugins.Numbering;

/// <summary>Cuts a template into plain text and places in braces.</summary>
internal static partial class TemplateParts
{
    private const string Places = "{counter}, {counter:0000}, {type}, {year}, {yy}, {month}, {field:…}";

    /// <summary>The parts, in order.</summary>
    /// <exception cref="NumberingException">A brace without its pair, an unknown place, or not exactly one counter.</exception>
    public static IReadOnlyList<TemplatePart> Of(string template, NumberRequest request)
    {
        var parts = new List<TemplatePart>();
        for (var at = 0; at < template.Length;)
        {
            if (template[at] == '{')
            {
                var end = template.IndexOf('}', at);
                if (end < 0)
                    throw TemplateScheme.Wrong(request, $"в шаблоне «{template}» скобка {{ не закрыта", $"in the template “{template}” a brace is not closed");
                parts.Add(Place(template[(at + 1)..end], request));
                at = end + 1;
            }
            else
            {
                var end = template.IndexOf('{', at) is >= 0 and var next ? next : template.Length;
                parts.Add(Text(template[at..end], request));
                at = end;
            }
        }

        return parts.Count(p => p is CounterPart) == 1
            ? parts
            : throw TemplateScheme.Wrong(request, $"в шаблоне «{template}» должно быть ровно одно место {{counter}}", $"the template “{template}” needs exactly one {{counter}}");
    }

    private static TextPart Text(string text, NumberRequest request) => text.Contains('}')
        ? throw TemplateScheme.Wrong(request, $"в тексте «{text}» лишняя скобка }}", $"the text “{text}” has a brace too many")
        : new TextPart(text);

    private static TemplatePart Place(string place, NumberRequest request) => place switch
    {
        "type" => new TypePart(),
        "year" => new DatePart("yyyy"),
        "yy" => new DatePart("yy"),
        "month" => new DatePart("MM"),
        _ when CounterPlace().IsMatch(place) => new CounterPart(place),
        _ when FieldPlace().Match(place) is { Success: true } field => new FieldPart(field.Groups[1].Value),
        _ => throw TemplateScheme.Wrong(request, $"неизвестное место {{{place}}}; есть {Places}", $"the place {{{place}}} is unknown; there are {Places}"),
    };

    [GeneratedRegex("^counter(:0{1,18})?$")]
    private static partial Regex CounterPlace();

    [GeneratedRegex("^field:([a-z][A-Za-z0-9_]*)$")]
    private static partial Regex FieldPlace();
}
