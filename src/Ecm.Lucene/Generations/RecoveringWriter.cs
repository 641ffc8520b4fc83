using Ecm.Lucene.Rights;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Ecm.Lucene.Generations;

/// <summary>
/// Lucene's writer and the view that searches use. A write that fails takes the index back to its last commit, cursor and all: Lucene may have lost more than
/// the batch at hand, and the feed of changes brings it again. One write at a time: a verification looks at the index beside the feed.
/// </summary>
internal sealed class RecoveringWriter : IDisposable
{
    private readonly System.Threading.Lock gate = new();
    private readonly LuceneOptions options;
    private readonly FSDirectory directory;
    private IndexWriter? writer;
    private QuietMerges merges = null!;
    private SnapshotDeletionPolicy commits = null!;
    private SearcherManager searchers = null!;
    private long searchableCursor;

    /// <param name="folder">The folder, with an index or empty.</param>
    /// <param name="options">Memory and limits.</param>
    /// <param name="state">What the last commit says, or the first one will.</param>
    public RecoveringWriter(string folder, LuceneOptions options, CommitState state)
    {
        this.options = options;
        State = state;
        directory = new IndexFiles(folder);
        try
        {
            Start(state);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>What the next commit will say.</summary>
    public CommitState State { get; set; }

    /// <summary>The cursor of the searchable view.</summary>
    public long SearchableCursor => Volatile.Read(ref searchableCursor);

    public void Write(Action<IndexWriter> write)
    {
        lock (gate)
        {
            if (writer is null) Start(CommitState.Read(directory));
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
    }

    /// <summary>Looks at the folder while no commit changes it.</summary>
    public void LookAtCommit(Action look)
    {
        lock (gate)
            look();
    }

    public void Refresh() => Write(_ =>
    {
        searchers.MaybeRefreshBlocking();
        Volatile.Write(ref searchableCursor, State.Cursor);
    });

    /// <summary>Ends the filling. Waits until no merge runs: the next commit then names what they made, and what they made it of is removed.</summary>
    public void EndFilling() => Write(index =>
    {
        index.WaitForMerges();
        index.Config.RAMBufferSizeMB = options.BufferMegabytes;
    });

    public void Commit() => Write(index =>
    {
        index.SetCommitData(State.ToCommitData());
        index.Commit();

        // Lucene makes a folder that was removed again and commits into it: reading the commit back finds the files that are gone.
        CommitState.Read(directory);
    });

    /// <summary>Commits, and uses the commit while its files stay; a fault that takes the writer back lets go of them.</summary>
    public async Task UseCommitAsync(Func<IndexCommit, Task> use)
    {
        SnapshotDeletionPolicy policy;
        IndexCommit commit;
        lock (gate)
        {
            Commit();
            policy = commits;
            commit = policy.Snapshot();
        }

        try
        {
            await use(commit);
        }
        finally
        {
            lock (gate)
            {
                policy.Release(commit);
                if (policy == commits) writer?.DeleteUnusedFiles();
            }
        }
    }

    public T Read<T>(Func<IndexReader, T> use)
    {
        var (manager, searcher) = Acquire();
        try
        {
            return use(searcher.IndexReader);
        }
        finally
        {
            manager.Release(searcher);
        }
    }

    /// <exception cref="IOException">The folder has gone; everything is let go of nevertheless.</exception>
    public void Dispose()
    {
        lock (gate)
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
    }

    private (SearcherManager Manager, IndexSearcher Searcher) Acquire()
    {
        while (true)
        {
            var manager = Volatile.Read(ref searchers);
            try
            {
                return (manager, manager.Acquire());
            }
            catch (ObjectDisposedException) when (manager != Volatile.Read(ref searchers))
            {
                // Taken back at this moment: there is a new view.
            }
        }
    }

    private void Start(CommitState state)
    {
        merges = new QuietMerges();
        commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
        var isNew = !DirectoryReader.IndexExists(directory);
        var started = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            OpenMode = isNew ? OpenMode.CREATE : OpenMode.APPEND,
            RAMBufferSizeMB = state.Serves ? options.BufferMegabytes : options.FillingMegabytes,
            // Each thread fills a piece of its own: more of them than cores make small pieces, and a question looks into each.
            MaxThreadStates = Environment.ProcessorCount,
            MergeScheduler = merges,
            IndexDeletionPolicy = commits,
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
            State = state;
            Volatile.Write(ref searchableCursor, state.Cursor);
            writer = started;
        }
        catch
        {
            started.Rollback();
            throw;
        }
    }

    /// <summary>Back to the last commit. When even that fails (a full disk), the next write tries again; searches go on with the view they have.</summary>
    private void TakeBack()
    {
        var failed = writer!;
        writer = null;
        // Nothing counts as applied until the commit has been read.
        State = State with { Cursor = 0 };
        try
        {
            failed.Rollback();
            Start(CommitState.Read(directory));
        }
        catch (Exception)
        {
            // The fault that led here is on its way to the caller; this one is met again by the next write.
        }
    }
}
