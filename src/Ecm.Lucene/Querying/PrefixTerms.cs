using System.Text;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Ecm.Lucene.Querying;

/// <summary>
/// The words of a field that begin with a prefix and stand in a readable document: which documents, all of them, and which words, the most frequent ones.
/// One pass over the postings answers both; words that only unreadable documents have leave no trace.
/// </summary>
internal sealed class PrefixTerms
{
    /// <summary>How many words are kept, by frequency.</summary>
    public const int Limit = 256;

    private readonly FixedBitSet?[] documents;
    private readonly Dictionary<string, int> frequencies = [];

    private PrefixTerms(int leaves) => documents = new FixedBitSet?[leaves];

    /// <summary>The words with the number of their documents, the most frequent first, equal ones in alphabetical order.</summary>
    public IEnumerable<WordCount> Counts => frequencies
        .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => new WordCount(pair.Key, pair.Value));

    /// <summary>The most frequent words.</summary>
    public IReadOnlyList<string> Frequent => [.. Counts.Take(Limit).Select(static count => count.Word)];

    /// <summary>A query for all documents with such a word.</summary>
    public Query Query => new ConstantScoreQuery(Filter.NewAnonymous((leaf, accept) =>
        documents[leaf.Ord] is { } bits ? BitsFilteredDocIdSet.Wrap(bits, accept) : null));

    public static PrefixTerms Find(string field, string prefix, IReadOnlyList<LeafRights> leaves)
    {
        var found = new PrefixTerms(leaves.Count);
        foreach (var leaf in leaves) found.AddLeaf(field, new BytesRef(prefix), leaf);
        return found;
    }

    private void AddLeaf(string field, BytesRef prefix, LeafRights leaf)
    {
        if (leaf.Leaf.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms) return;
        if (terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END) return;
        DocsEnum? docs = null;
        var bits = new FixedBitSet(leaf.Length);
        do
        {
            if (!StringHelper.StartsWith(terms.Term, prefix)) break;
            docs = terms.Docs(leaf, docs, DocsFlags.NONE);
            var count = 0;
            for (int doc; (doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; count++) bits.Set(doc);
            if (count == 0) continue;
            documents[leaf.Leaf.Ord] = bits;
            var word = Encoding.UTF8.GetString(terms.Term.Bytes, terms.Term.Offset, terms.Term.Length);
            frequencies[word] = frequencies.GetValueOrDefault(word) + count;
        }
        while (terms.MoveNext());
    }
}
