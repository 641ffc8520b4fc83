using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Ecm.Lucene.Generations;

/// <summary>
/// One Lucene index in its folder, with its writer and the view that searches use. A write that fails takes the index back to its last commit, cursor and all:
/// Lucene may have lost more than the batch at hand, and the feed of changes brings it again.
/// </summary>
internal sealed class IndexGeneration : IIndexWriter, IDisposable
{
    private readonly LuceneOptions options;
    private readonly FSDirectory directory;
    private IndexWriter? writer;
    private QuietMerges merges = null!;
    private SearcherManager searchers = null!;
    private CommitState applied = null!;
    private bool hasDocuments;
    private long cursor;

    private IndexGeneration(string folder, LuceneOptions options)
    {
        Folder = folder;
        this.options = options;
        directory = FSDirectory.Open(folder);
    }

    public string Folder { get; }

    public string Hash => applied.Generation;

    public long Cursor => Volatile.Read(ref cursor);

    /// <summary>Begins an empty index.</summary>
    public static IndexGeneration Create(string folder, LuceneOptions options, bool serves)
    {
        System.IO.Directory.CreateDirectory(folder);
        IOUtils.Fsync(Path.GetDirectoryName(folder)!, isDir: true);
        return Start(folder, options, new CommitState(GenerationHash.Current, 0, serves));
    }

    /// <summary>Opens an index that was checked.</summary>
    public static IndexGeneration Open(string folder, LuceneOptions options, CommitState state) => Start(folder, options, state);

    public void Apply(IndexBatch batch)
    {
        var documents = batch.Put.Select(static card => (card.CardId, Document: CardDocument.Of(card))).ToArray();
        Write(index =>
        {
            foreach (var (cardId, document) in documents) Put(index, cardId, document);
            hasDocuments |= documents.Length > 0;
            if (hasDocuments) foreach (var access in batch.Access) Update(index, access);
            foreach (var cardId in batch.Delete) index.DeleteDocuments(CardDocument.IdTerm(cardId));
            applied = applied with { Cursor = batch.Cursor };
        });
    }

    public void Refresh() => Write(_ =>
    {
        searchers.MaybeRefreshBlocking();
        Volatile.Write(ref cursor, applied.Cursor);
    });

    public void Commit() => Write(index =>
    {
        index.SetCommitData(applied.ToCommitData());
        index.Commit();
    });

    /// <summary>Commits as the generation that serves from now on.</summary>
    public void CommitServing()
    {
        applied = applied with { Serves = true };
        Commit();
        Refresh();
    }

    /// <summary>Uses the searchable view.</summary>
    /// <exception cref="ObjectDisposedException">This generation was replaced.</exception>
    public T Read<T>(Func<IndexReader, T> use)
    {
        var manager = Volatile.Read(ref searchers);
        var searcher = manager.Acquire();
        try
        {
            return use(searcher.IndexReader);
        }
        finally
        {
            manager.Release(searcher);
        }
    }

    public void Dispose()
    {
        searchers.Dispose();
        try
        {
            writer?.Rollback();
        }
        finally
        {
            writer = null;
            directory.Dispose();
        }
    }

    private static IndexGeneration Start(string folder, LuceneOptions options, CommitState state)
    {
        var generation = new IndexGeneration(folder, options);
        try
        {
            generation.StartWriter(state);
            return generation;
        }
        catch
        {
            generation.directory.Dispose();
            throw;
        }
    }

    private void StartWriter(CommitState state)
    {
        merges = new QuietMerges();
        var isNew = !DirectoryReader.IndexExists(directory);
        var started = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            OpenMode = isNew ? OpenMode.CREATE : OpenMode.APPEND,
            RAMBufferSizeMB = options.BufferMegabytes,
            MergeScheduler = merges,
            Similarity = ReadableBm25.Instance,
        });
        try
        {
            if (isNew)
            {
                started.SetCommitData(state.ToCommitData());
                started.Commit();
            }

            var before = searchers;
            Volatile.Write(ref searchers, new SearcherManager(started, applyAllDeletes: true, new SearcherFactory()));
            before?.Dispose();
            hasDocuments = started.MaxDoc > 0;
            applied = state;
            Volatile.Write(ref cursor, state.Cursor);
            writer = started;
        }
        catch
        {
            started.Rollback();
            throw;
        }
    }

    private void Write(Action<IndexWriter> write)
    {
        if (writer is null) StartWriter(CommitState.Read(directory));
        try
        {
            merges.ThrowIfFailed();
            write(writer!);
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    /// <summary>Back to the last commit. When even that fails (a full disk), the next write tries again; searches go on with the view they have.</summary>
    private void TakeBack()
    {
        try
        {
            var failed = writer;
            writer = null;
            failed!.Rollback();
            StartWriter(CommitState.Read(directory));
        }
        catch (Exception)
        {
            writer = null;
        }
    }

    private static void Put(IndexWriter index, Guid cardId, global::Lucene.Net.Documents.Document document)
    {
        try
        {
            index.UpdateDocument(CardDocument.IdTerm(cardId), document);
        }
        catch (Exception cause) when (cause is not (IOException or ObjectDisposedException or OutOfMemoryException))
        {
            throw new IndexRefusedException(cardId, cause);
        }
    }

    private static void Update(IndexWriter index, IndexAccess access)
    {
        var term = CardDocument.IdTerm(access.CardId);
        index.UpdateNumericDocValue(term, IndexNames.Change, access.Change);
        index.UpdateNumericDocValue(term, IndexNames.AccessList, access.List);
        index.UpdateBinaryDocValue(term, IndexNames.AccessGrants, CardDocument.Grants(access));
    }
}
