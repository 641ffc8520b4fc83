namespace Ecm.Core.Plugins;

/// <summary>
/// A port that a plugin registered, and whose it is. The instance is made at the first call, inside
/// <see cref="PluginCalls"/>, so that a constructor which throws or hangs is a fault of the plugin and not of the server.
/// </summary>
/// <typeparam name="TPort">The port.</typeparam>
/// <param name="plugin">The plugin's name.</param>
/// <param name="resolve">Makes or finds the one instance.</param>
public sealed class PluginPort<TPort>(string plugin, Func<TPort> resolve)
    where TPort : class
{
    /// <summary>The name of the plugin.</summary>
    public string Plugin { get; } = plugin;

    /// <summary>Plugin code: for <see cref="PluginCalls"/> alone.</summary>
    internal TPort Resolve() => resolve();
}
