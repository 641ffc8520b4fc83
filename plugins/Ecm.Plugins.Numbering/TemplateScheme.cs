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
    internal const string Template = "template";
    private const string Period = "period";
    private const string Counter = "counter";

    private static readonly string[] Keys = [Template, Period, Counter];

    public string Name => "template";

    public Localized Label { get; } = new("Номер по шаблону", "Number from a template");

    public IReadOnlyList<NumberingSetting> Settings { get; } =
    [
        new(Template, new("Шаблон номера", "Number template")) { Places = TemplateParts.Offered },
        new(Period, new("Счёт заново", "Counting begins again"))
        {
            Choices =
            [
                new("yearly", new("каждый год", "each year")), new("monthly", new("каждый месяц", "each month")), new("never", new("никогда", "never")),
            ],
        },
        new(Counter, new("Общий счётчик", "Shared counter"))
        {
            Hint = new("Журналы, в которых написано одно и то же имя, считают вместе. Пусто: счётчик у журнала свой.", "Registers that name the same one count together. Empty: the register has its own."),
        },
    ];

    public NumberPlan Plan(NumberRequest request)
    {
        if (request.Settings.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
            throw Wrong(unknown, $"неизвестная настройка «{unknown}»; есть {string.Join(", ", Keys)}", $"the setting “{unknown}” is unknown; there are {string.Join(", ", Keys)}");
        if (!request.Settings.TryGetValue(Template, out var template) || string.IsNullOrWhiteSpace(template))
            throw Wrong(Template, "нет шаблона номера (template), например Д-{year}/{counter:0000}", "there is no number template, such as D-{year}/{counter:0000}");
        var number = string.Concat(TemplateParts.Of(template).Select(part => part.Fill(request)));
        return new NumberPlan(request.Settings.GetValueOrDefault(Counter, request.Register), PeriodOf(request), number);
    }

    internal static NumberingException Wrong(string setting, string ru, string en) => new(new Localized($"{ru}.", $"{en}.")) { Setting = setting };

    private static string PeriodOf(NumberRequest request) => request.Settings.GetValueOrDefault(Period, "yearly") switch
    {
        "yearly" => request.Date.ToString("yyyy", CultureInfo.InvariantCulture),
        "monthly" => request.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "never" => "",
        var other => throw Wrong(Period, $"неизвестный период «{other}»; есть yearly, monthly, never", $"the period “{other}” is unknown; there are yearly, monthly, never"),
    };
}
