using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Answering;
using Ecm.Lucene.Generations;
using Ecm.Lucene.Mapping;
using Ecm.Lucene.Marking;
using Ecm.Lucene.Querying;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Microsoft.Extensions.Logging;

namespace Ecm.Lucene;

/// <summary>The search index on Lucene.Net: the generation that serves, and the door to the next one.</summary>
internal sealed partial class LuceneSearchIndex(LuceneOptions options, ILemmatizer lemmatizer, TimeProvider time, ILogger<LuceneSearchIndex> logger) : ISearchIndex
{
    private static readonly TimeSpan WordBudget = TimeSpan.FromSeconds(2);

    private readonly GenerationFolders folders = new(options, time);
    private readonly WordForms forms = new(lemmatizer);
    private volatile IndexGeneration? serving;
    private IDisposable? folderLock;

    public long Cursor => Serving.Cursor;

    public long Applied => Serving.Applied;

    public IndexStats Stats => new(Serving.Hash, Read(static reader => (long)reader.NumDocs), GenerationFolders.Bytes(Serving.Folder));

    private IndexGeneration Serving => serving ?? throw new InvalidOperationException("The index is not open.");

    public void Apply(IndexBatch batch) => Serving.Apply(batch);

    public void Refresh() => Serving.Refresh();

    public void Commit() => Serving.Commit();

    public SearchAnswer Search(SearchRequest request, SearchScope scope, CancellationToken cancellationToken)
    {
        var question = new Question(request with { Query = SpacedValues.Join(request.Query) }, scope, forms, new Deadline(time, request.Budget, cancellationToken));
        return Read(question.Answer);
    }

    public IReadOnlyList<WordCount> Similar(string word, SearchScope scope, CancellationToken cancellationToken) =>
        Read(reader => LookupIn(reader, scope, cancellationToken).Similar(word));

    public IReadOnlyList<WordCount> Beginning(string prefix, int limit, SearchScope scope, CancellationToken cancellationToken) =>
        Read(reader => LookupIn(reader, scope, cancellationToken).Beginning(prefix, limit));

    public IReadOnlyList<Guid> Alike(string text, Guid except, int limit, SearchScope scope, CancellationToken cancellationToken) =>
        Read(reader => new AlikeCards(forms, scope, new Deadline(time, WordBudget, cancellationToken)).Find(reader, text, except, limit));

    public long Count(SearchNode query, SearchScope scope, CancellationToken cancellationToken) =>
        Search(new SearchRequest { Query = query, Size = 0, MatchesPerHit = 0 }, scope, cancellationToken).Total;

    public IReadOnlyList<TextRange> Mark(SearchNode query, string text) => TextMarks.Find(MarkUnit.Of(SpacedValues.Join(query), forms), text, forms);

    public IReadOnlyList<TextRange> Locate(string text, IReadOnlyList<WordRange> words) => words.Count == 0 ? [] : TextMarks.Locate(text, words);

    public IEnumerable<(Guid CardId, long Change)> List() => Read(static reader => reader.Leaves.SelectMany(IndexedCards.Of).ToList());

    public Task<(long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards)?> LookAsync(CancellationToken cancellationToken) => Task.Run(
        () => folders.Look<(long, IReadOnlyList<(Guid, long)>)?>(static (reader, state) => (state.Cursor, reader.Leaves.SelectMany(IndexedCards.Of).ToList())), cancellationToken);

    private WordLookup LookupIn(IndexReader reader, SearchScope scope, CancellationToken cancellationToken) =>
        new(reader, forms, scope, new Deadline(time, WordBudget, cancellationToken));

    /// <summary>Uses the view of the generation that serves; when it is replaced at this moment, that of the next.</summary>
    private T Read<T>(Func<IndexReader, T> use)
    {
        while (true)
        {
            var current = Serving;
            try
            {
                return current.Read(use);
            }
            catch (ObjectDisposedException) when (serving is { } next && next != current)
            {
            }
        }
    }
}
