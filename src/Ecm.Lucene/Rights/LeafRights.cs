using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Ecm.Lucene.Rights;

/// <summary>What one request may see of one segment: the readable documents without the hidden ones. Lucene asks it for each posting, so it also watches the time.</summary>
internal sealed class LeafRights : IBits
{
    private readonly ReadableSet readable;
    private readonly FixedBitSet bits;
    private readonly List<int> hidden;
    private readonly Deadline deadline;
    private int asked;

    public LeafRights(AtomicReaderContext leaf, SearchScope scope, Deadline deadline)
    {
        Leaf = leaf;
        this.deadline = deadline;
        readable = ReadableSet.Of(leaf.AtomicReader, scope);
        hidden = Find(leaf.AtomicReader, scope.Hidden);
        bits = hidden.Count == 0 ? readable.Bits : readable.Bits.Clone();
        foreach (var doc in hidden) bits.Clear(doc);
    }

    public AtomicReaderContext Leaf { get; }

    /// <summary>How many documents may be seen.</summary>
    public int Count => readable.Count - hidden.Count;

    public int Length => bits.Length;

    /// <summary>Gives up when the time is over.</summary>
    public void CheckTime() => deadline.Check();

    public bool Get(int index)
    {
        if ((++asked & 0x3FFF) == 0) deadline.Check();
        return bits.Get(index);
    }

    /// <summary>In how many documents that may be seen a term occurs.</summary>
    public int Frequency(Term term) => readable.Frequency(Leaf.AtomicReader, term) - HiddenWith(term);

    private int HiddenWith(Term term)
    {
        if (hidden.Count == 0 || Leaf.AtomicReader.GetTermDocsEnum(term) is not { } docs) return 0;
        var count = 0;
        foreach (var doc in hidden)
        {
            if (docs.DocID < doc && docs.Advance(doc) == DocIdSetIterator.NO_MORE_DOCS) break;
            if (docs.DocID == doc) count++;
        }

        return count;
    }

    private List<int> Find(AtomicReader reader, IReadOnlySet<Guid> cards)
    {
        var found = new List<int>();
        if (cards.Count == 0 || reader.GetTerms(IndexNames.Id)?.GetEnumerator() is not { } terms) return found;
        DocsEnum? docs = null;
        foreach (var card in cards)
        {
            if (!terms.SeekExact(CardDocument.IdTerm(card).Bytes)) continue;
            docs = terms.Docs(readable.Bits, docs, DocsFlags.NONE);
            if (docs.NextDoc() is var doc && doc != DocIdSetIterator.NO_MORE_DOCS) found.Add(doc);
        }

        found.Sort();
        return found;
    }
}
