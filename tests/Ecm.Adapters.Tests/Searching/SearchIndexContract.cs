using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>What every search index does. An adapter's tests derive from it and say how theirs is made.</summary>
public abstract partial class SearchIndexContract : IAsyncLifetime
{
    private readonly List<ISearchIndex> opened = [];

    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), "ecm-index-" + Guid.CreateVersion7().ToString("N"));

    protected ISearchIndex Index { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Index = (await OpenAsync()).Index;

    public async ValueTask DisposeAsync()
    {
        foreach (var index in opened) await index.DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract ISearchIndex Create(string folder);

    protected async Task<(ISearchIndex Index, IndexOpening Opening)> OpenAsync(string? folder = null)
    {
        var index = Create(folder ?? Folder);
        opened.Add(index);
        return (index, await index.OpenAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Another empty index, for comparing.</summary>
    protected async Task<ISearchIndex> OpenAnotherAsync() => (await OpenAsync(Path.Combine(Folder, "another"))).Index;

    protected async Task<(ISearchIndex Index, IndexOpening Opening)> ReopenAsync()
    {
        opened.Remove(Index);
        await Index.DisposeAsync();
        var again = await OpenAsync();
        Index = again.Index;
        return again;
    }
}
