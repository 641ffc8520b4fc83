using System.Text;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Ecm.Lucene.Answering;

/// <summary>Counts the values of one facet: by number within a segment, by value over all.</summary>
internal sealed class FacetCounts(string key)
{
    private const int ValuesShown = 50;

    private readonly string field = IndexNames.Facet(key);
    private readonly Dictionary<string, long> totals = [];
    private ManyCounts? many;
    private SortedSetDocValues? values;
    private SortedDocValues? single;
    private byte[]? few;
    private int[] counts = [];

    public string Key => key;

    /// <summary>Begins a segment; ends the one before.</summary>
    public void SetReader(AtomicReader? reader)
    {
        AddSegment();
        few = null;
        values = reader?.GetSortedSetDocValues(field);
        if (values is null) return;
        single = DocValues.UnwrapSingleton(values);
        few = single is not null && values.ValueCount < SegmentColumns.None ? SegmentColumns.Of(reader!).Ordinals(reader!, field, single) : null;
        counts = new int[few is null ? values.ValueCount : SegmentColumns.None + 1];
    }

    public void Count(int document)
    {
        if (few is not null)
        {
            counts[few[document]]++;
            return;
        }

        if (values is null) return;
        if (single is not null)
        {
            if (single.GetOrd(document) is var ord and >= 0) counts[ord]++;
            return;
        }

        values.SetDocument(document);
        for (long ord; (ord = values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;) counts[ord]++;
    }

    /// <summary>The most frequent values.</summary>
    public IReadOnlyList<FacetCount> Top => many?.Top(ValuesShown) ?? [.. totals
        .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Take(ValuesShown).Select(static pair => new FacetCount(pair.Key, pair.Value))];

    private void AddSegment()
    {
        if (values is null) return;
        var bytes = new BytesRef();
        if (many is null && values.ValueCount >= SegmentColumns.None) many = new ManyCounts(totals);
        for (var ord = 0; ord < values.ValueCount; ord++)
        {
            if (counts[ord] == 0) continue;
            values.LookupOrd(ord, bytes);
            if (many is not null)
            {
                many.Add(bytes, counts[ord]);
                continue;
            }

            var value = Encoding.UTF8.GetString(bytes.Bytes, bytes.Offset, bytes.Length);
            totals[value] = totals.GetValueOrDefault(value) + counts[ord];
        }
    }
}
