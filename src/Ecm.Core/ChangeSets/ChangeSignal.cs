using System.Collections.Concurrent;

namespace Ecm.Core.ChangeSets;

/// <summary>
/// Tells those who follow the change feed in this process that there is more. A hint: they poll as well, so a lost one costs a second at most.
/// </summary>
internal sealed class ChangeSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();

    private readonly ConcurrentDictionary<Guid, long> lastByUser = new();

    /// <summary>Wakes all who wait.</summary>
    public void Raise()
    {
        TaskCompletionSource raised;
        lock (gate)
            (raised, next) = (next, New());
        raised.SetResult();
    }

    /// <summary>Notes a user's own change, then wakes all who wait.</summary>
    public void Raise(Guid userId, long change)
    {
        lastByUser.AddOrUpdate(userId, change, (_, before) => Math.Max(before, change));
        Raise();
    }

    /// <summary>The last change that a user made through this process; 0: none.</summary>
    public long LastOf(Guid userId) => lastByUser.GetValueOrDefault(userId);

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
