using Ecm.Abstractions.Cards;
using Ecm.Core.Plugins;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.CardTypes;

internal static class CardTypeRegistration
{
    /// <summary>The types in force, their import, and setting them up.</summary>
    public static IServiceCollection AddCardTypes(this IServiceCollection services) => services
        .AddSingleton(p => new CardTypeCatalog(p.GetRequiredService<IDbContextFactory<EcmDbContext>>()))
        .AddSingleton(p => new CardTypeDrafts(p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<ChangeSets.ChangeSets>()))
        .AddSingleton(p => new CardTypeImport(
            p.GetServices<PluginPort<ICardTypeSource>>(), p.GetRequiredService<PluginCalls>(), p.GetRequiredService<PluginHealth>(),
            p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<ChangeSets.ChangeSets>()));
}
