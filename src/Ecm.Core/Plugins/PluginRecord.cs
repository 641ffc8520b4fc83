namespace Ecm.Core.Plugins;

/// <summary>The tally of one plugin and when it trips.</summary>
internal sealed class PluginRecord(LoadedPlugin plugin)
{
    private const int FaultsToTrip = 3;
    private const int FaultsKept = 20;
    private static readonly TimeSpan FaultWindow = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> recentFaults = [];
    private readonly Queue<PluginFault> faults = [];
    private bool tripped;
    private bool off;
    private int held;
    private long calls;
    private long errors;
    private TimeSpan slowest;

    public PluginState State
    {
        get
        {
            lock (gate)
                return held > 0 ? PluginState.RestartNeeded : off ? PluginState.Off : tripped ? PluginState.Tripped : PluginState.Ok;
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

    public void Noted(string fault, DateTimeOffset now)
    {
        lock (gate)
            Keep(fault, now);
    }

    public void SwitchOff(string fault, DateTimeOffset now)
    {
        lock (gate)
        {
            tripped = true;
            Note(fault, now);
        }
    }

    public void SwitchOff()
    {
        lock (gate)
            off = true;
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
            (tripped, off) = (false, false);
            recentFaults.Clear();
            return true;
        }
    }

    public PluginReport Report()
    {
        lock (gate)
            return new PluginReport(plugin.Name, plugin.Version, State, calls, errors, slowest, faults.LastOrDefault()?.Text, faults.LastOrDefault()?.At)
            {
                Faults = [.. faults.Reverse()],
                HasSettings = plugin.Settings is not null,
                UnfitSettings = plugin.Settings is { Now.Unfit: { Count: > 0 } unfit, Form: var form } ? [.. form.Definitions.Where(d => unfit.Contains(d.Name)).Select(d => d.Label)] : [],
            };
    }

    private void Count(TimeSpan elapsed)
    {
        calls++;
        if (elapsed > slowest)
            slowest = elapsed;
    }

    private void Keep(string fault, DateTimeOffset now)
    {
        errors++;
        faults.Enqueue(new PluginFault(now, fault));
        if (faults.Count > FaultsKept)
            faults.Dequeue();
    }

    private void Note(string fault, DateTimeOffset now)
    {
        Keep(fault, now);
        recentFaults.Enqueue(now);
        while (recentFaults.Peek() <= now - FaultWindow)
            recentFaults.Dequeue();
        tripped |= recentFaults.Count >= FaultsToTrip;
    }
}
