using Ecm.Core.Plugins;
using Ecm.Core.Registers;
using Ecm.Core.Tests.Architecture;
using Ecm.Testing;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Registers;

public sealed class RegisterFilesTests : IDisposable
{
    private const string Good = "name: incoming\nlabel: { ru: Входящие, en: Incoming }\nscheme: template\nsettings: { template: 'вх. {counter}', period: yearly }";

    private readonly TemporaryFolder config = new();

    [Fact]
    public void Register_is_read_with_its_settings()
    {
        Write("incoming.yaml", Good);

        Read(config.Path).All.Single().Should().BeEquivalentTo(new
        {
            Name = "incoming", Label = new { Ru = "Входящие", En = "Incoming" }, Scheme = "template",
            Settings = new Dictionary<string, string> { ["template"] = "вх. {counter}", ["period"] = "yearly" },
        });
    }

    [Fact]
    public void Stock_registers_can_be_read() =>
        Read(Path.Combine(SourceTree.Root, "config")).All.Select(r => r.Name).Should().Contain(["contracts", "incoming", "outgoing", "orders"]);

    [Theory]
    [InlineData("name: a\nlabel: { ru: А, en: A }", "*needs name, label (ru and en) and scheme.")]
    [InlineData("name: a\nlabel: { ru: А }\nscheme: s", "*needs name, label*")]
    [InlineData("name: Входящие\nlabel: { ru: А, en: A }\nscheme: s", "*name 'Входящие' must be lower-case Latin letters*")]
    [InlineData("name: a\nschema: s", "*, line 2: *schema*")]
    [InlineData("name: [", "*, line *")]
    [InlineData("", "*needs name, label*")]
    public void Wrong_file_is_named(string yaml, string fault)
    {
        Write("wrong.yaml", yaml);

        Failure().Should().Match($"registers: file {config.Path}/registers/wrong.yaml{fault}");
    }

    [Fact]
    public void Two_files_of_one_name_are_named()
    {
        Write("a.yaml", Good);
        Write("b.yaml", Good);

        Failure().Should().Match("*b.yaml: 'incoming' is also in *a.yaml. Rename one of them.");
    }

    public void Dispose() => config.Dispose();

    private string Failure() => FluentActions.Invoking(() => Read(config.Path)).Should().Throw<ConfigFileException>().Which.Message;

    private void Write(string file, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "registers"));
        File.WriteAllText(Path.Combine(config.Path, "registers", file), yaml);
    }

    private static RegisterFiles Read(string folder) => new(new ConfigFiles(Options.Create(new ConfigOptions { ConfigFolder = folder })));
}
