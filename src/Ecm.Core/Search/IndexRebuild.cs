using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>A new generation of the index, filled beside the one that serves and put in its place when it has caught up.</summary>
internal sealed class IndexRebuild(ISearchIndex index, Func<IIndexWriter, IndexFeed> newFeed) : IAsyncDisposable
{
    private IIndexBuild? build;
    private IndexFeed? feed;

    /// <summary>True while one is being filled.</summary>
    public bool Running => build is not null;

    /// <summary>Up to which change it is filled; null while none is.</summary>
    public long? Applied => feed?.Applied;

    /// <summary>Begins one.</summary>
    public void Start()
    {
        build = index.StartBuild();
        feed = newFeed(build);
    }

    /// <summary>Takes the next changes; puts the new generation in place when it holds as much as the one that serves.</summary>
    /// <param name="serving">The change up to which the one that serves has come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True when the new one serves from now on.</returns>
    public async Task<bool> StepAsync(long serving, CancellationToken cancellationToken)
    {
        if (build is null || await feed!.StepAsync(cancellationToken) != 0 || feed.Applied < serving)
            return false;
        await SwapAsync();
        return true;
    }

    /// <summary>Fills one in one go: the one that serves is damaged, its open view still answers.</summary>
    public async Task ReplaceAsync(CancellationToken cancellationToken)
    {
        Start();
        while (await feed!.StepAsync(cancellationToken) > 0)
        {
        }

        await SwapAsync();
    }

    /// <summary>Drops what is not finished.</summary>
    public async ValueTask DisposeAsync()
    {
        if (build is not null)
            await build.DisposeAsync();
    }

    private async Task SwapAsync()
    {
        build!.Swap();
        await build.DisposeAsync();
        (build, feed) = (null, null);
    }
}
