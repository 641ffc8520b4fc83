using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Storage;

/// <summary>Registers the folder store.</summary>
public static class FileSystemBlobRegistration
{
    /// <summary>
    /// Adds <see cref="IBlobStore"/> under the key <c>FileSystem</c>, with its settings in section <c>Blobs</c>.
    /// Settings and folder are checked when the store is resolved first; the host does so at start for the chosen store.
    /// </summary>
    public static IServiceCollection AddFileSystemBlobStore(this IServiceCollection services)
    {
        services.AddOptions<BlobStoreOptions>().BindConfiguration(BlobStoreOptions.Section).ValidateDataAnnotations();
        return services.AddKeyedSingleton<IBlobStore, FileSystemBlobStore>(FileSystemBlobStore.Key);
    }
}
