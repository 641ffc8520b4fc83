namespace Ecm.Extraction.Pool;

/// <summary>
/// What one caller wants of the pool, cut into units that each occupy one child for about a page's time. The pool serves lanes in turn.
/// Members are called by the pool under its lock unless stated.
/// </summary>
internal abstract class Lane(bool alone)
{
    /// <summary>Whether nothing else may run while a unit of this lane runs.</summary>
    public bool Alone => alone;

    /// <summary>Nothing more will come; the pool forgets the lane.</summary>
    public abstract bool IsOver { get; }

    /// <summary>A unit could be started now.</summary>
    public abstract bool IsReady { get; }

    /// <summary>Takes the next unit; it runs outside the lock, on a child of its own, and never throws.</summary>
    public abstract Func<Func<CancellationToken, Task<ReadingChild>>, Task> Take();
}
