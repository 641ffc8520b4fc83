using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Numbering;
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
    /// <param name="plugin">The plugin's name.</param>
    /// <returns>The names of the ports.</returns>
    /// <exception cref="PluginLoadException">It touched what is not its own, or registered a port otherwise than as a singleton.</exception>
    public static IReadOnlyList<string> Adopt(IServiceCollection services, IReadOnlyList<ServiceDescriptor> before, string plugin)
    {
        for (var i = 0; i < before.Count; i++)
            if (i >= services.Count || !ReferenceEquals(services[i], before[i]))
                throw new PluginLoadException(plugin, $"it removes or replaces a service that is not its own ({before[i].ServiceType.Name}). A plugin may only add services");

        var added = services.Skip(before.Count).Where(d => !d.IsKeyedService && Ports.ContainsKey(d.ServiceType)).ToList();
        foreach (var descriptor in added)
        {
            if (descriptor.Lifetime != ServiceLifetime.Singleton)
                throw new PluginLoadException(plugin, $"it registers {descriptor.ServiceType.Name} as {descriptor.Lifetime}. Register ports with AddSingleton");
            services.Remove(descriptor);
            Ports[descriptor.ServiceType](services, descriptor, plugin);
        }

        return [.. added.Select(d => d.ServiceType.Name)];
    }

    private static void Own<TPort>(IServiceCollection services, ServiceDescriptor descriptor, string plugin)
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
