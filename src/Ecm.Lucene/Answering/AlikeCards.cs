using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;

namespace Ecm.Lucene.Answering;

/// <summary>Finds the cards whose texts are most alike another text.</summary>
internal sealed class AlikeCards(WordForms forms, SearchScope scope, Deadline deadline)
{
    public IReadOnlyList<Guid> Find(IndexReader reader, string text, Guid except, int limit)
    {
        var searcher = new ReadableSearcher(reader, [.. reader.Leaves.Select(leaf => new LeafRights(leaf, scope, deadline))]);
        if (AlikeTexts.Of(text, except, forms, searcher, deadline) is not { } query) return [];
        var weight = searcher.CreateNormalizedWeight(query);
        var collector = new HitCollector(new SearchRequest { Query = AllNode.Instance, Size = limit });
        foreach (var leaf in searcher.Rights)
        {
            deadline.Check();
            if (leaf.Count == 0) continue;
            collector.SetNextReader(leaf.Leaf);
            weight.GetBulkScorer(leaf.Leaf, scoreDocsInOrder: false, leaf)?.Score(collector);
        }

        return [.. collector.Hits(0, limit).Select(static hit => hit.Hit.CardId)];
    }
}
