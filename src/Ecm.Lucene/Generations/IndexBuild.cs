using Ecm.Abstractions.Searching;

namespace Ecm.Lucene.Generations;

/// <summary>A generation filled beside the one that serves.</summary>
internal sealed class IndexBuild(IndexGeneration generation, Action<IndexGeneration> serve) : IIndexBuild
{
    private bool swapped;

    public long Cursor => generation.Cursor;

    public long Applied => generation.Applied;

    public void Apply(IndexBatch batch) => generation.Apply(batch);

    public void Refresh() => generation.Refresh();

    public void Commit() => generation.Commit();

    public void Swap()
    {
        ObjectDisposedException.ThrowIf(swapped, this);
        generation.CommitServing();
        swapped = true;
        serve(generation);
    }

    public ValueTask DisposeAsync()
    {
        if (swapped) return ValueTask.CompletedTask;
        swapped = true;
        generation.Dispose();
        GenerationFolders.Remove(generation.Folder);
        return ValueTask.CompletedTask;
    }
}
