using Ecm.Abstractions.Blobs;

namespace Ecm.Core.Storage;

/// <summary>Gives blobs as local files to those who need a path: the store's own file, or a copy that lives as long as it is rented.</summary>
internal sealed class LocalBlobs(IBlobStore blobs)
{
    public async Task<LocalBlob> RentAsync(Guid blobId, CancellationToken cancellationToken)
    {
        if (blobs.LocalPath(blobId) is { } path)
            return new LocalBlob(path, isCopy: false);
        var copy = Path.Combine(Path.GetTempPath(), $"ecm-{Guid.CreateVersion7():N}");
        try
        {
            await using var source = await blobs.OpenAsync(blobId, 0, null, cancellationToken);
            await using var target = Create(copy);
            await source.CopyToAsync(target, cancellationToken);
            return new LocalBlob(copy, isCopy: true);
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>A new file that nobody else may read.</summary>
    public static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });
}

/// <summary>A local file that must not be changed; a copy is deleted at the end.</summary>
internal sealed class LocalBlob(string path, bool isCopy) : IAsyncDisposable
{
    public string Path { get; } = path;

    public ValueTask DisposeAsync()
    {
        if (isCopy)
            File.Delete(Path);
        return ValueTask.CompletedTask;
    }
}
