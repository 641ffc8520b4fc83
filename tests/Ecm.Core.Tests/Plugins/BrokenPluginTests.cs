using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Ecm.Abstractions.Plugins;
using Ecm.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>A plugin that cannot be loaded stops the start, with its name, the reason and the setting that disables it.</summary>
public sealed class BrokenPluginTests : IDisposable
{
    private readonly PluginFolder folder = new();

    [Theory]
    [InlineData("throws", "*InvalidOperationException while it registers its services: no licence file.*")]
    [InlineData("hangs", "*did not register its services within 5 s.*")]
    [InlineData("clears", "*removes or replaces a service that is not its own*")]
    [InlineData("transient", "*registers INumberingScheme as Transient. Register ports with AddSingleton.*")]
    public void Fault_while_services_are_registered_is_named(string fault, string reason)
    {
        folder.Add("Ecm.Plugins.Numbering");
        folder.Add("Fixture.Faulty");

        var failure = PluginLoading.Failure(folder, ("Plugins:Fixture.Faulty:Fault", fault));

        failure.Plugin.Should().Be("Fixture.Faulty");
        failure.Message.Should().StartWith("Plugin 'Fixture.Faulty' cannot be loaded: ").And.Match(reason)
            .And.EndWith(" To start without it set Plugins:Fixture.Faulty:Enabled=false.");
        failure.Message.Should().NotContain(Environment.NewLine);
    }

    [Fact]
    public void Plugin_that_hangs_does_not_hold_up_the_message()
    {
        folder.Add("Fixture.Faulty");
        var watch = Stopwatch.StartNew();

        PluginLoading.Failure(folder, ("Plugins:Fixture.Faulty:Fault", "hangs"));

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Throwing_constructor_is_named() =>
        Failure("Fixture.ThrowingConstructor").Should().Match("*its constructor throws NotSupportedException: wrong weather.*");

    [Fact]
    public void Two_entrances_are_named() =>
        Failure("Fixture.TwoEntrances").Should().Match("*several classes implement IEcmPlugin (FrontDoor, BackDoor). Exactly one must.*");

    [Fact]
    public void File_that_is_no_assembly_is_named()
    {
        File.WriteAllText(Path.Combine(folder.Add("Sample.Numbering"), "Sample.Numbering.dll"), "MZ, but nothing behind it");

        Failure().Should().Match("*its file is no .NET assembly*");
    }

    [Fact]
    public void Assembly_without_entrance_is_named()
    {
        var plugin = folder.Add("Sample.Numbering");
        File.Copy(typeof(YamlDotNet.Core.Mark).Assembly.Location, Path.Combine(plugin, "Sample.Numbering.dll"), overwrite: true);

        Failure().Should().Match("*no class of Sample.Numbering.dll implements IEcmPlugin.*");
    }

    [Fact]
    public void Missing_assembly_is_named()
    {
        File.Delete(Path.Combine(folder.Add("Sample.Numbering"), "Sample.Numbering.dll"));

        Failure().Should().Match("*its folder has no Sample.Numbering.dll.*");
    }

    [Fact]
    public void Missing_private_dependency_is_named()
    {
        File.Delete(Path.Combine(folder.Add("Ecm.Plugins.DocumentTypes"), "YamlDotNet.dll"));

        Failure().Should().Match("Plugin 'Ecm.Plugins.DocumentTypes'*its folder has no YamlDotNet.dll, which it was built with.*");
    }

    [Fact]
    public void Missing_manifest_is_named()
    {
        File.Delete(Path.Combine(folder.Add("Sample.Numbering"), "plugin.json"));

        Failure().Should().Match("*its folder has no plugin.json.*");
    }

    [Theory]
    [InlineData("{", "*plugin.json is wrong: *")]
    [InlineData("null", "*plugin.json is empty.*")]
    [InlineData("""{"name":"Sample.Numbering","version":"1"}""", "*plugin.json is wrong: *contractVersion*")]
    [InlineData("""{"name":"Sample.Numbering","version":"1","contractVersion":1,"dependOn":[]}""", "*plugin.json is wrong: *dependOn*")]
    [InlineData("""{"name":"sample","version":"1","contractVersion":1}""", "*says name 'sample', but the folder is named 'Sample.Numbering'. Give both the same name.*")]
    public void Wrong_manifest_is_named(string json, string reason)
    {
        File.WriteAllText(Path.Combine(folder.Add("Sample.Numbering"), "plugin.json"), json);

        Failure().Should().Match(reason);
    }

    [Fact]
    public void Other_contract_is_named()
    {
        folder.Add("Sample.Numbering");
        Manifest.Write(folder, "Sample.Numbering", contract: PluginContract.Version + 1);

        Failure().Should().Match($"*built against contract {PluginContract.Version + 1}, this server has contract {PluginContract.Version}.*");
    }

    [Fact]
    public void Contract_assembly_newer_than_the_hosts_is_named()
    {
        MakeNewer(Path.Combine(folder.Add("Sample.Numbering"), "Sample.Numbering.dll"), "Ecm.Abstractions", 99);

        Failure().Should().Match("*built against Ecm.Abstractions 99.*, this server has *");
    }

    [Fact]
    public void Unknown_dependency_is_named()
    {
        folder.Add("Sample.Numbering");
        Manifest.Write(folder, "Sample.Numbering", dependsOn: "Ecm.Plugins.Crm");

        Failure().Should().Match("*depends on plugin 'Ecm.Plugins.Crm', which is not installed.*");
    }

    [Fact]
    public void Disabled_dependency_is_named()
    {
        folder.Add("Sample.Numbering");
        folder.Add("Sample.IntakeStep");
        Manifest.Write(folder, "Sample.Numbering", dependsOn: "Sample.IntakeStep");

        PluginLoading.Failure(folder, ("Plugins:Sample.IntakeStep:Enabled", "false")).Message
            .Should().Match("Plugin 'Sample.Numbering'*depends on plugin 'Sample.IntakeStep', which is disabled.*");
    }

    [Fact]
    public void Circle_of_dependencies_is_named()
    {
        folder.Add("Sample.Numbering");
        folder.Add("Sample.IntakeStep");
        Manifest.Write(folder, "Sample.Numbering", dependsOn: "Sample.IntakeStep");
        Manifest.Write(folder, "Sample.IntakeStep", dependsOn: "Sample.Numbering");

        Failure().Should().Match("*depends on itself: Sample.IntakeStep → Sample.Numbering → Sample.IntakeStep.*");
    }

    [Fact]
    public void Setting_that_is_neither_true_nor_false_is_named()
    {
        folder.Add("Sample.Numbering");

        PluginLoading.Failure(folder, ("Plugins:Sample.Numbering:Enabled", "no")).Message.Should().Match("*Plugins:Sample.Numbering:Enabled is 'no'.*");
    }

    public void Dispose() => folder.Dispose();

    private string Failure(string? plugin = null)
    {
        if (plugin is not null)
            folder.Add(plugin);
        return PluginLoading.Failure(folder).Message;
    }

    /// <summary>Raises the major version in an assembly's reference, as a build against a newer contract would.</summary>
    private static void MakeNewer(string assembly, string reference, ushort major)
    {
        var bytes = File.ReadAllBytes(assembly);
        using (var image = new PEReader(new MemoryStream(bytes, writable: false)))
        {
            var metadata = image.GetMetadataReader();
            var row = metadata.AssemblyReferences.Single(h => metadata.GetString(metadata.GetAssemblyReference(h).Name) == reference);
            var at = image.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
                + ((MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), major);
        }

        File.WriteAllBytes(assembly, bytes);
    }
}
