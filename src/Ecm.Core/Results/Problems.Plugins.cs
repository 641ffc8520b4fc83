using Ecm.Abstractions;
using Ecm.Core.Plugins.Settings;

namespace Ecm.Core.Results;

/// <summary>Problems of setting plugins up.</summary>
public static partial class Problems
{
    /// <summary>Somebody else changed the settings meanwhile.</summary>
    public static Problem SettingsChanged() => new("settings-changed", 412);

    /// <summary>A setting cannot be as it was written.</summary>
    public static Problem SettingWrong(SettingFault fault, Localized? label) => label is null
        ? new Problem("settings-wrong", 422) { Field = fault.Name.Length == 0 ? null : fault.Name, Arguments = [fault.Text] }
        : new Problem("setting-wrong", 422) { Field = fault.Name, Arguments = [label, fault.Text] };
}
