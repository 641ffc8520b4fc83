using System.Text.Json;
using Ecm.Abstractions;

namespace Ecm.Core.Plugins.Settings;

/// <summary>What a setting of a plugin holds.</summary>
public enum SettingKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>One line that nobody is shown again.</summary>
    Secret,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>One of several values.</summary>
    Choice,

    /// <summary>Lines of text.</summary>
    Lines,
}

/// <summary>A setting of a plugin, as its class describes it.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Label">What people call it.</param>
public sealed record SettingDefinition(string Name, SettingKind Kind, Localized Label)
{
    /// <summary>What it is for; null: the name says it.</summary>
    public Localized? Hint { get; init; }

    /// <summary>True when it must not be empty.</summary>
    public bool Required { get; init; }

    /// <summary>True when it may have no value at all: null.</summary>
    public bool Optional { get; init; }

    /// <summary>The least number; null: no limit.</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest number; null: no limit.</summary>
    public decimal? Greatest { get; init; }

    /// <summary>The fewest characters, or lines; null: no limit.</summary>
    public int? Shortest { get; init; }

    /// <summary>The most characters, or lines; null: no limit.</summary>
    public int? Longest { get; init; }

    /// <summary>The regular expression that the whole text must be; null: none.</summary>
    public string? Pattern { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>The value as long as nobody has set another; undefined for secrets.</summary>
    public JsonElement Default { get; init; }
}

/// <summary>One of several values of a setting.</summary>
/// <param name="Value">Its name in JSON.</param>
/// <param name="Label">What people choose.</param>
public sealed record SettingChoice(string Value, Localized Label);

/// <summary>Something that is wrong with a setting as it is written.</summary>
/// <param name="Name">The setting; empty: all of them together.</param>
/// <param name="Text">What, as a sentence.</param>
public sealed record SettingFault(string Name, Localized Text);

/// <summary>A setting and what is in force.</summary>
/// <param name="Definition">The setting.</param>
/// <param name="Value">Its value; undefined for secrets.</param>
/// <param name="IsSet">True when people have set something else than the default.</param>
/// <param name="Unfit">True when what people set does not fit this version of the plugin, so that the default is in force.</param>
public sealed record SettingInForce(SettingDefinition Definition, JsonElement Value, bool IsSet, bool Unfit);

/// <summary>The settings of a plugin.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Version">Raised by every change, 0 before the first: who edits names the one they have read.</param>
/// <param name="Settings">Each with its value, in the order of its class.</param>
public sealed record SettingsInForce(string Plugin, int Version, IReadOnlyList<SettingInForce> Settings)
{
    /// <summary>As the row keeps it, secrets too, so that a change can be undone.</summary>
    internal string Stored { get; init; } = "{}";
}
