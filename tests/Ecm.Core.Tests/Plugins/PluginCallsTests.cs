using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Budgets, trips and health.</summary>
public sealed class PluginCallsTests
{
    private const string Plugin = "Some.Plugin";
    private static readonly TimeSpan Budget = PluginCalls.RequestBudget;
    private static readonly PluginPort<object> Port = new(Plugin, () => new object());

    private readonly FakeTimeProvider clock = new();
    private readonly PluginHealth health;
    private readonly PluginCalls calls;

    public PluginCallsTests()
    {
        health = new PluginHealth(new LoadedPlugins([new LoadedPlugin(Plugin, "1.2.3", []), new LoadedPlugin("Other", "1", [])], []), clock);
        calls = new PluginCalls(health, clock, NullLogger<PluginCalls>.Instance);
    }

    private PluginReport Report => health.Reports.Single(r => r.Name == Plugin);

    [Fact]
    public async Task Answer_is_passed_on_and_counted()
    {
        var answer = await CallAsync(_ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(300));
            return ValueTask.FromResult(42);
        });

        answer.Value.Should().Be(42);
        Report.Should().BeEquivalentTo(new PluginReport(Plugin, "1.2.3", PluginState.Ok, 1, 0, TimeSpan.FromMilliseconds(300), null, null));
    }

    [Fact]
    public async Task Fault_refuses_and_says_why()
    {
        var answer = await CallAsync(_ => throw new InvalidOperationException("no paper"));

        answer.Problem.Should().BeEquivalentTo(Problems.PluginUnavailable(Plugin));
        Report.Should().BeEquivalentTo(new { State = PluginState.Ok, Calls = 1, Errors = 1, LastFault = "InvalidOperationException: no paper", LastFaultAt = clock.GetUtcNow() });
    }

    [Fact]
    public async Task Constructor_that_throws_is_a_fault_of_the_plugin()
    {
        var port = new PluginPort<object>(Plugin, () => throw new InvalidOperationException("no licence"));

        var answer = await calls.CallAsync(port, Budget, (_, _) => ValueTask.FromResult(1), CancellationToken.None);

        answer.Succeeded.Should().BeFalse();
        Report.LastFault.Should().Contain("no licence");
    }

    [Fact]
    public async Task Third_fault_in_ten_minutes_trips()
    {
        var ran = 0;
        for (var i = 0; i < 3; i++)
        {
            Report.State.Should().Be(PluginState.Ok);
            await CallAsync(_ => throw new InvalidOperationException());
            clock.Advance(TimeSpan.FromMinutes(4.9));
        }

        var refused = await CallAsync(_ => ValueTask.FromResult(++ran));

        refused.Problem!.Code.Should().Be("plugin-unavailable");
        refused.Problem.Status.Should().Be(503);
        ran.Should().Be(0, "a tripped plugin is not called");
        Report.Should().BeEquivalentTo(new { State = PluginState.Tripped, Calls = 3, Errors = 3 });
    }

    [Fact]
    public async Task Faults_further_apart_do_not_trip()
    {
        for (var i = 0; i < 6; i++)
        {
            await CallAsync(_ => throw new InvalidOperationException());
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        Report.Should().BeEquivalentTo(new { State = PluginState.Ok, Errors = 6 });
    }

    [Fact]
    public async Task Trip_of_one_plugin_leaves_the_others_alone()
    {
        for (var i = 0; i < 3; i++)
            await CallAsync(_ => throw new InvalidOperationException());

        var other = await calls.CallAsync(new PluginPort<object>("Other", () => new object()), Budget, (_, _) => ValueTask.FromResult(1), CancellationToken.None);

        other.Value.Should().Be(1);
    }

    [Fact]
    public async Task Resumed_plugin_is_called_again_and_forgiven()
    {
        for (var i = 0; i < 3; i++)
            await CallAsync(_ => throw new InvalidOperationException());

        health.Resume(Plugin).Should().BeTrue();
        await CallAsync(_ => throw new InvalidOperationException());

        Report.State.Should().Be(PluginState.Ok, "the old faults no longer count");
        health.Resume("Unknown").Should().BeFalse();
    }

    [Fact]
    public async Task Slow_call_that_heeds_its_token_is_one_fault()
    {
        var begun = new TaskCompletionSource();
        var call = CallAsync(async token =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });
        await begun.Task;
        clock.Advance(Budget);

        (await call).Succeeded.Should().BeFalse();
        Report.Should().BeEquivalentTo(new { State = PluginState.Ok, Errors = 1, LastFault = "took longer than 2 s", Slowest = Budget });
    }

    [Fact]
    public async Task Call_that_ignores_its_token_is_abandoned_and_trips_at_once()
    {
        using var release = new ManualResetEventSlim();
        var call = await AbandonAsync(release);

        (await call).Problem!.Code.Should().Be("plugin-unavailable");
        Report.Should().BeEquivalentTo(new { State = PluginState.RestartNeeded, Calls = 1, Errors = 1, LastFault = "ignored its token after 2 s and was abandoned" });
        health.Resume(Plugin).Should().BeFalse("a thread is still held");
        (await CallAsync(_ => ValueTask.FromResult(1))).Succeeded.Should().BeFalse();
        release.Set();
    }

    [Fact]
    public async Task Abandoned_call_that_comes_back_leaves_the_plugin_tripped_and_resumable()
    {
        using var release = new ManualResetEventSlim();
        await await AbandonAsync(release);

        release.Set();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Report.State == PluginState.RestartNeeded)
            await Task.Delay(5, limit.Token);

        Report.State.Should().Be(PluginState.Tripped);
        health.Resume(Plugin).Should().BeTrue();
        (await CallAsync(_ => ValueTask.FromResult(1))).Value.Should().Be(1);
    }

    [Fact]
    public async Task Caller_who_leaves_is_no_fault_of_the_plugin()
    {
        using var leaving = new CancellationTokenSource();
        var call = calls.CallAsync(Port, Budget, async (_, token) =>
        {
            await leaving.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        }, leaving.Token);

        await call.Invoking(c => c).Should().ThrowAsync<OperationCanceledException>();
        Report.Should().BeEquivalentTo(new { State = PluginState.Ok, Errors = 0 });
    }

    private Task<Result<int>> CallAsync(Func<CancellationToken, ValueTask<int>> call) =>
        calls.CallAsync(Port, Budget, (_, token) => call(token), CancellationToken.None);

    /// <summary>Begins a call that blocks its thread until released, and lets its time run out.</summary>
    private async Task<Task<Result<int>>> AbandonAsync(ManualResetEventSlim release)
    {
        var begun = new TaskCompletionSource();
        var call = CallAsync(_ =>
        {
            begun.SetResult();
            release.Wait(TimeSpan.FromSeconds(60), CancellationToken.None);
            return ValueTask.FromResult(1);
        });
        await begun.Task;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!call.IsCompleted)
        {
            // The waiting may begin a moment after the call: move the clock until it is seen.
            clock.Advance(Budget);
            await Task.Delay(5, limit.Token);
        }

        return call;
    }
}
