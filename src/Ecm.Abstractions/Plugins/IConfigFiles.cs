namespace Ecm.Abstractions.Plugins;

/// <summary>Where files that belong to plugins lie. Resolved by plugins that read files of their own.</summary>
public interface IConfigFiles
{
    /// <summary>
    /// The files of one folder of the configuration, such as <c>types</c>, by name.
    /// The organisation's own files win over the product's defaults, file by file.
    /// </summary>
    /// <param name="folder">A single folder name below <c>config/</c>.</param>
    /// <param name="pattern">A file pattern such as <c>*.yaml</c>.</param>
    /// <returns>Absolute paths, ordered by file name; empty when the folder does not exist.</returns>
    IReadOnlyList<string> List(string folder, string pattern);
}
