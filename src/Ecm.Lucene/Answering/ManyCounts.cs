using Ecm.Abstractions.Searching;
using Lucene.Net.Util;

namespace Ecm.Lucene.Answering;

/// <summary>Counts of a facet with very many values, such as counterparties: kept as bytes, of which only those that are shown become text.</summary>
internal sealed class ManyCounts : IComparer<int>
{
    private readonly BytesRefHash values = new();
    private long[] counts = new long[1024];

    public ManyCounts(IReadOnlyDictionary<string, long> few)
    {
        foreach (var (value, count) in few) Add(new BytesRef(value), count);
    }

    public void Add(BytesRef value, long count)
    {
        var id = values.Add(value);
        if (id < 0) id = -id - 1;
        if (id >= counts.Length) Array.Resize(ref counts, counts.Length * 2);
        counts[id] += count;
    }

    /// <summary>The most frequent values.</summary>
    public IReadOnlyList<FacetCount> Top(int most)
    {
        var top = new List<int>(most + 1);
        for (var id = 0; id < values.Count; id++)
        {
            if (top.Count == most && Compare(id, top[^1]) > 0) continue;
            top.Insert(~top.BinarySearch(id, this), id);
            if (top.Count > most) top.RemoveAt(most);
        }

        return top.ConvertAll(id => new FacetCount(values.Get(id, new BytesRef()).Utf8ToString(), counts[id]));
    }

    /// <summary>The more frequent first, then by value.</summary>
    public int Compare(int one, int other)
    {
        var byCount = counts[other].CompareTo(counts[one]);
        return byCount != 0 ? byCount : values.Get(one, new BytesRef()).CompareTo(values.Get(other, new BytesRef()));
    }
}
