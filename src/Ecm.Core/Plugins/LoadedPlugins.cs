using Ecm.Core.Plugins.Settings;

namespace Ecm.Core.Plugins;

/// <summary>The plugins of this process, in the order of loading.</summary>
/// <param name="All">The loaded ones.</param>
/// <param name="Disabled">Names of those that a setting switches off.</param>
public sealed record LoadedPlugins(IReadOnlyList<LoadedPlugin> All, IReadOnlyList<string> Disabled);

/// <summary>A plugin that was loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, for people.</param>
/// <param name="Ports">Names of the ports it registers, such as <c>INumberingScheme</c>; once for each registration.</param>
public sealed record LoadedPlugin(string Name, string Version, IReadOnlyList<string> Ports)
{
    /// <summary>Where it lies; null: nowhere, as in tests.</summary>
    public string? Folder { get; init; }

    /// <summary>What administrators may set for it; null: nothing.</summary>
    internal SettingsSlot? Settings { get; init; }
}
