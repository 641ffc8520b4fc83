using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>A step that takes the server with it is not called for ever.</summary>
public sealed class PluginDeathsTests : IDisposable
{
    private const string Plugin = "Some.Plugin";

    private readonly FakeTimeProvider clock = new();
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Second_death_inside_a_step_switches_the_plugin_off_at_the_next_start_until_it_is_resumed()
    {
        Die();
        Start().State.Should().Be(PluginState.Ok, "one death may have been anything");
        Die();
        var report = Start();

        report.State.Should().Be(PluginState.Tripped);
        report.LastFault.Should().Contain("died twice");

        Health().Resume(Plugin).Should().BeTrue();
        Start().State.Should().Be(PluginState.Ok);
    }

    [Fact]
    public void Verb_that_runs_beside_the_server_counts_nobody_as_dead()
    {
        using var inside = new PluginDeaths(folder.Path, clock).Enter(Plugin);
        for (var verb = 0; verb < 2; verb++)
            _ = new PluginHealth(new LoadedPlugins([new LoadedPlugin(Plugin, "1", [])], []), clock, new PluginDeaths(folder.Path, clock));

        Directory.GetFiles(folder.Path, "*.died").Should().BeEmpty();
        Directory.GetFiles(folder.Path, "*.running").Should().ContainSingle();
    }

    [Fact]
    public void Deaths_a_day_apart_are_no_pattern()
    {
        Die();
        clock.Advance(TimeSpan.FromHours(25));
        Die();

        Start().State.Should().Be(PluginState.Ok);
    }

    [Fact]
    public void Step_that_came_back_leaves_nothing_even_when_two_ran_at_once()
    {
        for (var i = 0; i < 3; i++)
        {
            var deaths = new PluginDeaths(folder.Path, clock);
            var first = deaths.Enter(Plugin);
            deaths.Enter(Plugin).Dispose();
            first.Dispose();
        }

        Start().State.Should().Be(PluginState.Ok);
        Directory.GetFiles(folder.Path).Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A process that ends inside a step never leaves it.</summary>
    private void Die() => new PluginDeaths(folder.Path, clock).Enter(Plugin);

    private PluginReport Start() => Health().Reports.Single();

    private PluginHealth Health()
    {
        var health = new PluginHealth(new LoadedPlugins([new LoadedPlugin(Plugin, "1", [])], []), clock, new PluginDeaths(folder.Path, clock));
        health.RememberDeaths();
        return health;
    }
}
