using System.Buffers.Binary;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;

namespace Ecm.Lucene.Answering;

/// <summary>Lists what an index holds.</summary>
internal static class IndexedCards
{
    /// <summary>The cards of a segment, each with the number of the change it holds.</summary>
    public static IEnumerable<(Guid CardId, long Change)> Of(AtomicReaderContext leaf)
    {
        var reader = leaf.AtomicReader;
        var high = reader.GetNumericDocValues(IndexNames.IdHigh);
        var low = reader.GetNumericDocValues(IndexNames.IdLow);
        var changes = reader.GetNumericDocValues(IndexNames.Change);
        var id = new byte[16];
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs is { } live && !live.Get(doc)) continue;
            BinaryPrimitives.WriteInt64BigEndian(id, high.Get(doc));
            BinaryPrimitives.WriteInt64BigEndian(id.AsSpan(8), low.Get(doc));
            yield return (new Guid(id, bigEndian: true), changes.Get(doc));
        }
    }
}
