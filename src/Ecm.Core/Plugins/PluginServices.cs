using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Plugins;

/// <summary>Finds what a plugin added to the services and gives each port its owner.</summary>
internal static class PluginServices
{
    private static readonly Dictionary<Type, Action<IServiceCollection, ServiceDescriptor, string>> Ports = new()
    {
        [typeof(INumberingScheme)] = Own<INumberingScheme>,
        [typeof(ICardTypeSource)] = Own<ICardTypeSource>,
        [typeof(IIntakeStep)] = Own<IIntakeStep>,
    };

    /// <summary>
    /// Registers a <see cref="PluginPort{TPort}"/> for each port added since; the port itself stays visible to other plugins, as the same instance.
    /// </summary>
    /// <param name="services">The services after the plugin's turn.</param>
    /// <param name="before">The services before it.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="door">What a door takes besides.</param>
    /// <returns>The plugin with the names of its ports and with its settings.</returns>
    /// <exception cref="PluginLoadException">It touched what is not its own, or registered a port otherwise than as a singleton.</exception>
    public static LoadedPlugin Adopt(IServiceCollection services, IReadOnlyList<ServiceDescriptor> before, LoadedPlugin plugin, PluginDoor door)
    {
        for (var i = 0; i < before.Count; i++)
            if (i >= services.Count || !ReferenceEquals(services[i], before[i]))
                throw new PluginLoadException(plugin.Name, $"it removes or replaces a service that is not its own ({before[i].ServiceType.Name}). A plugin may only add services");

        var added = services.Skip(before.Count).Where(d => !d.IsKeyedService && (Ports.ContainsKey(d.ServiceType) || door.Ports.ContainsKey(d.ServiceType))).ToList();
        foreach (var descriptor in added)
        {
            if (descriptor.Lifetime != ServiceLifetime.Singleton)
                throw new PluginLoadException(plugin.Name, $"it registers {descriptor.ServiceType.Name} as {descriptor.Lifetime}. Register ports with AddSingleton");
            services.Remove(descriptor);
            (Ports.GetValueOrDefault(descriptor.ServiceType) ?? door.Ports[descriptor.ServiceType])(services, descriptor, plugin.Name);
        }

        return plugin with { Ports = [.. added.Select(d => d.ServiceType.Name)], Settings = OwnSettings(services, before.Count, plugin.Name) };
    }

    /// <summary>Makes the class that a plugin named for its settings readable for it.</summary>
    private static SettingsSlot? OwnSettings(IServiceCollection services, int before, string plugin)
    {
        var named = services.Skip(before).Where(d => d.ServiceType == typeof(PluginSettingsType)).ToList();
        if (named.Count == 0)
            return null;
        if (named is not [{ ImplementationInstance: PluginSettingsType { Type: var type } }])
            throw new PluginLoadException(plugin, "it names several classes of settings. Call AddPluginSettings once");
        services.Remove(named[0]);
        var slot = SettingsSlot.Of(plugin, type);
        services.AddSingleton(typeof(IPluginSettings<>).MakeGenericType(type), Activator.CreateInstance(typeof(CurrentSettings<>).MakeGenericType(type), slot)!);
        return slot;
    }

    /// <summary>Registers a port as its plugin's own.</summary>
    public static void Own<TPort>(IServiceCollection services, ServiceDescriptor descriptor, string plugin)
        where TPort : class
    {
        var key = new object();
        services.Add(descriptor switch
        {
            { ImplementationInstance: { } instance } => new ServiceDescriptor(typeof(TPort), key, instance),
            { ImplementationFactory: { } factory } => new ServiceDescriptor(typeof(TPort), key, (provider, _) => factory(provider), ServiceLifetime.Singleton),
            _ => new ServiceDescriptor(typeof(TPort), key, descriptor.ImplementationType!, ServiceLifetime.Singleton),
        });
        services.AddSingleton(provider => provider.GetRequiredKeyedService<TPort>(key));
        services.AddSingleton(provider => new PluginPort<TPort>(plugin, () => provider.GetRequiredKeyedService<TPort>(key)));
    }
}
