using Ecm.Abstractions.Blobs;
using Ecm.Testing;
using Ecm.Testing.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ecm.Minio;

namespace Ecm.Adapters.Tests.Blobs;

public sealed class MinioBlobStoreContractTests : BlobStoreContract, IAsyncLifetime
{
    private S3Store store = null!;

    private protected override IBlobStore Store => store.Blobs;

    public async ValueTask InitializeAsync() => store = S3Store.Open(await RadosGateway.SharedAsync());

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

/// <summary>The S3 store as a host would register it, over a bucket of its own.</summary>
internal sealed class S3Store : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private S3Store(ServiceProvider services) => this.services = services;

    public IBlobStore Blobs => services.GetRequiredKeyedService<IBlobStore>("Minio");

    public static S3Store Open(RadosGateway server, int? port = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Blobs:Endpoint"] = $"127.0.0.1:{port ?? server.Port}",
            ["Blobs:AccessKey"] = server.AccessKey,
            ["Blobs:SecretKey"] = server.SecretKey,
            ["Blobs:Bucket"] = RadosGateway.NewBucketName(),
        };
        foreach (var (key, value) in settings)
            all[$"Blobs:{key}"] = value;
        return new S3Store(new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddMinioBlobStore()
            .BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
