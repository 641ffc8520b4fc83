using Ecm.Core.ChangeSets;

namespace Ecm.Core.Search;

/// <summary>Asks the follower of this node to fill a new generation of the index beside the one that serves; the old one serves until then.</summary>
public sealed class Reindexing
{
    private readonly ChangeSignal signal;
    private int asked;

    internal Reindexing(ChangeSignal signal) => this.signal = signal;

    /// <summary>Asks.</summary>
    public void Start()
    {
        Volatile.Write(ref asked, 1);
        signal.Raise();
    }

    /// <summary>True once for each time it was asked.</summary>
    internal bool Take() => Interlocked.Exchange(ref asked, 0) == 1;
}
