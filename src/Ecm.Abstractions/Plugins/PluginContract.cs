namespace Ecm.Abstractions.Plugins;

/// <summary>The version of the contract between host and plugins. A plugin names the one it was built against in <c>plugin.json</c>.</summary>
public static class PluginContract
{
    /// <summary>Raised by one when something that plugins use is changed or removed; additions do not raise it.</summary>
    public const int Version = 1;
}
