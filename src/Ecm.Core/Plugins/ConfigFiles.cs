using System.ComponentModel.DataAnnotations;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Plugins;

/// <summary>Where the configuration's files lie.</summary>
public sealed class ConfigOptions
{
    /// <summary>The product's defaults (<c>ECM_CONFIG</c>); only read.</summary>
    [Required]
    public string ConfigFolder { get; set; } = "config";

    /// <summary>The organisation's own files (<c>$ECM_DATA/config</c>), which win file by file; null or missing: none.</summary>
    public string? OwnConfigFolder { get; set; }
}

/// <summary>The files of both folders as one.</summary>
internal sealed class ConfigFiles(IOptions<ConfigOptions> options) : IConfigFiles
{
    public IReadOnlyList<string> List(string folder, string pattern)
    {
        if (folder is "" or "." or ".." || folder != Path.GetFileName(folder))
            throw new ArgumentException($"'{folder}' is not the name of a single folder.", nameof(folder));
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in (string?[])[options.Value.ConfigFolder, options.Value.OwnConfigFolder])
            if (root is not null && Directory.Exists(Path.Combine(root, folder)))
                foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), pattern))
                    byName[Path.GetFileName(file)] = Path.GetFullPath(file);
        return [.. byName.Values];
    }
}
