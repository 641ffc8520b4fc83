using Ecm.Abstractions.Searching;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Answering;

/// <summary>One pass over what matches: counts it, counts its facets, keeps the first hits.</summary>
internal sealed class HitCollector : ICollector
{
    private readonly HitOrder order;
    private readonly FacetCounts[] facets;
    private readonly TopCandidates top;
    private readonly List<Candidate> found = [];
    private readonly Candidate? after;
    private readonly int wanted;
    private Candidate afterHere;
    private (ulong High, ulong Low)[] ids = [];
    private int docBase;

    public HitCollector(SearchRequest request)
    {
        order = HitOrder.Of(request.Sort);
        facets = [.. request.Facets.Distinct().Select(static key => new FacetCounts(key))];
        wanted = request.Size == 0 ? 0 : request.Skip + request.Size;
        top = new TopCandidates(wanted);
        after = request.After is { } position ? order.Read(position) : null;
    }

    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => order.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        EndSegment();
        docBase = context.DocBase;
        ids = SegmentColumns.Of(context.AtomicReader).Ids(context.AtomicReader);
        foreach (var facet in facets) facet.SetReader(context.AtomicReader);
        order.SetReader(context.AtomicReader);
        if (after is { } place) afterHere = order.Localise(place);
    }

    public void Collect(int doc)
    {
        Total++;
        foreach (var facet in facets) facet.Count(doc);
        if (wanted == 0) return;

        var (first, second) = order.Keys(doc);
        if (top.IsFull && first > top.Last.First) return;
        if (after is not null && first < afterHere.First) return;
        // Many share a score: the half of the id that holds the time decides between nearly all of them.
        var (high, low) = ids[doc];
        if (top.IsFull && first == top.Last.First && second == top.Last.Second && high > top.Last.High) return;
        var candidate = new Candidate(first, second, null, high, low, docBase + doc);
        if (after is not null && candidate.CompareTo(afterHere) <= 0) return;
        if (!top.IsFull || candidate.CompareTo(top.Last) < 0) top.Add(candidate);
    }

    /// <summary>The hits asked for, in order, each with the key of its position.</summary>
    public List<(Candidate Hit, string Key)> Hits(int skip, int size)
    {
        EndSegment();
        found.Sort();
        return [.. found.Skip(skip).Take(size).Select(hit => (hit, order.Write(hit)))];
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets()
    {
        foreach (var facet in facets) facet.SetReader(null);
        return facets.ToDictionary(static facet => facet.Key, static facet => facet.Top);
    }

    private void EndSegment()
    {
        foreach (ref readonly var candidate in top.Kept) found.Add(order.Resolve(candidate));
        top.Clear();
        if (found.Count <= 2 * wanted) return;
        found.Sort();
        found.RemoveRange(wanted, found.Count - wanted);
    }
}
