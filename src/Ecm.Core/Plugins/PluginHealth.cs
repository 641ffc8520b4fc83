namespace Ecm.Core.Plugins;

/// <summary>Whether a plugin may be called.</summary>
public enum PluginState
{
    /// <summary>It is called.</summary>
    Ok,

    /// <summary>Three faults in ten minutes: it is not called until somebody resumes it or the server starts again.</summary>
    Tripped,

    /// <summary>A call ignored its token past the budget and still holds a thread: only a restart frees it.</summary>
    RestartNeeded,
}

/// <summary>How a plugin fares; a copy.</summary>
/// <param name="Name">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Whether it is called.</param>
/// <param name="Calls">Calls since the start that were carried out, well or not.</param>
/// <param name="Errors">How many of them were faults.</param>
/// <param name="Slowest">The longest call that ended.</param>
/// <param name="LastFault">What went wrong last; null: nothing.</param>
/// <param name="LastFaultAt">When.</param>
public sealed record PluginReport(
    string Name, string Version, PluginState State, long Calls, long Errors, TimeSpan Slowest, string? LastFault, DateTimeOffset? LastFaultAt);

/// <summary>The health of all plugins of this process, as their calls leave it.</summary>
public sealed class PluginHealth
{
    private readonly TimeProvider clock;
    private readonly Dictionary<string, PluginRecord> records;

    /// <summary>Begins with all plugins well.</summary>
    public PluginHealth(LoadedPlugins plugins, TimeProvider clock)
    {
        this.clock = clock;
        records = plugins.All.ToDictionary(p => p.Name, p => new PluginRecord(p), StringComparer.Ordinal);
    }

    /// <summary>All plugins, in the order of loading.</summary>
    public IReadOnlyList<PluginReport> Reports => [.. records.Values.Select(r => r.Report())];

    /// <summary>Lets a tripped plugin be called again.</summary>
    /// <returns>False when there is no such plugin or only a restart helps.</returns>
    public bool Resume(string plugin) => records.TryGetValue(plugin, out var record) && record.Resume();

    internal bool MayCall(string plugin) => records[plugin].State == PluginState.Ok;

    internal void Succeeded(string plugin, TimeSpan elapsed) => records[plugin].Succeeded(elapsed);

    internal PluginState Failed(string plugin, TimeSpan elapsed, string fault) => records[plugin].Failed(elapsed, fault, clock.GetUtcNow());

    internal void Abandoned(string plugin, string fault) => records[plugin].Abandoned(fault, clock.GetUtcNow());

    /// <summary>An abandoned call has come back after all.</summary>
    internal void CameBack(string plugin) => records[plugin].CameBack();
}
