using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Plugins;

/// <summary>What a door of the product adds to that which plugins see and register.</summary>
public sealed class PluginDoor
{
    private readonly Dictionary<Type, Action<IServiceCollection, ServiceDescriptor, string>> ports = [];

    /// <summary>Assemblies whose types the door and plugins exchange: plugins get the server's own.</summary>
    public IReadOnlyList<Assembly> Shared { get; init; } = [];

    /// <summary>Those among them that a plugin must have been built against in the same major version.</summary>
    public IReadOnlyList<Assembly> SameMajor { get; init; } = [];

    internal IReadOnlyDictionary<Type, Action<IServiceCollection, ServiceDescriptor, string>> Ports => ports;

    /// <summary>Takes something from plugins: each one registered can be had as a <see cref="PluginPort{TPort}"/>.</summary>
    public PluginDoor Takes<TPort>()
        where TPort : class
    {
        ports.Add(typeof(TPort), PluginServices.Own<TPort>);
        return this;
    }
}
