using System.Collections.Concurrent;

namespace Ecm.Core.ChangeSets;

/// <summary>
/// Tells those who follow the change feed, take jobs or show notices in this process that there is more. A hint: they poll as well, so a lost one costs a second at most.
/// </summary>
internal sealed class ChangeSignal
{
    private readonly Pulse changes = new();
    private readonly Pulse jobs = new();
    private readonly Pulse notices = new();
    private readonly ConcurrentDictionary<Guid, long> lastByUser = new();

    /// <summary>Completes at the next change. Take it before looking, so that nothing is missed in between.</summary>
    public Task Next => changes.Next;

    /// <summary>Completes when the next job is there.</summary>
    public Task NextJob => jobs.Next;

    /// <summary>Completes when somebody is told something, or has seen it.</summary>
    public Task NextNotice => notices.Next;

    /// <summary>Wakes pages that show notices.</summary>
    public void RaiseNotices() => notices.Raise();

    /// <summary>Wakes all who follow changes.</summary>
    public void Raise() => changes.Raise();

    /// <summary>Notes a user's own change, then wakes all who wait.</summary>
    /// <param name="userId">Who made it.</param>
    /// <param name="change">Its number.</param>
    /// <param name="withJobs">True when it left work to do.</param>
    public void Raise(Guid userId, long change, bool withJobs)
    {
        lastByUser.AddOrUpdate(userId, change, (_, before) => Math.Max(before, change));
        changes.Raise();
        if (withJobs)
            jobs.Raise();
    }

    /// <summary>The last change that a user made through this process; 0: none.</summary>
    public long LastOf(Guid userId) => lastByUser.GetValueOrDefault(userId);

    private sealed class Pulse
    {
        private volatile TaskCompletionSource next = New();

        public Task Next => next.Task;

        public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
