using Ecm.Core.ChangeSets;

namespace Ecm.Core.Search;

/// <summary>Asks the follower of this node to fill a new generation of the index beside the one that serves; the old one serves until then.</summary>
public sealed class Reindexing
{
    private readonly ChangeSignal signal;
    private int asked;
    private int doubted;

    internal Reindexing(ChangeSignal signal) => this.signal = signal;

    /// <summary>Asks.</summary>
    public void Start()
    {
        Volatile.Write(ref asked, 1);
        signal.Raise();
    }

    /// <summary>It was asked for, and the follower has not begun.</summary>
    internal bool IsAsked => Volatile.Read(ref asked) == 1;

    /// <summary>Says that something is wrong with the index: the follower looks at it, and replaces it only if it is damaged.</summary>
    internal void Doubt()
    {
        Volatile.Write(ref doubted, 1);
        signal.Raise();
    }

    /// <summary>True once for each time it was asked.</summary>
    internal bool Take() => Interlocked.Exchange(ref asked, 0) == 1;

    /// <summary>True once for each time it was doubted.</summary>
    internal bool TakeDoubt() => Interlocked.Exchange(ref doubted, 0) == 1;
}
