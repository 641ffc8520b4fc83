using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
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
        folder.Add("Fixture.Faulty");

        using var host = PluginLoading.Host(folder, ("Plugins:Fixture.Faulty:Fault", "step-of-its-own"));

        host.GetRequiredService<IIntakeStep>().Name.Should().Be("step-of-its-own");
    }

    [Fact]
    public void Settings_begin_as_their_class_does_and_what_is_set_reaches_the_plugin()
    {
        folder.Add("Sample.Numbering");

        using var host = PluginLoading.Host(folder);
        var slot = host.GetRequiredService<LoadedPlugins>().All.Single().Settings!;
        var request = new NumberRequest("r", new Dictionary<string, string> { ["department"] = "ПТО" },
            new CardSnapshot { Id = Guid.Empty, Type = "memo", Title = "t" }, new DateOnly(2026, 11, 24), "Memo");

        host.GetRequiredService<INumberingScheme>().Plan(request).Should().Be(new NumberPlan("r:ПТО", "2026-4", "ПТО/IV/{counter:000}"));
        var (settings, faults) = slot.Form.Read(SettingsWorld.Values(("separator", "-"), ("quarter", "arabic")));
        slot.Now = slot.Now with { Settings = settings };
        host.GetRequiredService<INumberingScheme>().Plan(request).Template.Should().Be("ПТО-4-{counter:000}");
        faults.Should().BeEmpty();
    }

    [Fact]
    public void Class_of_settings_describes_its_form()
    {
        folder.Add("Fixture.Settings");

        using var host = PluginLoading.Host(folder);
        var definitions = host.GetRequiredService<LoadedPlugins>().All.Single().Settings!.Form.Definitions.ToList();

        definitions.Select(d => (d.Name, d.Kind)).Should().Equal(
            ("address", SettingKind.Text), ("key", SettingKind.Secret), ("attempts", SettingKind.Whole), ("most", SettingKind.Whole),
            ("likeness", SettingKind.Number), ("logs", SettingKind.Bool), ("asks", SettingKind.Choice), ("departments", SettingKind.Lines));
        definitions[0].Should().Match<SettingDefinition>(d => d.Required && !d.Optional && d.Longest == 100 && d.Pattern == "https://.+" && d.Hint!.En == "Begins with https." && d.Default.GetString() == "https://service.example");
        definitions[2].Should().Match<SettingDefinition>(d => d.Least == 1 && d.Greatest == 10 && !d.Optional && d.Label.Ru == "Попыток");
        definitions[3].Optional.Should().BeTrue();
        definitions[6].Choices.Select(c => (c.Value, c.Label.Ru)).Should().Equal(("atOnce", "сразу"), ("atNight", "ночью"));
        definitions[6].Default.GetString().Should().Be("atNight");
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
