namespace Ecm.Testing;

/// <summary>A plugin folder of a test's own, filled from what the build made of the stock plugins, the samples and the fixtures.</summary>
public sealed class PluginFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The folder that a host is given.</summary>
    public string Path => folder.Path;

    /// <summary>Copies a built plugin into the folder.</summary>
    /// <param name="plugin">The name of its project.</param>
    /// <returns>The plugin's folder, to be spoilt by the test.</returns>
    public string Add(string plugin)
    {
        // …/artifacts/bin/<test project>/<configuration>: the plugin lies beside it.
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        var built = System.IO.Path.Combine(own.Parent!.Parent!.FullName, plugin, own.Name);
        var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, plugin)).FullName;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(built, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    public void Dispose() => folder.Dispose();
}
