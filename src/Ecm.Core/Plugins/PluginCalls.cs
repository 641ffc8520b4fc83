using Ecm.Core.Results;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Plugins;

/// <summary>
/// Calls plugin code, which may throw, be slow or never come back. Never called while a transaction is open.
/// Each call has a budget, counted from the moment its thread begins it: at its end the token is cancelled; a call that ends soon after is
/// a fault (three in ten minutes trip the plugin), one that does not is abandoned and trips it at once.
/// </summary>
public sealed partial class PluginCalls(PluginHealth health, TimeProvider clock, ILogger<PluginCalls> log)
{
    /// <summary>The budget of a call that a person waits for.</summary>
    public static readonly TimeSpan RequestBudget = TimeSpan.FromSeconds(2);

    /// <summary>The budget of a call in intake and at start.</summary>
    public static readonly TimeSpan BackgroundBudget = TimeSpan.FromSeconds(60);

    /// <summary>How long a call may take to notice that its token was cancelled.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Calls a port of a plugin.</summary>
    /// <param name="port">The port.</param>
    /// <param name="budget">How long the call may take.</param>
    /// <param name="call">
    /// The call. Exceptions that the port's contract provides for are caught in it and become part of its value; any other is a fault.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting; no fault of the plugin.</param>
    /// <returns>The answer, or <see cref="Problems.PluginUnavailable"/> after a fault and while the plugin is tripped.</returns>
    public async Task<Result<T>> CallAsync<TPort, T>(
        PluginPort<TPort> port, TimeSpan budget, Func<TPort, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        where TPort : class => health.MayCall(port.Plugin)
        ? await RunAsync(port.Plugin, budget, token => call(port.Resolve(), token), cancellationToken)
        : Problems.PluginUnavailable(port.Plugin);

    /// <summary>Runs code of a plugin that may be what puts it right again, so it runs although the plugin is switched off.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="budget">How long it may take.</param>
    /// <param name="call">The code.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal Task<Result<T>> CallEvenOffAsync<T>(string plugin, TimeSpan budget, Func<T> call, CancellationToken cancellationToken) =>
        RunAsync(plugin, budget, _ => ValueTask.FromResult(call()), cancellationToken);

    /// <summary>
    /// Something that a plugin shows to a person threw. It is kept in the plugin's health and counts towards nothing: else one who presses a broken button three times
    /// would switch off the numbers of all.
    /// </summary>
    public void Fault(string plugin, Exception exception)
    {
        var fault = $"{exception.GetType().Name}: {exception.Message}";
        LogFault(exception, plugin, fault);
        health.Noted(plugin, fault);
    }

    private async Task<Result<T>> RunAsync<T>(string plugin, TimeSpan budget, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        // Disposed only when the call has ended: an abandoned one may use its token for as long as it likes.
        var time = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        var started = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Task.Run(
            async () =>
            {
                started.SetResult(clock.GetTimestamp());
                time.CancelAfter(budget);
                return await call(ending.Token).ConfigureAwait(false);
            },
            CancellationToken.None);
        var start = await started.Task;
        await ((Task)running).WaitAsync(budget + Grace, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!running.IsCompleted)
        {
            if (cancellationToken.IsCancellationRequested)
                _ = running.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            else
                Abandon(plugin, budget, running);
            cancellationToken.ThrowIfCancellationRequested();
            return Problems.PluginUnavailable(plugin);
        }

        var elapsed = clock.GetElapsedTime(start);
        try
        {
            var answer = await running;
            health.Succeeded(plugin, elapsed);
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            var tooSlow = e is OperationCanceledException && time.IsCancellationRequested;
            var fault = tooSlow ? $"took longer than {budget.TotalSeconds:0.#} s" : $"{e.GetType().Name}: {e.Message}";
            LogFault(e, plugin, fault);
            if (health.Failed(plugin, elapsed, fault) != PluginState.Ok)
                LogTripped(plugin);
            return Problems.PluginUnavailable(plugin);
        }
        finally
        {
            ending.Dispose();
            time.Dispose();
        }
    }

    private void Abandon(string plugin, TimeSpan budget, Task running)
    {
        var fault = $"ignored its token after {budget.TotalSeconds:0.#} s and was abandoned";
        health.Abandoned(plugin, fault);
        LogAbandoned(plugin, fault);
        running.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                health.CameBack(plugin);
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [LoggerMessage(2101, LogLevel.Warning, "Plugin {Plugin} failed: {Fault}")]
    private partial void LogFault(Exception exception, string plugin, string fault);

    [LoggerMessage(2102, LogLevel.Error, "Plugin {Plugin} is switched off after three faults in ten minutes; resume it or restart the server")]
    private partial void LogTripped(string plugin);

    [LoggerMessage(2103, LogLevel.Error, "Plugin {Plugin} {Fault}; it holds a thread and is switched off: restart the server")]
    private partial void LogAbandoned(string plugin, string fault);
}
