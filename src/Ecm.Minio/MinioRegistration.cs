using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ecm.Minio;

/// <summary>Registers the S3 store.</summary>
public static class MinioRegistration
{
    /// <summary>
    /// Adds <see cref="IBlobStore"/> under the key <c>Minio</c>, with its settings in section <c>Blobs</c>.
    /// Settings are checked when the store is resolved first; the host does so at start for the chosen store.
    /// </summary>
    public static IServiceCollection AddMinioBlobStore(this IServiceCollection services)
    {
        services.AddOptions<MinioOptions>().BindConfiguration(MinioOptions.Section).ValidateDataAnnotations();
        services.AddHttpClient(MinioBlobStore.Key)
            // Waiting is limited by what moves (Patience), not by how long a large blob takes.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                ConnectTimeout = provider.GetRequiredService<IOptions<MinioOptions>>().Value.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Presigned addresses are keys for an hour: they stay out of the log.
            .RemoveAllLoggers();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddKeyedSingleton<IBlobStore, MinioBlobStore>(MinioBlobStore.Key);
    }
}
