using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Marking;
using Ecm.Lucene.Querying;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;

namespace Ecm.Lucene.Answering;

/// <summary>
/// How a question is answered, in five steps: 1. what the caller may see of each segment; 2. the tree becomes a query, prefixes become words; 3. one pass counts and keeps
/// the first hits; 4. these are put in order; 5. their places in the texts are looked up.
/// </summary>
internal sealed class Question(SearchRequest request, SearchScope scope, WordForms forms, Deadline deadline)
{
    private const int LargestSize = 100;
    private const int FurthestSkip = 10_000;

    public SearchAnswer Answer(IndexReader reader)
    {
        Check(request);

        // 1. Rights
        var leaves = reader.Leaves.Select(leaf => new LeafRights(leaf, scope, deadline)).ToArray();
        var searcher = new ReadableSearcher(reader, leaves);

        // 2. Query
        var compiler = new QueryCompiler(leaves, forms);
        var weight = searcher.CreateNormalizedWeight(compiler.Compile(request.Query));

        // 3. One pass
        var collector = new HitCollector(request);
        foreach (var leaf in leaves)
        {
            deadline.Check();
            if (leaf.Count == 0) continue;
            collector.SetNextReader(leaf.Leaf);
            weight.GetBulkScorer(leaf.Leaf, scoreDocsInOrder: false, leaf)?.Score(collector);
        }

        // 4. Order
        var hits = collector.Hits(request.Skip, request.Size);

        // 5. Places
        var matches = Matches(reader, hits, compiler);
        return new SearchAnswer(
            collector.Total,
            [.. hits.Select(hit => new SearchHit(hit.Hit.CardId, new(hit.Key, hit.Hit.CardId), matches.GetValueOrDefault(hit.Hit.Document, [])))],
            collector.Facets());
    }

    private Dictionary<int, IReadOnlyList<TextMatch>> Matches(IndexReader reader, List<(Candidate Hit, string Key)> hits, QueryCompiler compiler)
    {
        var matches = new Dictionary<int, IReadOnlyList<TextMatch>>();
        var units = MarkUnit.Of(request.Query, forms);
        if (request.MatchesPerHit == 0 || units.Count == 0) return matches;

        var finder = new HitMatches(units, compiler.Expansions);
        foreach (var inLeaf in hits.Select(static hit => hit.Hit.Document).Order().GroupBy(document => ReaderUtil.SubIndex(document, reader.Leaves)))
        {
            var leaf = reader.Leaves[inLeaf.Key];
            foreach (var (document, places) in finder.Find(leaf.AtomicReader, [.. inLeaf.Select(document => document - leaf.DocBase)], request.MatchesPerHit))
            {
                deadline.Check();
                matches[leaf.DocBase + document] = places;
            }
        }

        return matches;
    }

    private static void Check(SearchRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Size, LargestSize);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Skip, FurthestSkip);
        if (request.Skip > 0 && request.After is not null) throw new ArgumentException("Hits are passed over by number or by position, not by both.");
    }
}
