using Ecm.Abstractions;
using Ecm.Abstractions.Plugins;
using Ecm.Abstractions.Web.Cards;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sample.Totals;

/// <summary>A tab of one's own on cards: what a contract and its annexes come to.</summary>
public sealed class SamplePlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) =>
        services.AddSingleton(new CardTab("totals", new Localized("Итого", "Totals"), typeof(TotalsTab)));
}
