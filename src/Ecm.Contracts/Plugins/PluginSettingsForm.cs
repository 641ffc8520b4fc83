using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Contracts.Types;

namespace Ecm.Contracts.Plugins;

/// <summary>What can be set for a plugin, and what is in force.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Version">Raised by every change, 0 before the first; it is the ETag.</param>
/// <param name="Settings">Each setting with its value, in the plugin's order.</param>
public sealed record PluginSettingsForm(string Plugin, int Version, IReadOnlyList<PluginSetting> Settings);

/// <summary>A setting of a plugin.</summary>
/// <param name="Name">Its name in <c>values</c>.</param>
/// <param name="Kind"><c>text</c>, <c>secret</c>, <c>whole</c>, <c>number</c>, <c>bool</c>, <c>choice</c> (one of <c>choices</c>) or <c>lines</c> (an array of texts).</param>
/// <param name="Label">What people call it.</param>
/// <param name="Required">True when it must not be empty.</param>
/// <param name="IsSet">True when people have set something else than the default.</param>
/// <param name="Unfit">True when what people set does not fit this version of the plugin, so that the default is in force.</param>
public sealed record PluginSetting(string Name, string Kind, Label Label, bool Required, bool IsSet, bool Unfit)
{
    /// <summary>The value in force; absent for secrets.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Value { get; init; }

    /// <summary>The value as the plugin begins; absent for secrets.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Default { get; init; }

    /// <summary>What it is for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Label? Hint { get; init; }

    /// <summary>The least number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Least { get; init; }

    /// <summary>The greatest number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Greatest { get; init; }

    /// <summary>The fewest characters, or lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Shortest { get; init; }

    /// <summary>The most characters, or lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Longest { get; init; }

    /// <summary>The regular expression that the whole text must be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pattern { get; init; }

    /// <summary>What can be chosen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PluginSettingChoice>? Choices { get; init; }
}

/// <summary>One of several values of a setting.</summary>
/// <param name="Value">Its name.</param>
/// <param name="Label">What people choose.</param>
public sealed record PluginSettingChoice(string Value, Label Label);

/// <summary>All settings of a plugin as they are to be.</summary>
public sealed record PutPluginSettingsRequest
{
    /// <summary>Values by name. One that is left out is as the plugin begins, but a secret that is left out stays as it is. Null is no value where there may be none, else as the plugin begins.</summary>
    [Required]
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }
}
