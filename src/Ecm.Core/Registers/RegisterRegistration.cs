using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
            .AddSingleton(p => new Registers(
                p.GetRequiredService<RegisterFiles>(), p.GetRequiredService<NumberingSchemes>(), p.GetRequiredService<CardTypeCatalog>(),
                p.GetRequiredService<CardReading>(), p.GetRequiredService<ChangeSets.ChangeSets>(),
                p.GetRequiredService<IOptions<OrganisationOptions>>(), p.GetRequiredService<TimeProvider>()));
    }
}
