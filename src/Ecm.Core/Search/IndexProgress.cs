namespace Ecm.Core.Search;

/// <summary>How far the searchable index of this node is, for those who wait for it.</summary>
internal sealed class IndexProgress
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = New();
    private long cursor;

    /// <summary>The change up to which everything is searchable; everything on a node without an index.</summary>
    public long Cursor => Volatile.Read(ref cursor);

    /// <summary>True while an index that was lost is being filled: answers may miss cards.</summary>
    public bool Partial { get; set; }

    /// <summary>True once the index has reached the head that was seen at start.</summary>
    public bool CaughtUp { get; set; }

    /// <summary>Up to which change a new generation is filled beside the one that serves; null: none is.</summary>
    public long? Rebuilt { get; set; }

    /// <summary>Moves on and wakes all who wait.</summary>
    public void MoveTo(long reached)
    {
        TaskCompletionSource done;
        lock (gate)
        {
            cursor = reached;
            (done, moved) = (moved, New());
        }

        done.SetResult();
    }

    /// <summary>Waits until the index has reached a change, at most so long; answers whether it has.</summary>
    public async Task<bool> WaitForAsync(long change, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (cursor >= change)
                    return true;
                next = moved.Task;
            }

            var left = atMost - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return false;
            try
            {
                await next.WaitAsync(left, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
