namespace Ecm.Core.Tests.Architecture;

/// <summary>Which project may know which. A reference that is not drawn here is a decision: change the drawing and say why in docs/adr.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ecm.Abstractions"] = [],
        ["Ecm.Abstractions.Web"] = ["Ecm.Abstractions"],
        ["Ecm.Core"] = ["Ecm.Abstractions"],
        ["Ecm.Sqlite"] = ["Ecm.Core"],
        ["Ecm.PostgreSql"] = ["Ecm.Core"],
        ["Ecm.Minio"] = ["Ecm.Abstractions"],
        ["Ecm.Lucene"] = ["Ecm.Abstractions"],
        ["Ecm.Extraction"] = ["Ecm.Abstractions"],
        ["Ecm.Hunspell"] = ["Ecm.Abstractions"],
        ["Ecm.Contracts"] = [],
        ["Ecm.Rest"] = ["Ecm.Core", "Ecm.Contracts"],
        ["Ecm.Web"] = ["Ecm.Core", "Ecm.Abstractions.Web"],
        ["Ecm.Server"] =
        [
            "Ecm.Core", "Ecm.Sqlite", "Ecm.PostgreSql", "Ecm.Minio", "Ecm.Lucene", "Ecm.Extraction", "Ecm.Hunspell", "Ecm.Rest", "Ecm.Web",
        ],
        ["Ecm.Client"] = ["Ecm.Contracts"],
        ["Ecm.Cli"] = ["Ecm.Client"],
    };

    /// <summary>A technology has one home; everything else goes through a port.</summary>
    private static readonly Dictionary<string, string[]> Homes = new()
    {
        ["Microsoft.EntityFrameworkCore.Sqlite"] = ["Ecm.Sqlite"],
        ["Npgsql"] = ["Ecm.PostgreSql"],
        ["Microsoft.EntityFrameworkCore"] = ["Ecm.Core", "Ecm.Sqlite", "Ecm.PostgreSql"],
        ["Minio"] = ["Ecm.Minio"],
        ["Lucene.Net"] = ["Ecm.Lucene"],
        ["McMaster.NETCore.Plugins"] = ["Ecm.Core"],
        ["MudBlazor"] = ["Ecm.Web", "Ecm.Abstractions.Web"],
        ["OpenTelemetry"] = ["Ecm.Server"],
        ["Refit"] = ["Ecm.Client"],
        ["Spectre.Console"] = ["Ecm.Cli"],
        ["System.CommandLine"] = ["Ecm.Cli"],
    };

    private static readonly IReadOnlyDictionary<string, (string[] Projects, string[] Packages)> Projects = SourceTree.Projects();

    private static IEnumerable<string> Shipped => Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src")).Select(d => Path.GetFileName(d)!)
        .Where(Projects.ContainsKey);

    [Fact]
    public void Projects_reference_only_what_is_drawn()
    {
        var undrawn = from project in Shipped
                      from reference in Projects[project].Projects
                      where !Allowed.TryGetValue(project, out var allowed) || !allowed.Contains(reference)
                      select $"{project} → {reference}";

        undrawn.Should().BeEmpty();
    }

    [Fact]
    public void Every_project_of_the_product_is_drawn() => Shipped.Should().BeSubsetOf(Allowed.Keys).And.HaveCountGreaterThan(10);

    [Fact]
    public void Plugins_reference_nothing_of_ours_but_the_contract()
    {
        var plugins = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "plugins"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f)!).ToArray();

        plugins.Should().NotBeEmpty();
        plugins.SelectMany(p => Projects[p].Projects).Should().BeSubsetOf(["Ecm.Abstractions", "Ecm.Abstractions.Web"]);
        File.ReadAllText(Path.Combine(SourceTree.Root, "plugins/Directory.Build.props")).Should()
            .Contain("Ecm.Abstractions.csproj\" Private=\"false\" ExcludeAssets=\"runtime\"", "the contract comes from the host");
    }

    [Fact]
    public void Nothing_of_the_product_references_a_plugin() =>
        Shipped.SelectMany(p => Projects[p].Projects).Should().NotContain(r => r.StartsWith("Ecm.Plugins", StringComparison.Ordinal));

    [Fact]
    public void A_technology_lives_in_one_project()
    {
        var strays = from project in Shipped
                     from package in Projects[project].Packages
                     let technology = Homes.Keys.Where(t => package == t || package.StartsWith(t + ".", StringComparison.Ordinal)).MaxBy(t => t.Length)
                     where technology is not null && !Homes[technology].Contains(project)
                     select $"{project} uses {package}";

        strays.Should().BeEmpty();
    }

    [Fact]
    public void Versions_are_central()
    {
        var own = Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/artifacts/", StringComparison.Ordinal) && File.ReadAllText(f).Contains("Version=", StringComparison.Ordinal));

        own.Should().BeEmpty("versions stand in Directory.Packages.props");
    }
}
