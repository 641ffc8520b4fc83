using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Abstractions.Plugins;

namespace Ecm.Core.Plugins;

/// <summary>What <c>plugin.json</c> says.</summary>
internal sealed record PluginManifest
{
    public const string FileName = "plugin.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The name of the plugin, of its folder and of its assembly.</summary>
    public required string Name { get; init; }

    /// <summary>The version that people see.</summary>
    public required string Version { get; init; }

    /// <summary>The <see cref="PluginContract.Version"/> it was built against.</summary>
    public required int ContractVersion { get; init; }

    /// <summary>Names of plugins that must be loaded before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Where the plugin lies.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <summary>The plugin's assembly.</summary>
    [JsonIgnore]
    public string AssemblyPath => Path.Combine(Folder, Name + ".dll");

    /// <summary>True when somebody meant the folder to be a plugin; an assembly without its manifest is reported, not passed over.</summary>
    public static bool IsPluginFolder(string folder) =>
        File.Exists(Path.Combine(folder, FileName)) || File.Exists(Path.Combine(folder, Path.GetFileName(folder) + ".dll"));

    /// <summary>Reads the manifest in a plugin's folder and checks what can be checked without its code.</summary>
    /// <exception cref="PluginLoadException">It is wrong, or for another contract, or there is no assembly.</exception>
    public static PluginManifest Read(string folder)
    {
        var plugin = Path.GetFileName(folder);
        PluginManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<PluginManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json)
                ?? throw new PluginLoadException(plugin, $"{FileName} is empty");
        }
        catch (JsonException e)
        {
            throw new PluginLoadException(plugin, $"{FileName} is wrong: {e.Message}", e);
        }
        catch (FileNotFoundException e)
        {
            throw new PluginLoadException(plugin, $"its folder has no {FileName}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PluginLoadException(plugin, $"{FileName} cannot be read: {e.Message}", e);
        }

        if (manifest.Name != plugin)
            throw new PluginLoadException(plugin, $"{FileName} says name '{manifest.Name}', but the folder is named '{plugin}'. Give both the same name");
        if (manifest.ContractVersion != PluginContract.Version)
            throw new PluginLoadException(plugin, $"it was built against contract {manifest.ContractVersion}, this server has contract {PluginContract.Version}. Install a build of the plugin for this server");
        manifest = manifest with { Folder = Path.GetFullPath(folder) };
        return File.Exists(manifest.AssemblyPath)
            ? manifest
            : throw new PluginLoadException(plugin, $"its folder has no {plugin}.dll");
    }
}
