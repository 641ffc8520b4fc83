using Ecm.Abstractions.Blobs;
using Ecm.Minio;
using Ecm.Testing.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Minio;
using Minio.DataModel.Args;

namespace Ecm.Adapters.Tests.Blobs;

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

    /// <summary>Removes the store's bucket, which must be empty, behind its back.</summary>
    public async Task RemoveBucketAsync()
    {
        var options = services.GetRequiredService<IOptions<MinioOptions>>().Value;
        using var client = new MinioClient()
            .WithEndpoint(options.Endpoint)
            .WithCredentials(options.AccessKey, options.SecretKey)
            .Build();
        await client.RemoveBucketAsync(new RemoveBucketArgs().WithBucket(options.Bucket));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
