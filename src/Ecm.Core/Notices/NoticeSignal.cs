namespace Ecm.Core.Notices;

/// <summary>Tells pages of this process that somebody has a notice more or less. A hint: they look from time to time as well.</summary>
internal sealed class NoticeSignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>Completes at the next one. Take it before looking.</summary>
    public Task Next => next.Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
