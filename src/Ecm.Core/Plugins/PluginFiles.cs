using System.Text.Json;

namespace Ecm.Core.Plugins;

/// <summary>Whether a plugin's folder holds what its build listed in <c>.deps.json</c>.</summary>
internal static class PluginFiles
{
    /// <summary>
    /// The first assembly that is listed and not there; null: none. Without this check the runtime would quietly take the server's own
    /// copy of it, in whatever version that is.
    /// </summary>
    /// <param name="manifest">The plugin.</param>
    /// <param name="shared">Names of assemblies that come from the host and need not be there.</param>
    public static string? FirstMissing(PluginManifest manifest, IReadOnlySet<string> shared)
    {
        var list = Path.ChangeExtension(manifest.AssemblyPath, ".deps.json");
        if (!File.Exists(list))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        var listed = from target in json.RootElement.GetProperty("targets").EnumerateObject()
                     from library in target.Value.EnumerateObject()
                     where library.Value.TryGetProperty("runtime", out _)
                     from file in library.Value.GetProperty("runtime").EnumerateObject()
                     select Path.GetFileName(file.Name);
        return listed.FirstOrDefault(file => !shared.Contains(Path.GetFileNameWithoutExtension(file)) && !File.Exists(Path.Combine(manifest.Folder, file)));
    }
}
