using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ecm.Abstractions.Searching;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Ecm.Lucene.Rights;

/// <summary>
/// The living documents of one segment that one scope may read, and how often terms occur among them. Kept as long as the segment's reader
/// (a deletion or a change of access makes a new one) for the scopes that asked last.
/// </summary>
internal sealed class ReadableSet
{
    private const int ScopesKept = 256;
    private const int TermsKept = 8_192;

    private static readonly ConditionalWeakTable<AtomicReader, ConcurrentDictionary<string, ReadableSet>> Known = [];

    private readonly ConcurrentDictionary<Term, int> frequencies = new();

    private ReadableSet(AtomicReader reader, SearchScope scope)
    {
        Bits = SegmentAccess.Of(reader).Readable(scope);
        if (reader.LiveDocs is { } live)
        {
            for (var doc = Bits.NextSetBit(0); doc >= 0; doc = doc + 1 < Bits.Length ? Bits.NextSetBit(doc + 1) : -1)
                if (!live.Get(doc)) Bits.Clear(doc);
        }

        Count = Bits.Cardinality;
    }

    public FixedBitSet Bits { get; }

    public int Count { get; }

    public static ReadableSet Of(AtomicReader reader, SearchScope scope)
    {
        var sets = Known.GetValue(reader, static _ => new());
        if (sets.TryGetValue(scope.CacheKey, out var known)) return known;
        if (sets.Count >= ScopesKept) sets.Clear();
        return sets[scope.CacheKey] = new ReadableSet(reader, scope);
    }

    /// <summary>In how many of these documents a term occurs.</summary>
    public int Frequency(AtomicReader reader, Term term)
    {
        if (frequencies.TryGetValue(term, out var known)) return known;
        if (frequencies.Count >= TermsKept) frequencies.Clear();
        return frequencies[term] = Count == 0 ? 0 : CountDocuments(reader, term);
    }

    private int CountDocuments(AtomicReader reader, Term term)
    {
        if (reader.GetTerms(term.Field)?.GetEnumerator() is not { } terms || !terms.SeekExact(term.Bytes)) return 0;
        if (Count == reader.MaxDoc) return terms.DocFreq;
        var docs = terms.Docs(Bits, null, DocsFlags.NONE);
        var count = 0;
        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
        return count;
    }
}
