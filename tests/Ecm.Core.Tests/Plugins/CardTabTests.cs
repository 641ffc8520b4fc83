using Ecm.Abstractions;
using Ecm.Abstractions.Web.Cards;
using Ecm.Core.Plugins;
using Ecm.Testing;
using Ecm.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Tabs on cards as plugins register them.</summary>
public sealed class CardTabTests : IDisposable
{
    private readonly PluginFolder folder = new();

    [Fact]
    public void Tabs_are_taken_from_plugins_and_share_their_base_with_the_page()
    {
        folder.Add("Sample.Totals");
        folder.Add("Fixture.Tabs");
        var services = new ServiceCollection().AddLogging();

        var plugins = PluginHost.Load(services, PluginLoading.Settings(), folder.Path, door: EcmWeb.ForPlugins());

        using var host = services.BuildServiceProvider();
        var tabs = host.GetServices<PluginPort<CardTab>>().Select(p => (p.Plugin, Tab: p.Resolve())).ToList();
        tabs.Select(t => $"{t.Plugin}.{t.Tab.Name}").Should().Equal("Fixture.Tabs.memo", "Fixture.Tabs.click", "Fixture.Tabs.drawn", "Sample.Totals.totals");
        tabs.Should().AllSatisfy(t => t.Tab.Component.Should().BeDerivedFrom<CardTabComponent>());
        plugins.All.Select(p => Path.GetFileName(p.Folder)).Should().Equal("Fixture.Tabs", "Sample.Totals");
    }

    [Theory]
    [InlineData("", typeof(Shown))]
    [InlineData("Итого", typeof(Shown))]
    [InlineData("two words", typeof(Shown))]
    [InlineData("totals", typeof(string))]
    [InlineData("totals", typeof(CardTabComponent))]
    public void Tab_that_could_not_be_shown_is_refused(string name, Type component) =>
        FluentActions.Invoking(() => new CardTab(name, new Localized("Итого", "Totals"), component)).Should().Throw<ArgumentException>();

    [Fact]
    public void Fault_in_what_is_shown_is_kept_and_switches_nothing_off()
    {
        var clock = new FakeTimeProvider();
        var health = new PluginHealth(new LoadedPlugins([new LoadedPlugin("Some.Plugin", "1.0.0", [])], []), clock);
        var calls = new PluginCalls(health, clock, NullLogger<PluginCalls>.Instance);

        for (var i = 1; i <= 5; i++)
            calls.Fault("Some.Plugin", new InvalidOperationException($"broken {i}"));

        health.Reports.Single().Should().Match<PluginReport>(r => r.State == PluginState.Ok && r.Errors == 5 && r.LastFault == "InvalidOperationException: broken 5");
        health.Failed("Some.Plugin", TimeSpan.Zero, "one fault of a call").Should().Be(PluginState.Ok, "what was shown does not count towards three");
    }

    public void Dispose() => folder.Dispose();

    private sealed class Shown : CardTabComponent;
}
