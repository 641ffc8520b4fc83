using Lucene.Net.Index;

namespace Ecm.Lucene.Generations;

/// <summary>
/// Merges in the background, one at a time: two cores also serve. A merge that fails would end the process, for it fails on a thread of its own:
/// it is kept here instead and thrown by the next write.
/// </summary>
internal sealed class QuietMerges : ConcurrentMergeScheduler
{
    private volatile Exception? fault;

    public QuietMerges() => SetMaxMergesAndThreads(4, 1);

    public void ThrowIfFailed()
    {
        if (fault is { } cause) throw new IOException("Merging the search index failed.", cause);
    }

    protected override void HandleMergeException(Exception exc) => fault = exc;
}
