using Ecm.Abstractions.Plugins;

namespace Ecm.Core.Plugins.Settings;

/// <summary>The settings of one plugin as this process has them in force: what the plugin reads without waiting. <see cref="PluginSettings"/> keeps it up to date.</summary>
internal sealed class SettingsSlot
{
    private volatile State state;

    private SettingsSlot(SettingsForm form) => (Form, state) = (form, new State(form.Begin, 0, "{}", new HashSet<string>()));

    public SettingsForm Form { get; }

    /// <summary>What is in force.</summary>
    public State Now
    {
        get => state;
        set => state = value;
    }

    /// <summary>How often the plugin could not say whether what is stored fits.</summary>
    public int Failures { get; set; }

    /// <exception cref="PluginLoadException">The class cannot be one of settings.</exception>
    public static SettingsSlot Of(string plugin, Type type) => new(SettingsForm.Of(plugin, type));

    /// <param name="Settings">The object that the plugin sees.</param>
    /// <param name="Version">The version of the row that it was made of; 0: of none.</param>
    /// <param name="Stored">What that row keeps.</param>
    /// <param name="Unfit">Names of what was stored and does not fit.</param>
    public sealed record State(object Settings, int Version, string Stored, IReadOnlySet<string> Unfit);
}

/// <summary>The port by which a plugin reads its settings.</summary>
internal sealed class CurrentSettings<T>(SettingsSlot slot) : IPluginSettings<T>
    where T : class
{
    public T Current => (T)slot.Now.Settings;
}
