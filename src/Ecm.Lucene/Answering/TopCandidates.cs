namespace Ecm.Lucene.Answering;

/// <summary>Keeps the first few of many candidates: a heap with the last of them on top.</summary>
internal sealed class TopCandidates(int size)
{
    private readonly Candidate[] heap = new Candidate[size];

    public int Count { get; private set; }

    public bool IsFull => Count == size;

    /// <summary>The last of those kept.</summary>
    public ref readonly Candidate Last => ref heap[0];

    public void Clear() => Count = 0;

    public ReadOnlySpan<Candidate> Kept => heap.AsSpan(0, Count);

    /// <summary>Takes a candidate; when full, in the place of the last, which it must precede.</summary>
    public void Add(in Candidate candidate)
    {
        if (IsFull) SiftDown(candidate);
        else SiftUp(candidate);
    }

    private void SiftUp(in Candidate candidate)
    {
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (heap[parent].CompareTo(candidate) >= 0) break;
            heap[at] = heap[parent];
            at = parent;
        }

        heap[at] = candidate;
    }

    private void SiftDown(in Candidate candidate)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && heap[child + 1].CompareTo(heap[child]) > 0) child++;
            if (heap[child].CompareTo(candidate) <= 0) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = candidate;
    }
}
