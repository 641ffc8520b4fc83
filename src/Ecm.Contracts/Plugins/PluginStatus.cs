using System.Text.Json.Serialization;
using Ecm.Contracts.Types;

namespace Ecm.Contracts.Plugins;

/// <summary>How a plugin fares since the server's start.</summary>
/// <param name="Name">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="State"><c>ok</c>; <c>tripped</c>: switched off after faults, may be resumed; <c>off</c>: an administrator switched it off; <c>restart-needed</c>: a call holds a thread.</param>
/// <param name="Calls">Calls that were carried out.</param>
/// <param name="Errors">Faults.</param>
/// <param name="SlowestMs">The longest call, in milliseconds.</param>
/// <param name="LastFault">What went wrong last.</param>
/// <param name="LastFaultAt">When.</param>
public sealed record PluginStatus(
    string Name,
    string Version,
    string State,
    long Calls,
    long Errors,
    long SlowestMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastFault,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastFaultAt)
{
    /// <summary>The last faults, the newest first.</summary>
    public IReadOnlyList<PluginFault> Faults { get; init; } = [];

    /// <summary>True when administrators may set something for it.</summary>
    public bool HasSettings { get; init; }

    /// <summary>Settings that do not fit this version of the plugin, so that what it begins with is in force.</summary>
    public IReadOnlyList<Label> UnfitSettings { get; init; } = [];
}

/// <summary>Something that went wrong in a plugin.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record PluginFault(DateTimeOffset At, string Text);
