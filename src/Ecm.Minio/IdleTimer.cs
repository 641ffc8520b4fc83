namespace Ecm.Minio;

/// <summary>Cancels work during which nothing has moved for a while.</summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource idle;
    private readonly CancellationTokenSource either;

    public IdleTimer(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        this.limit = limit;
        idle = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
    }

    /// <summary>Cancelled when the time is up or the caller cancels.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>The time was up.</summary>
    public bool Expired => idle.IsCancellationRequested;

    /// <summary>Something moved: the time starts again.</summary>
    public void Moved() => idle.CancelAfter(limit);

    /// <summary>The next move is the caller's: the time stands still until something moves.</summary>
    public void Pause() => idle.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        either.Dispose();
        idle.Dispose();
    }
}
