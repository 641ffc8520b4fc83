using System.Runtime.CompilerServices;
using System.Text;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Ecm.Lucene.Rights;

/// <summary>Who may read the documents of a segment: read once from its doc values, kept until they are updated.</summary>
internal sealed class SegmentAccess
{
    private static readonly ConditionalWeakTable<object, SegmentAccess> Known = [];

    private readonly (long List, long Grants) generation;
    private readonly int[] lists;
    private readonly Dictionary<string, List<int>> grants = [];

    private SegmentAccess(AtomicReader reader, (long List, long Grants) generation)
    {
        this.generation = generation;
        lists = new int[reader.MaxDoc];
        var listValues = reader.GetNumericDocValues(IndexNames.AccessList);
        var grantValues = reader.GetBinaryDocValues(IndexNames.AccessGrants);
        var bytes = new BytesRef();
        for (var doc = 0; doc < lists.Length; doc++)
        {
            lists[doc] = (int)listValues.Get(doc);
            grantValues.Get(doc, bytes);
            if (bytes.Length > 0) AddGrants(doc, Encoding.UTF8.GetString(bytes.Bytes, bytes.Offset, bytes.Length));
        }
    }

    public static SegmentAccess Of(AtomicReader reader)
    {
        var generation = (Generation(reader, IndexNames.AccessList), Generation(reader, IndexNames.AccessGrants));
        if (Known.TryGetValue(reader.CoreCacheKey, out var known) && known.generation == generation) return known;
        var access = new SegmentAccess(reader, generation);
        Known.AddOrUpdate(reader.CoreCacheKey, access);
        return access;
    }

    /// <summary>The documents that the scope may read.</summary>
    public FixedBitSet Readable(SearchScope scope)
    {
        var readable = new FixedBitSet(lists.Length);
        for (var doc = 0; doc < lists.Length; doc++)
        {
            var list = lists[doc];
            if ((uint)list < (uint)scope.Lists.Length && scope.Lists[list]) readable.Set(doc);
        }

        if (grants.Count == 0) return readable;
        foreach (var principal in scope.Principals)
            if (grants.TryGetValue(principal, out var granted))
                foreach (var doc in granted) readable.Set(doc);

        return readable;
    }

    private static long Generation(AtomicReader reader, string field) => reader.FieldInfos.FieldInfo(field)?.DocValuesGen ?? -1;

    private void AddGrants(int doc, string principals)
    {
        foreach (var principal in principals.Split('\n'))
        {
            if (!grants.TryGetValue(principal, out var docs)) grants[principal] = docs = [];
            docs.Add(doc);
        }
    }
}
