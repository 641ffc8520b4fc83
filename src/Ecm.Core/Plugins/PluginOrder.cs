namespace Ecm.Core.Plugins;

/// <summary>The order in which plugins are loaded: each after those it depends on, otherwise by name.</summary>
internal static class PluginOrder
{
    /// <summary>Orders plugins.</summary>
    /// <param name="manifests">The plugins to be loaded.</param>
    /// <param name="disabled">Names of plugins that are there but switched off: the message about a missing one tells.</param>
    /// <exception cref="PluginLoadException">One depends on a plugin that is not loaded, or on itself in the end.</exception>
    public static IReadOnlyList<PluginManifest> Of(IReadOnlyCollection<PluginManifest> manifests, IReadOnlySet<string> disabled)
    {
        var byName = manifests.ToDictionary(m => m.Name, StringComparer.Ordinal);
        var ordered = new List<PluginManifest>(manifests.Count);
        var path = new List<string>();
        foreach (var manifest in manifests.OrderBy(m => m.Name, StringComparer.Ordinal))
            Visit(manifest);
        return ordered;

        void Visit(PluginManifest manifest)
        {
            if (ordered.Contains(manifest))
                return;
            var from = path.IndexOf(manifest.Name);
            if (from >= 0)
                throw new PluginLoadException(manifest.Name, $"it depends on itself: {string.Join(" → ", [.. path[from..], manifest.Name])}");
            path.Add(manifest.Name);
            foreach (var name in manifest.DependsOn)
                Visit(byName.TryGetValue(name, out var needed) ? needed : throw Missing(manifest.Name, name));
            path.RemoveAt(path.Count - 1);
            ordered.Add(manifest);
        }

        PluginLoadException Missing(string plugin, string needed) => new(plugin, disabled.Contains(needed)
            ? $"it depends on plugin '{needed}', which is disabled"
            : $"it depends on plugin '{needed}', which is not installed");
    }
}
