using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Plugins that are as they should be.</summary>
public sealed class PluginHostTests : IDisposable
{
    private readonly PluginFolder folder = new();

    [Fact]
    public void Ports_of_plugins_are_found_with_their_owner()
    {
        folder.Add("Ecm.Plugins.Numbering");
        folder.Add("Ecm.Plugins.DocumentTypes");
        folder.Add("Sample.IntakeStep");

        using var host = PluginLoading.Host(folder);

        host.GetServices<PluginPort<INumberingScheme>>().Select(p => p.Plugin).Should().Equal("Ecm.Plugins.Numbering");
        host.GetServices<PluginPort<ICardTypeSource>>().Select(p => p.Plugin).Should().Equal("Ecm.Plugins.DocumentTypes");
        host.GetServices<PluginPort<IIntakeStep>>().Select(p => p.Plugin).Should().Equal("Sample.IntakeStep");
        host.GetRequiredService<LoadedPlugins>().All.Select(p => (p.Name, p.Ports.Single())).Should().Equal(
            ("Ecm.Plugins.DocumentTypes", "ICardTypeSource"), ("Ecm.Plugins.Numbering", "INumberingScheme"), ("Sample.IntakeStep", "IIntakeStep"));
    }

    [Fact]
    public void Port_and_its_owned_form_are_one_instance()
    {
        folder.Add("Sample.Numbering");

        using var host = PluginLoading.Host(folder);

        host.GetServices<PluginPort<INumberingScheme>>().Single().Resolve().Should().BeSameAs(host.GetRequiredService<INumberingScheme>());
    }

    [Fact]
    public void Own_section_reaches_the_plugin()
    {
        folder.Add("Sample.Numbering");

        using var host = PluginLoading.Host(folder, ("Plugins:Sample.Numbering:Separator", "-"));
        var request = new NumberRequest("r", new Dictionary<string, string> { ["department"] = "ПТО" },
            new CardSnapshot { Id = Guid.Empty, Type = "memo", Title = "t" }, new DateOnly(2026, 11, 24), "Memo");

        host.GetRequiredService<INumberingScheme>().Plan(request).Should().Be(new NumberPlan("r:ПТО", "2026-IV", "ПТО-IV-{counter:000}"));
    }

    [Fact]
    public void Private_dependency_may_be_of_another_version_than_the_hosts()
    {
        folder.Add("Fixture.Faulty");

        using var host = PluginLoading.Host(folder);
        var request = new NumberRequest("r", new Dictionary<string, string>(), new CardSnapshot { Id = Guid.Empty, Type = "t", Title = "t" }, default, "t");

        typeof(YamlDotNet.Serialization.IDeserializer).Assembly.GetName().Version!.Major.Should().Be(18, "the host's own");
        host.GetRequiredService<INumberingScheme>().Plan(request).Template.Should().Be("16-{counter}");
    }

    [Fact]
    public void Copy_of_the_contract_in_the_plugins_folder_is_passed_over()
    {
        var plugin = folder.Add("Sample.Numbering");
        File.Copy(typeof(INumberingScheme).Assembly.Location, Path.Combine(plugin, "Ecm.Abstractions.dll"));

        using var host = PluginLoading.Host(folder);

        host.GetServices<INumberingScheme>().Should().ContainSingle();
    }

    [Fact]
    public void Dependencies_are_loaded_first()
    {
        folder.Add("Ecm.Plugins.Numbering");
        folder.Add("Sample.Numbering");
        Manifest.Write(folder, "Ecm.Plugins.Numbering", dependsOn: "Sample.Numbering");

        using var host = PluginLoading.Host(folder);

        host.GetRequiredService<LoadedPlugins>().All.Select(p => p.Name).Should().Equal("Sample.Numbering", "Ecm.Plugins.Numbering");
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("hangs")]
    public void Disabled_plugin_is_not_touched(string fault)
    {
        folder.Add("Fixture.Faulty");

        using var host = PluginLoading.Host(folder, ("Plugins:Fixture.Faulty:Enabled", "false"), ("Plugins:Fixture.Faulty:Fault", fault));

        host.GetRequiredService<LoadedPlugins>().All.Should().BeEmpty();
        host.GetRequiredService<LoadedPlugins>().Disabled.Should().Equal("Fixture.Faulty");
    }

    [Fact]
    public void Disabled_plugin_may_have_a_broken_manifest()
    {
        File.WriteAllText(Path.Combine(folder.Add("Fixture.Faulty"), "plugin.json"), "{");

        using var host = PluginLoading.Host(folder, ("Plugins:Fixture.Faulty:Enabled", "False"));

        host.GetRequiredService<LoadedPlugins>().All.Should().BeEmpty();
    }

    [Fact]
    public void Folder_that_is_no_plugin_and_missing_plugin_folder_hold_none()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "notes"));

        using var host = PluginLoading.Host(folder);

        host.GetRequiredService<LoadedPlugins>().All.Should().BeEmpty();
        PluginHost.Load(new ServiceCollection(), PluginLoading.Settings(), Path.Combine(folder.Path, "nowhere")).All.Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();
}
