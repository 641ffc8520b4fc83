using Microsoft.Extensions.Logging;

namespace Ecm.Extraction.Pool;

/// <summary>
/// Serves lanes in turn, a unit each, on at most one child per core. Children are started when needed, kept for the next unit, and
/// ended when idle for long. A long document has one place in the circle like a short one.
/// </summary>
internal sealed partial class ChildPool : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<Lane> circle = [];
    private readonly Stack<(ReadingChild Child, long Since)> idle = [];
    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly ExtractionOptions options;
    private readonly ChildCommand command;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ITimer sweep;
    private int running;
    private bool exclusive;

    public ChildPool(ExtractionOptions options, ChildCommand command, TimeProvider time, ILogger logger)
    {
        (this.options, this.command, this.time, this.logger) = (options, command, time, logger);
        sweep = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the pool is being disposed; every lane must listen to it.</summary>
    public CancellationToken Stopping => stopping.Token;

    public void Enter(Lane lane)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
            circle.AddLast(lane);
        }

        Pump();
    }

    public void Leave(Lane lane)
    {
        lock (gate)
            circle.Remove(lane);
        Pump();
    }

    /// <summary>Starts what can be started. Called whenever a lane or a child may have become ready.</summary>
    public void Pump()
    {
        lock (gate)
        {
            while (TakeNext() is { Work: not null } unit)
                _ = Task.Run(() => RunAsync(unit.Lane, unit.Work));
            if (running == 0 && stopping.IsCancellationRequested)
                quiet.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        lock (gate)
            circle.Clear();
        Pump();
        await quiet.Task;
        await sweep.DisposeAsync();
        foreach (var (child, _) in idle)
            await child.DisposeAsync();
        stopping.Dispose();
    }

    private (Lane Lane, Func<Func<CancellationToken, Task<ReadingChild>>, Task> Work) TakeNext()
    {
        if (exclusive || running >= options.Children)
            return default;
        for (var left = circle.Count; left > 0; left--)
        {
            var lane = circle.First!.Value;
            if (lane is { Alone: true, IsReady: true } && running > 0)
                return default; // the others finish, then it has its turn
            circle.RemoveFirst();
            if (lane.IsOver)
                continue;
            circle.AddLast(lane);
            if (!lane.IsReady)
                continue;
            running++;
            exclusive = lane.Alone;
            return (lane, lane.Take());
        }

        return default;
    }

    private async Task RunAsync(Lane lane, Func<Func<CancellationToken, Task<ReadingChild>>, Task> unit)
    {
        ReadingChild? leased = null;
        await unit(async cancellationToken => leased = await LeaseAsync(cancellationToken));
        if (leased is { Usable: true })
            Keep(leased);
        else if (leased is not null)
            await EndAsync(leased);
        lock (gate)
        {
            running--;
            exclusive = false;

            // Behind those who came while it was being served.
            if (circle.Remove(lane))
                circle.AddLast(lane);
        }

        Pump();
    }

    private async Task<ReadingChild> LeaseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadingChild? kept = null;
            lock (gate)
            {
                if (idle.TryPop(out var top))
                    kept = top.Child;
            }

            if (kept is null)
                break;
            if (kept.Usable)
                return kept;
            await EndAsync(kept);
        }

        var child = await ReadingChild.StartAsync(command, options, time, cancellationToken);
        LogStarted(child.ProcessId);
        return child;
    }

    private void Keep(ReadingChild child)
    {
        lock (gate)
        {
            idle.Push((child, time.GetTimestamp()));
            sweep.Change(options.IdleTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void Sweep()
    {
        List<ReadingChild> unused;
        lock (gate)
        {
            unused = [.. idle.Where(kept => time.GetElapsedTime(kept.Since) >= options.IdleTime).Select(kept => kept.Child)];
            var used = idle.Where(kept => !unused.Contains(kept.Child)).Reverse().ToList();
            idle.Clear();
            used.ForEach(idle.Push);
            if (used.Count > 0)
                sweep.Change(options.IdleTime, Timeout.InfiniteTimeSpan);
        }

        foreach (var child in unused)
            _ = Task.Run(() => EndAsync(child));
    }

    private async Task EndAsync(ReadingChild child)
    {
        LogEnded(child.ProcessId);
        await child.DisposeAsync();
    }

    [LoggerMessage(201, LogLevel.Debug, "Reading child {ProcessId} started")]
    private partial void LogStarted(int processId);

    [LoggerMessage(202, LogLevel.Debug, "Reading child {ProcessId} ended")]
    private partial void LogEnded(int processId);
}
