namespace Ecm.Core.Plugins;

/// <summary>The tally of one plugin and when it trips.</summary>
internal sealed class PluginRecord(LoadedPlugin plugin)
{
    private const int FaultsToTrip = 3;
    private static readonly TimeSpan FaultWindow = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> recentFaults = [];
    private bool tripped;
    private int held;
    private long calls;
    private long errors;
    private TimeSpan slowest;
    private string? lastFault;
    private DateTimeOffset? lastFaultAt;

    public PluginState State
    {
        get
        {
            lock (gate)
                return held > 0 ? PluginState.RestartNeeded : tripped ? PluginState.Tripped : PluginState.Ok;
        }
    }

    public void Succeeded(TimeSpan elapsed)
    {
        lock (gate)
            Count(elapsed);
    }

    public PluginState Failed(TimeSpan elapsed, string fault, DateTimeOffset now)
    {
        lock (gate)
        {
            Count(elapsed);
            Note(fault, now);
            return State;
        }
    }

    public void Abandoned(string fault, DateTimeOffset now)
    {
        lock (gate)
        {
            calls++;
            held++;
            tripped = true;
            Note(fault, now);
        }
    }

    public void SwitchOff(string fault, DateTimeOffset now)
    {
        lock (gate)
        {
            tripped = true;
            Note(fault, now);
        }
    }

    public void CameBack()
    {
        lock (gate)
            held--;
    }

    public bool Resume()
    {
        lock (gate)
        {
            if (held > 0)
                return false;
            tripped = false;
            recentFaults.Clear();
            return true;
        }
    }

    public PluginReport Report()
    {
        lock (gate)
            return new PluginReport(plugin.Name, plugin.Version, State, calls, errors, slowest, lastFault, lastFaultAt);
    }

    private void Count(TimeSpan elapsed)
    {
        calls++;
        if (elapsed > slowest)
            slowest = elapsed;
    }

    private void Note(string fault, DateTimeOffset now)
    {
        errors++;
        (lastFault, lastFaultAt) = (fault, now);
        recentFaults.Enqueue(now);
        while (recentFaults.Peek() <= now - FaultWindow)
            recentFaults.Dequeue();
        tripped |= recentFaults.Count >= FaultsToTrip;
    }
}
