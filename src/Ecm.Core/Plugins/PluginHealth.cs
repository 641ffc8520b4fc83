using Ecm.Abstractions;

namespace Ecm.Core.Plugins;

/// <summary>Whether a plugin may be called.</summary>
public enum PluginState
{
    /// <summary>It is called.</summary>
    Ok,

    /// <summary>
    /// Three faults in ten minutes: it is not called until somebody resumes it or the server starts again.
    /// Two deaths of the server in its steps: until somebody resumes it.
    /// </summary>
    Tripped,

    /// <summary>An administrator switched it off: it is not called until somebody resumes it or the server starts again.</summary>
    Off,

    /// <summary>A call ignored its token past the budget and still holds a thread: only a restart frees it.</summary>
    RestartNeeded,
}

/// <summary>How a plugin fares; a copy.</summary>
/// <param name="Name">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Whether it is called.</param>
/// <param name="Calls">Calls since the start that were carried out, well or not.</param>
/// <param name="Errors">Faults since the start.</param>
/// <param name="Slowest">The longest call that ended.</param>
/// <param name="LastFault">What went wrong last; null: nothing.</param>
/// <param name="LastFaultAt">When.</param>
public sealed record PluginReport(
    string Name, string Version, PluginState State, long Calls, long Errors, TimeSpan Slowest, string? LastFault, DateTimeOffset? LastFaultAt)
{
    /// <summary>The last faults, the newest first.</summary>
    public IReadOnlyList<PluginFault> Faults { get; init; } = [];

    /// <summary>True when administrators may set something for it.</summary>
    public bool HasSettings { get; init; }

    /// <summary>Settings that do not fit this version of the plugin, so that what it begins with is in force.</summary>
    public IReadOnlyList<Localized> UnfitSettings { get; init; } = [];
}

/// <summary>Something that went wrong in a plugin.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What, as the plugin or the server said it.</param>
public sealed record PluginFault(DateTimeOffset At, string Text);

/// <summary>The health of all plugins of this process, as their calls leave it.</summary>
public sealed class PluginHealth
{
    private readonly TimeProvider clock;
    private readonly PluginDeaths? deaths;
    private readonly Dictionary<string, PluginRecord> records;

    /// <summary>Begins with all plugins well.</summary>
    /// <param name="plugins">The plugins.</param>
    /// <param name="clock">The time.</param>
    /// <param name="deaths">What earlier processes died of; null: nobody keeps that.</param>
    public PluginHealth(LoadedPlugins plugins, TimeProvider clock, PluginDeaths? deaths = null)
    {
        this.clock = clock;
        this.deaths = deaths;
        records = plugins.All.ToDictionary(p => p.Name, p => new PluginRecord(p), StringComparer.Ordinal);
    }

    /// <summary>A server starts: plugins in whose steps earlier ones died are switched off.</summary>
    internal void RememberDeaths()
    {
        deaths?.TakeStock();
        foreach (var (name, record) in records)
            if (deaths?.TooMany(name) == true)
                record.SwitchOff("the server died twice within a day while a step of this plugin ran", clock.GetUtcNow());
    }

    /// <summary>All plugins, in the order of loading.</summary>
    public IReadOnlyList<PluginReport> Reports => [.. records.Values.Select(r => r.Report())];

    /// <summary>Whether a plugin may be called.</summary>
    public PluginState StateOf(string plugin) => records[plugin].State;

    /// <summary>Lets a tripped plugin be called again.</summary>
    /// <returns>False when there is no such plugin or only a restart helps.</returns>
    public bool Resume(string plugin)
    {
        if (!records.TryGetValue(plugin, out var record) || !record.Resume())
            return false;
        deaths?.Forget(plugin);
        return true;
    }

    /// <summary>Has a plugin called no more until it is resumed or the server starts again.</summary>
    /// <returns>False when there is no such plugin.</returns>
    internal bool SwitchOff(string plugin)
    {
        if (!records.TryGetValue(plugin, out var record))
            return false;
        record.SwitchOff();
        return true;
    }

    internal bool MayCall(string plugin) => records[plugin].State == PluginState.Ok;

    internal void Succeeded(string plugin, TimeSpan elapsed) => records[plugin].Succeeded(elapsed);

    internal PluginState Failed(string plugin, TimeSpan elapsed, string fault) => records[plugin].Failed(elapsed, fault, clock.GetUtcNow());

    /// <summary>Keeps a fault in what a person looks at: it harms no document and switches nothing off.</summary>
    internal void Noted(string plugin, string fault) => records[plugin].Noted(fault, clock.GetUtcNow());

    internal void Abandoned(string plugin, string fault) => records[plugin].Abandoned(fault, clock.GetUtcNow());

    /// <summary>An abandoned call has come back after all.</summary>
    internal void CameBack(string plugin) => records[plugin].CameBack();
}
