using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Ecm.Lucene.Querying;

/// <summary>Words as written that differ from a word by a few letters and stand in a readable document.</summary>
internal static class SimilarWords
{
    /// <summary>A word in more documents than this counts as frequent as any: how many exactly is not asked for.</summary>
    private const int MostCounted = 1_000;
    private const int TermsBetweenChecks = 256;

    /// <summary>The words with the number of readable documents that have them (at most <see cref="MostCounted"/> a segment), most frequent first.</summary>
    /// <param name="field">The field of words.</param>
    /// <param name="word">A word in its normal form.</param>
    /// <param name="edits">How many letters may be wrong, missing, added or swapped: 1 or 2.</param>
    /// <param name="leaves">What may be seen.</param>
    public static IReadOnlyList<WordCount> Find(string field, string word, int edits, IReadOnlyList<LeafRights> leaves)
    {
        var found = new Dictionary<string, int>();
        var term = new Term(field, word);
        foreach (var leaf in leaves)
        {
            leaf.CheckTime();
            if (leaf.Leaf.AtomicReader.GetTerms(field) is { } terms) Collect(new FuzzyTermsEnum(terms, new AttributeSource(), term, edits, prefixLength: 0, transpositions: true), leaf, found);
        }

        return [.. found.Select(static pair => new WordCount(pair.Key, pair.Value)).OrderByDescending(static pair => pair.Documents).ThenBy(static pair => pair.Word, StringComparer.Ordinal)];
    }

    private static void Collect(FuzzyTermsEnum similar, LeafRights leaf, Dictionary<string, int> found)
    {
        DocsEnum? docs = null;
        for (var looked = 0; similar.MoveNext(); looked++)
        {
            if (looked % TermsBetweenChecks == 0) leaf.CheckTime();
            if (similar.Term.Bytes[similar.Term.Offset] <= TermMarks.Value) continue;
            docs = similar.Docs(leaf, docs, DocsFlags.NONE);
            var count = 0;
            while (count < MostCounted && docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
            if (count > 0) found[similar.Term.Utf8ToString()] = found.GetValueOrDefault(similar.Term.Utf8ToString()) + count;
        }
    }
}
