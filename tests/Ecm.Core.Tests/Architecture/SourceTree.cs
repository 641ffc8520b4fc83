using System.Xml.Linq;
using Ecm.Testing;

namespace Ecm.Core.Tests.Architecture;

/// <summary>The repository as text: what the compiler no longer sees.</summary>
internal static class SourceTree
{
    public static readonly string Root = RepositoryFolder.Path;

    /// <summary>Hand-written C# and Razor files below the folders, as paths from the root.</summary>
    public static IEnumerable<string> Files(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor"
        let path = Path.GetRelativePath(Root, file)
        where !path.Split('/').Intersect(["Migrations", "bin", "obj"]).Any()
        orderby path
        select path;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every project by name with what it references: projects by name, packages by id.</summary>
    public static IReadOnlyDictionary<string, (string[] Projects, string[] Packages)> Projects() =>
        Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(Root, "artifacts"), StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f =>
            {
                var items = XDocument.Load(f).Descendants().ToLookup(e => e.Name.LocalName, e => (string?)e.Attribute("Include"));
                return (
                    items["ProjectReference"].OfType<string>().Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).ToArray(),
                    items["PackageReference"].OfType<string>().ToArray());
            });
}
