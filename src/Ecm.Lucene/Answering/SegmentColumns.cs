using System.Runtime.CompilerServices;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;

namespace Ecm.Lucene.Answering;

/// <summary>
/// What is asked of every hit, in memory: a frequent word has tens of thousands of hits, and doc values are unpacked from the file one by one.
/// Read once for each segment, whose doc values of these fields never change.
/// </summary>
internal sealed class SegmentColumns
{
    /// <summary>Stands for a document without a value, and for how many values there may be.</summary>
    public const byte None = byte.MaxValue;

    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private readonly Dictionary<string, byte[]> ordinals = [];
    private (ulong High, ulong Low)[]? ids;

    public static SegmentColumns Of(AtomicReader reader) => Known.GetOrCreateValue(reader.CoreCacheKey);

    /// <summary>The id of each document.</summary>
    public (ulong High, ulong Low)[] Ids(AtomicReader reader)
    {
        lock (ordinals)
        {
            if (ids is not null) return ids;
            var (high, low) = (reader.GetNumericDocValues(IndexNames.IdHigh), reader.GetNumericDocValues(IndexNames.IdLow));
            var read = new (ulong High, ulong Low)[reader.MaxDoc];
            for (var doc = 0; doc < read.Length; doc++) read[doc] = ((ulong)high.Get(doc), (ulong)low.Get(doc));
            return ids = read;
        }
    }

    /// <summary>The ordinals of a field with less than 255 values, one for each document at most.</summary>
    public byte[] Ordinals(AtomicReader reader, string field, SortedDocValues values)
    {
        lock (ordinals)
        {
            if (ordinals.TryGetValue(field, out var known)) return known;
            var read = new byte[reader.MaxDoc];
            for (var doc = 0; doc < read.Length; doc++) read[doc] = values.GetOrd(doc) is var ord and >= 0 ? (byte)ord : None;
            return ordinals[field] = read;
        }
    }
}
