namespace Ecm.Core.Plugins;

/// <summary>A plugin cannot be loaded, so the server does not start: names the plugin, the reason and the setting that disables it.</summary>
public sealed class PluginLoadException(string plugin, string reason, Exception? inner = null) : StartupException(
    $"Plugin '{plugin}' cannot be loaded: {reason.TrimEnd('.')}. To start without it set {DisablingSetting(plugin)}.", inner)
{
    /// <summary>The name of the plugin: that of its folder.</summary>
    public string Plugin { get; } = plugin;

    internal static string DisablingSetting(string plugin) => $"Plugins:{plugin}:Enabled=false";
}
