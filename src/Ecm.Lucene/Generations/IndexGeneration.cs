using System.Runtime.ExceptionServices;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Ecm.Lucene.Generations;

/// <summary>One index in its folder: batches of changes go in, searches read it.</summary>
internal sealed class IndexGeneration : IIndexWriter, IDisposable
{
    private const int WorthThreads = 32;
    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly RecoveringWriter writer;

    private readonly WordForms forms;

    private IndexGeneration(string folder, LuceneOptions options, WordForms forms, CommitState state)
    {
        Folder = folder;
        this.forms = forms;
        writer = new RecoveringWriter(folder, options, state);
    }

    public string Folder { get; }

    public string Hash => writer.State.Generation;

    public long Cursor => writer.SearchableCursor;

    public long Applied => writer.State.Cursor;

    /// <summary>Begins an empty index.</summary>
    public static IndexGeneration Create(string folder, LuceneOptions options, WordForms forms, bool serves)
    {
        Directory.CreateDirectory(folder);
        IOUtils.Fsync(Path.GetDirectoryName(folder)!, isDir: true);
        return new IndexGeneration(folder, options, forms, new CommitState(GenerationHash.Of(forms), 0, serves));
    }

    /// <summary>Opens an index that was checked.</summary>
    public static IndexGeneration Open(string folder, LuceneOptions options, WordForms forms, CommitState state) => new(folder, options, forms, state);

    public void Apply(IndexBatch batch)
    {
        // The last word on a card counts; what cannot become a document is refused before anything is written.
        var cards = batch.Put.Reverse().DistinctBy(static card => card.CardId).Reverse().ToArray();
        var documents = new Document[cards.Length];
        ForEach(cards.Length, at => documents[at] = CardDocument.Of(cards[at], forms));
        writer.Write(index =>
        {
            ForEach(cards.Length, at => Put(index, cards[at].CardId, documents[at]));

            // Lucene refuses to update a doc value that no document ever had.
            if (cards.Length > 0 || index.MaxDoc > 0)
                foreach (var access in batch.Access) Update(index, access);
            foreach (var cardId in batch.Delete) index.DeleteDocuments(CardDocument.IdTerm(cardId));
            writer.State = writer.State with { Cursor = batch.Cursor };
        });
    }

    public void Refresh() => writer.Refresh();

    public void Commit() => writer.Commit();

    /// <summary>Commits as the generation that serves from now on.</summary>
    public void CommitServing()
    {
        writer.EndFilling();
        writer.State = writer.State with { Serves = true };
        Commit();
        Refresh();
    }

    /// <summary>Looks at the folder while no commit changes it.</summary>
    public void LookAtCommit(Action look) => writer.LookAtCommit(look);

    /// <summary>Writes a commit as one stream.</summary>
    public async Task<IndexSnapshot> WriteSnapshotAsync(Stream output, CancellationToken cancellationToken)
    {
        IndexSnapshot? made = null;
        await writer.UseCommitAsync(async commit =>
        {
            await SnapshotArchive.WriteAsync(Folder, commit, output, cancellationToken);
            var state = CommitState.Of(commit.UserData);
            made = new IndexSnapshot(state.Generation, state.Cursor);
        });
        return made!;
    }

    /// <summary>Uses the searchable view.</summary>
    /// <exception cref="ObjectDisposedException">This generation was replaced.</exception>
    public T Read<T>(Func<IndexReader, T> use) => writer.Read(use);

    public void Dispose() => writer.Dispose();

    /// <summary>Lucene's writer takes documents from many threads at once; a few cards are not worth the threads.</summary>
    private static void ForEach(int count, Action<int> body)
    {
        try
        {
            if (count >= WorthThreads) Parallel.For(0, count, AllCores, body);
            else for (var at = 0; at < count; at++) body(at);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions.FirstOrDefault(static fault => fault is IndexRefusedException) ?? faults.InnerExceptions[0]);
        }
    }

    private static void Put(IndexWriter index, Guid cardId, Document document)
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
