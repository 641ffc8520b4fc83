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
        services.AddSingleton<INumberingScheme>(new DepartmentScheme(ownSection["Separator"] ?? "/"));
}

/// <summary>
/// Each department counts for itself, within a quarter: <c>ПТО/IV/007</c>. The department is the register's setting <c>department</c>
/// or, without it, the card's field of that name.
/// </summary>
internal sealed class DepartmentScheme(string separator) : INumberingScheme
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    public string Name => "department";

    public NumberPlan Plan(NumberRequest request)
    {
        var department = request.Settings.GetValueOrDefault("department") ?? request.Card.Text("department");
        if (string.IsNullOrWhiteSpace(department))
            throw new NumberingException(new Localized("в карточке не указан отдел.", "the card names no department."), "department");
        var quarter = Quarters[(request.Date.Month - 1) / 3];
        return new NumberPlan(
            CounterKey: $"{request.Register}:{department}",
            Period: $"{request.Date.Year}-{quarter}",
            Template: string.Join(separator, department, quarter, "{counter:000}"));
    }
}
