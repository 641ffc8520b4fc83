using Ecm.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Writes a plugin.json that says something else than the built one.</summary>
internal static class Manifest
{
    public static void Write(PluginFolder folder, string plugin, string? name = null, int contract = 1, string? dependsOn = null) => File.WriteAllText(
        Path.Combine(folder.Path, plugin, "plugin.json"),
        $$"""{"name":"{{name ?? plugin}}","version":"1.0.0","contractVersion":{{contract}},"dependsOn":[{{(dependsOn is null ? "" : $"\"{dependsOn}\"")}}]}""");
}
