namespace Ecm.Core.ChangeSets;

/// <summary>
/// Tells those who follow the change feed in this process that there is more. A hint: they poll as well, so a lost one costs a second at most.
/// </summary>
internal sealed class ChangeSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();

    /// <summary>Wakes all who wait.</summary>
    public void Raise(long change)
    {
        TaskCompletionSource raised;
        lock (gate)
        {
            Last = Math.Max(Last, change);
            (raised, next) = (next, New());
        }

        raised.SetResult();
    }

    /// <summary>The highest change number committed by this process.</summary>
    public long Last { get; private set; }

    /// <summary>Completes at the next <see cref="Raise"/>. Take it before looking, so that nothing is missed in between.</summary>
    public Task Next
    {
        get
        {
            lock (gate)
                return next.Task;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
