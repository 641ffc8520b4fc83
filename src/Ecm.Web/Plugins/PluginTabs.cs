using System.Collections.Concurrent;
using Ecm.Abstractions.Web.Cards;
using Ecm.Core.Plugins;

namespace Ecm.Web.Plugins;

/// <summary>A tab of a plugin on cards.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Tab">The tab.</param>
public sealed record PluginTab(string Plugin, CardTab Tab)
{
    /// <summary>Its name in the address of a card.</summary>
    public string Address => $"{Plugin}.{Tab.Name}";
}

/// <summary>The tabs that plugins add to cards.</summary>
internal sealed class PluginTabs(IEnumerable<PluginPort<CardTab>> ports, PluginCalls calls, PluginHealth health)
{
    private readonly IReadOnlyList<PluginPort<CardTab>> ports = [.. ports];
    private readonly ConcurrentDictionary<PluginPort<CardTab>, CardTab> known = new();

    /// <summary>
    /// Those that cards of a type have. A plugin that somebody switched off shows nothing; one that faults switched off keeps its place, where its tab says so.
    /// </summary>
    public async ValueTask<IReadOnlyList<PluginTab>> OfAsync(string type, CancellationToken cancellationToken)
    {
        var tabs = new List<PluginTab>();
        foreach (var port in ports)
            if (health.StateOf(port.Plugin) != PluginState.Off && await FindAsync(port, cancellationToken) is { } tab && (tab.Types.Count == 0 || tab.Types.Contains(type)))
                tabs.Add(new PluginTab(port.Plugin, tab));
        return [.. tabs.DistinctBy(t => t.Address).OrderBy(t => t.Tab.Order)];
    }

    /// <summary>Asked once: making it is code of the plugin.</summary>
    private async ValueTask<CardTab?> FindAsync(PluginPort<CardTab> port, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(port, out var tab))
            return tab;
        var made = await calls.CallAsync(port, PluginCalls.RequestBudget, (own, _) => ValueTask.FromResult(own), cancellationToken);
        return made.Succeeded ? known[port] = made.Value : null;
    }
}
