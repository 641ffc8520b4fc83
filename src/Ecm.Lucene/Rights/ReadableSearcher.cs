using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Rights;

/// <summary>A searcher whose statistics know only what the caller may read, so that ranking tells nothing about the rest.</summary>
internal sealed class ReadableSearcher : IndexSearcher
{
    private readonly long count;

    public ReadableSearcher(IndexReader reader, IReadOnlyList<LeafRights> leaves)
        : base(reader)
    {
        Rights = leaves;
        Similarity = ReadableBm25.Instance;
        count = leaves.Sum(static leaf => (long)leaf.Count);
    }

    public IReadOnlyList<LeafRights> Rights { get; }

    public override TermStatistics TermStatistics(Term term, TermContext context) => new(term.Bytes, Frequency(term), -1);

    public override CollectionStatistics CollectionStatistics(string field) => new(field, count, -1, -1, -1);

    public long Frequency(Term term)
    {
        long frequency = 0;
        foreach (var leaf in Rights) frequency += leaf.Frequency(term);
        return frequency;
    }
}
