namespace Ecm.Core.Plugins.Settings;

/// <summary>What people have set for a plugin. It stays when the plugin is taken away, for the day it comes back.</summary>
internal sealed class SettingsRow
{
    public required string Plugin { get; init; }

    /// <summary>A JSON object of those settings that differ from their defaults; secrets are encrypted.</summary>
    public required string Stored { get; set; }

    /// <summary>Raised by every change: who edits names the one they have read, and other nodes see that there is something new.</summary>
    public int Version { get; set; }
}
