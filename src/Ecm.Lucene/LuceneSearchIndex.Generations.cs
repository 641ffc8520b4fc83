using Ecm.Abstractions.Searching;
using Ecm.Lucene.Generations;
using Microsoft.Extensions.Logging;

namespace Ecm.Lucene;

/// <summary>How generations come and go: opened, looked at again, built beside, copied and restored, replaced.</summary>
internal sealed partial class LuceneSearchIndex
{
    public Task<IndexOpening> OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    public IIndexBuild StartBuild() => new IndexBuild(IndexGeneration.Create(folders.Next(beside: Serving.Folder), options, forms, serves: false), Serve);

    public Task<IndexSnapshot> WriteSnapshotAsync(Stream output, CancellationToken cancellationToken) => Serving.WriteSnapshotAsync(output, cancellationToken);

    public async Task RestoreAsync(Stream input, CancellationToken cancellationToken)
    {
        GenerationFolders.Remove(folders.Restoring);
        try
        {
            await SnapshotArchive.ReadAsync(input, folders.Restoring, cancellationToken);
            var state = GenerationFolders.CheckRestored(folders.Restoring, GenerationHash.Of(forms));
            Serve(IndexGeneration.Open(folders.TakeRestored(beside: Serving.Folder), options, forms, state));
        }
        finally
        {
            GenerationFolders.Remove(folders.Restoring);
        }
    }

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref serving!, null)?.Dispose();
        Interlocked.Exchange(ref folderLock, null)?.Dispose();
        return ValueTask.CompletedTask;
    }

    private IndexOpening Open()
    {
        if (serving is { } open) return LookAgain(open);
        folderLock ??= folders.Lock();
        if (folders.Find((aside, fault) => LogDamaged(fault, aside)) is not { } found)
        {
            serving = IndexGeneration.Create(folders.Next(beside: null), options, forms, serves: true);
            return IndexOpening.Empty;
        }

        serving = IndexGeneration.Open(found.Folder, options, forms, found.State);
        return found.State.Generation == GenerationHash.Of(forms) ? IndexOpening.Ready : IndexOpening.Outdated;
    }

    private IndexOpening LookAgain(IndexGeneration open)
    {
        try
        {
            folders.Check(open.Folder, open.LookAtCommit);
        }
        catch (Exception fault)
        {
            LogDamagedWhileOpen(fault, open.Folder);
            return IndexOpening.Damaged;
        }

        // After a write that failed: back to what was committed, so that whoever follows goes on from there.
        open.Refresh();
        return open.Hash == GenerationHash.Of(forms) ? IndexOpening.Ready : IndexOpening.Outdated;
    }

    private void Serve(IndexGeneration next)
    {
        var before = Interlocked.Exchange(ref serving!, next);
        try
        {
            before.Dispose();
            GenerationFolders.Remove(before.Folder);
        }
        catch (Exception fault)
        {
            // Damaged, and so replaced: what is left of it is removed at the next start.
            LogLeft(fault, before.Folder);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The search index was damaged. It was moved to {Aside}; an empty one is being filled from the database.")]
    private partial void LogDamaged(Exception fault, string aside);

    [LoggerMessage(2, LogLevel.Error, "The search index in {Folder} is damaged. It answers as far as it can while a new one is filled from the database.")]
    private partial void LogDamagedWhileOpen(Exception fault, string folder);

    [LoggerMessage(3, LogLevel.Warning, "The search index in {Folder} was replaced and could not be removed")]
    private partial void LogLeft(Exception fault, string folder);
}
