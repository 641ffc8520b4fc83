using System.ComponentModel.DataAnnotations;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sample.Numbering;

/// <summary>A numbering scheme of one's own. A register uses it by <c>scheme: department</c>.</summary>
public sealed class SamplePlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) =>
        services.AddPluginSettings<DepartmentSettings>().AddSingleton<INumberingScheme, DepartmentScheme>();
}

/// <summary>What administrators set on the page of the plugin.</summary>
public sealed record DepartmentSettings
{
    [Setting("Разделитель", "Separator", HintRu = "Стоит между отделом, кварталом и счётчиком.", HintEn = "Stands between department, quarter and counter.")]
    [Required, StringLength(3), RegularExpression("[^{}]*")]
    public string Separator { get; init; } = "/";

    [Setting("Квартал", "Quarter")]
    public QuarterForm Quarter { get; init; }
}

/// <summary>How the quarter is written.</summary>
public enum QuarterForm
{
    [Setting("римскими цифрами: IV", "in Roman figures: IV")]
    Roman,

    [Setting("арабскими цифрами: 4", "in Arabic figures: 4")]
    Arabic,
}

/// <summary>
/// Each department counts for itself, within a quarter: <c>ПТО/IV/007</c>. The department is the register's setting <c>department</c>
/// or, without it, the card's field of that name.
/// </summary>
internal sealed class DepartmentScheme(IPluginSettings<DepartmentSettings> settings) : INumberingScheme
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    public string Name => "department";

    public NumberPlan Plan(NumberRequest request)
    {
        var department = request.Settings.GetValueOrDefault("department") ?? request.Card.Text("department");
        if (string.IsNullOrWhiteSpace(department))
            throw new NumberingException(new Localized("в карточке не указан отдел.", "the card names no department."), "department");
        var quarter = (request.Date.Month + 2) / 3;
        var (separator, form) = (settings.Current.Separator, settings.Current.Quarter);
        return new NumberPlan(
            CounterKey: $"{request.Register}:{department}",
            Period: $"{request.Date.Year}-{quarter}",
            Template: string.Join(separator, department, form == QuarterForm.Roman ? Roman[quarter - 1] : $"{quarter}", "{counter:000}"));
    }
}
