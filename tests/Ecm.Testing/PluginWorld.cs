using Ecm.Abstractions.Plugins;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Lists;
using Ecm.Core.Plugins;
using Ecm.Core.Registers;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Testing;

/// <summary>Ports as if plugins had brought them, and a configuration of a test's own.</summary>
internal static class PluginWorld
{
    /// <summary>Adds the machinery of plugins, card types and registers over hand-made plugins.</summary>
    /// <param name="services">The services.</param>
    /// <param name="config">The configuration's folder.</param>
    /// <param name="plugins">Names of plugins that have ports.</param>
    public static IServiceCollection AddPluginWorld(this IServiceCollection services, string config, params string[] plugins)
    {
        services.AddSingleton(new LoadedPlugins([.. plugins.Select(p => new LoadedPlugin(p, "1.0.0", []))], []));
        services.AddSingleton<PluginHealth>().AddSingleton<PluginCalls>();
        services.Configure<ConfigOptions>(o => o.ConfigFolder = config);
        services.AddSingleton(s => new CardReading(s.GetRequiredService<IDbContextFactory<EcmDbContext>>()));
        return services.AddCardTypes().AddLists().AddRegisters();
    }

    /// <summary>Adds a port of a hand-made plugin.</summary>
    public static IServiceCollection AddPort<TPort>(this IServiceCollection services, string plugin, TPort port)
        where TPort : class => services.AddSingleton(new PluginPort<TPort>(plugin, () => port));
}
