using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Administrators switch plugins off and on, and the audit tells who did.</summary>
public sealed class PluginSwitchTests
{
    private const string Plugin = "Some.Plugin";

    [Fact]
    public async Task Plugin_that_is_switched_off_is_called_no_more_until_it_is_resumed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var health = new PluginHealth(new LoadedPlugins([new LoadedPlugin(Plugin, "1.2.3", [])], []), database.Clock);
        var switches = new PluginSwitches(health, database.Changes);
        var calls = new PluginCalls(health, database.Clock, NullLogger<PluginCalls>.Instance);
        var port = new PluginPort<object>(Plugin, () => new object());

        (await switches.SwitchOffAsync(clerk, Plugin, default)).Problem.Should().Be(Problems.Forbidden());
        switches.List(clerk).Problem.Should().Be(Problems.Forbidden());
        (await switches.SwitchOffAsync(admin, "Nobody", default)).Problem.Should().Be(Problems.NotFound());
        (await switches.SwitchOffAsync(admin, Plugin, default)).Value.Should().BeEquivalentTo(new { State = PluginState.Off, Errors = 0 });
        (await CallAsync()).Problem.Should().BeEquivalentTo(Problems.PluginUnavailable(Plugin));
        (await switches.ResumeAsync(admin, Plugin, default)).Value.State.Should().Be(PluginState.Ok);
        (await CallAsync()).Value.Should().Be(7);

        await using var db = database.Open();
        (await db.Audit.Where(e => e.ObjectKind == "plugin").OrderBy(e => e.Number).ToListAsync())
            .Should().BeEquivalentTo([new { Action = "plugin.switch-off", ActorId = admin.UserId }, new { Action = "plugin.resume", ActorId = admin.UserId }]);

        Task<Result<int>> CallAsync() => calls.CallAsync(port, PluginCalls.RequestBudget, (_, _) => ValueTask.FromResult(7), default);
    }

    [Fact]
    public void Last_faults_are_kept_and_no_more_than_twenty()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var health = new PluginHealth(new LoadedPlugins([new LoadedPlugin(Plugin, "1.2.3", [])], []), clock);
        for (var i = 1; i <= 25; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            health.Failed(Plugin, TimeSpan.Zero, $"fault {i}");
        }

        var report = health.Reports.Single();
        report.Faults.Should().HaveCount(20);
        report.Faults[0].Should().Be(new PluginFault(clock.GetUtcNow(), "fault 25"));
        report.Faults[^1].Text.Should().Be("fault 6");
    }
}
