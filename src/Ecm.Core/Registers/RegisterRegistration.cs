using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Ecm.Core.CardTypes;
using Ecm.Core.Cards;
using Ecm.Core.People;
using Ecm.Core.Plugins;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecm.Core.Registers;

internal static class RegisterRegistration
{
    /// <summary>The registers, and the configuration's files and the organisation that they need.</summary>
    public static IServiceCollection AddRegisters(this IServiceCollection services)
    {
        services.AddOptions<OrganisationOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConfigOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IConfigFiles, ConfigFiles>();
        return services
            .AddSingleton(p => new RegisterFiles(p.GetRequiredService<IConfigFiles>()))
            .AddSingleton(p => new NumberingSchemes(p.GetServices<PluginPort<INumberingScheme>>(), p.GetRequiredService<PluginCalls>()))
            .AddSingleton<RegisterCatalog>()
            .AddSingleton<NumberPlanning>()
            .AddSingleton<NumberTrials>()
            .AddSingleton<RegisterImport>()
            .AddSingleton(p => new RegisterSetup(
                p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<CardTypeCatalog>(), p.GetRequiredService<RegisterCatalog>(),
                p.GetRequiredService<NumberingSchemes>(), p.GetRequiredService<NumberTrials>(), p.GetRequiredService<ChangeSets.ChangeSets>()))
            .AddSingleton(p => new Registers(
                p.GetRequiredService<RegisterCatalog>(), p.GetRequiredService<NumberPlanning>(), p.GetRequiredService<CardTypeCatalog>(),
                p.GetRequiredService<CardReading>(), p.GetRequiredService<ChangeSets.ChangeSets>()))
            .AddSingleton(p => new RegisterBook(
                p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<CardReading>(), p.GetRequiredService<CardSearch>(),
                p.GetRequiredService<CardTypeCatalog>(), p.GetRequiredService<NumberPlanning>()))
            .AddSingleton(p => new BookRows(
                p.GetRequiredService<RegisterBook>(), p.GetRequiredService<CardReading>(), p.GetRequiredService<Users>(), p.GetRequiredService<CardTypeCatalog>()))
            .AddSingleton(p => new ReservedNumbers(
                p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<RegisterCatalog>(), p.GetRequiredService<CardTypeCatalog>(),
                p.GetRequiredService<NumberPlanning>(), p.GetRequiredService<ChangeSets.ChangeSets>()));
    }
}
