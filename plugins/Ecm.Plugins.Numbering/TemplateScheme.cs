using System.Globalization;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;

namespace Ecm.Plugins.Numbering;

/// <summary>
/// Makes numbers from a template such as <c>Д-{year}/{counter:0000}</c>. Settings of a register:
/// <c>template</c>; <c>period</c>: <c>yearly</c> (default), <c>monthly</c> or <c>never</c>, after which the counter begins again at 1;
/// <c>counter</c>: the name of a counter that several registers share (default: the register's own).
/// </summary>
internal sealed class TemplateScheme : INumberingScheme
{
    private static readonly string[] Settings = ["template", "period", "counter"];

    public string Name => "template";

    public NumberPlan Plan(NumberRequest request)
    {
        if (request.Settings.Keys.FirstOrDefault(key => !Settings.Contains(key)) is { } unknown)
            throw Wrong(request, $"неизвестная настройка «{unknown}»; есть {string.Join(", ", Settings)}", $"the setting “{unknown}” is unknown; there are {string.Join(", ", Settings)}");
        if (!request.Settings.TryGetValue("template", out var template) || string.IsNullOrWhiteSpace(template))
            throw Wrong(request, "нет шаблона номера (template), например Д-{year}/{counter:0000}", "there is no number template, such as D-{year}/{counter:0000}");
        var number = string.Concat(TemplateParts.Of(template, request).Select(part => part.Fill(request)));
        return new NumberPlan(request.Settings.GetValueOrDefault("counter", request.Register), Period(request), number);
    }

    internal static NumberingException Wrong(NumberRequest request, string ru, string en) => new(new Localized(
        $"в настройках журнала «{request.Register}» ошибка: {ru}.", $"the settings of register “{request.Register}” are wrong: {en}."));

    private static string Period(NumberRequest request) => request.Settings.GetValueOrDefault("period", "yearly") switch
    {
        "yearly" => request.Date.ToString("yyyy", CultureInfo.InvariantCulture),
        "monthly" => request.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "never" => "",
        var other => throw Wrong(request, $"неизвестный период «{other}»; есть yearly, monthly, never", $"the period “{other}” is unknown; there are yearly, monthly, never"),
    };
}
