using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Plugins;

public sealed class ConfigFilesTests : IDisposable
{
    private readonly TemporaryFolder stock = new();
    private readonly TemporaryFolder own = new();

    [Fact]
    public void Own_files_win_file_by_file_in_the_order_of_names()
    {
        Write(stock, "types/b.yaml", "types/a.yaml", "types/notes.txt", "routes/x.yaml");
        Write(own, "types/b.yaml", "types/c.yaml");

        var files = Files(own.Path).List("types", "*.yaml");

        files.Should().Equal(Path.Combine(stock.Path, "types/a.yaml"), Path.Combine(own.Path, "types/b.yaml"), Path.Combine(own.Path, "types/c.yaml"));
    }

    [Fact]
    public void Missing_folders_hold_no_files()
    {
        Files(null).List("types", "*.yaml").Should().BeEmpty();
        Files(Path.Combine(own.Path, "nowhere")).List("types", "*.yaml").Should().BeEmpty();
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("../data")]
    [InlineData("a/b")]
    public void Folder_is_a_single_name(string folder) =>
        Files(null).Invoking(f => f.List(folder, "*")).Should().Throw<ArgumentException>();

    public void Dispose()
    {
        stock.Dispose();
        own.Dispose();
    }

    private ConfigFiles Files(string? ownFolder) => new(Options.Create(new ConfigOptions { ConfigFolder = stock.Path, OwnConfigFolder = ownFolder }));

    private static void Write(TemporaryFolder folder, params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, file))!);
            File.WriteAllText(Path.Combine(folder.Path, file), "");
        }
    }
}
