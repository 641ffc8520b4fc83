using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Ecm.Lucene.Querying;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;

namespace Ecm.Lucene.Answering;

/// <summary>Looks up words of the catch-all that stand in a document the caller may read.</summary>
internal sealed class WordLookup(IndexReader reader, WordForms forms, SearchScope scope, Deadline deadline)
{
    private const int ShortWord = 5;

    /// <summary>Words that differ from one by a letter or, if it is long, two.</summary>
    public IReadOnlyList<WordCount> Similar(string word) =>
        Normal(word) is { } normal ? SimilarWords.Find(IndexNames.Words, normal, normal.Length < ShortWord ? 1 : 2, Leaves()) : [];

    /// <summary>Words that begin so.</summary>
    public IReadOnlyList<WordCount> Beginning(string prefix, int limit) =>
        Normal(prefix) is { } normal ? [.. PrefixTerms.Find(IndexNames.Words, normal, Leaves()).Counts.Take(limit)] : [];

    /// <summary>The one word of a text in its normal form; null: it has none, or several.</summary>
    private string? Normal(string text) => QueryWord.Of(text, forms) is [var word] ? word.Exact : null;

    private LeafRights[] Leaves() => [.. reader.Leaves.Select(leaf => new LeafRights(leaf, scope, deadline))];
}
