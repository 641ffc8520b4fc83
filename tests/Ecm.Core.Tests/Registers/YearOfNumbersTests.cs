using System.Globalization;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Plugins;
using Ecm.Core.Registers;
using Ecm.Core.Tests.Architecture;
using Ecm.Core.Tests.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.Registers;

/// <summary>The stock numbering plugin and the stock registers over the turn of two years, where the organisation's clock is not Moscow's.</summary>
public sealed class YearOfNumbersTests : IDisposable
{
    private const string Plugin = "Ecm.Plugins.Numbering";

    private readonly PluginFolder plugins = new();

    [Theory]
    [InlineData("America/New_York", "2027-01-01T04:59Z", "2027-01-01T05:00Z", "2028-01-01T04:59Z", "2028-01-01T05:00Z")]
    [InlineData("Asia/Vladivostok", "2026-12-31T13:59Z", "2026-12-31T14:00Z", "2027-12-31T13:59Z", "2027-12-31T14:00Z")]
    public async Task Counter_is_back_at_one_when_the_organisations_year_begins(string zone, string old, string fresh, string oldAgain, string freshAgain)
    {
        plugins.Add(Plugin);
        using var host = PluginLoading.Host(plugins);
        await using var database = await TestDatabase.CreateAsync(services => services
            .AddPluginWorld(Path.Combine(SourceTree.Root, "config"), Plugin)
            .AddSingleton(host.GetServices<PluginPort<INumberingScheme>>().Single())
            .Configure<OrganisationOptions>(o => o.TimeZone = zone));
        await database.CommitAsync(new ImportCardTypes([new() { Name = "contract", Label = new Localized("Договор", "Contract"), Register = "contracts" }]));
        await database.Get<RegisterImport>().RunAsync(CancellationToken.None);
        database.Clock.SetUtcNow(Moment(old).AddHours(-1));
        (await NumberAsync(database)).Should().Be("Д-2026/0001");

        foreach (var (moment, number) in ((string, string)[])[(old, "Д-2026/0002"), (fresh, "Д-2027/0001"), (oldAgain, "Д-2027/0002"), (freshAgain, "Д-2028/0001")])
        {
            database.Clock.SetUtcNow(Moment(moment));
            (await NumberAsync(database)).Should().Be(number);
        }
    }

    public void Dispose() => plugins.Dispose();

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> NumberAsync(TestDatabase database)
    {
        var id = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(id, "contract", "Договор", null, new Dictionary<string, System.Text.Json.JsonElement>(), null, ByPerson: false));
        return (await database.Get<Core.Registers.Registers>().RegisterAsync(Caller.System, id, null, null, null, CancellationToken.None)).Value.Number;
    }
}
