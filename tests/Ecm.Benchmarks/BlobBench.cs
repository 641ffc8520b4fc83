using System.Diagnostics;
using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;
using Ecm.Core.Storage;
using Ecm.Minio;
using Ecm.Testing;
using Ecm.Testing.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Minio;
using Minio.DataModel.Args;

namespace Ecm.Benchmarks;

/// <summary>The two blob stores by themselves against the least that anybody could do. Each ratio is the median of alternating rounds.</summary>
internal static class BlobBench
{
    private const int Rounds = 5;
    private const int MB = 1_000_000;

    public static async Task RunAsync()
    {
        using var material = new TemporaryFolder();
        Console.WriteLine("Blobs: MB/s of the store and of its peer in the same run, median of 5 alternating rounds");
        await FolderAsync(material.Path, count: 500, size: MB, connections: 4);
        await FolderAsync(material.Path, count: 3, size: 200 * MB, connections: 1);
        await S3Async(material.Path, count: 500, size: MB, connections: 4);
    }

    private static async Task FolderAsync(string material, int count, int size, int connections)
    {
        var files = Files(material, count, size);
        var peers = new List<double>();
        var ours = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            using var bare = new TemporaryFolder();
            peers.Add(await SecondsAsync(files, connections, file => LeastStorage.FolderAsync(file, bare.Path)));
            using var folder = new TemporaryFolder();
            var store = new FileSystemBlobStore(
                Options.Create(new BlobStoreOptions { Path = folder.Path }), NullLogger<FileSystemBlobStore>.Instance);
            ours.Add(await SecondsAsync(files, connections, file => PutAsync(store, file)));
        }

        Report("folder store", "sha256 + write + fsync + rename", count, size, connections, ours, peers);
    }

    private static async Task S3Async(string material, int count, int size, int connections)
    {
        var server = await RadosGateway.SharedAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Blobs:Endpoint"] = server.Endpoint,
            ["Blobs:AccessKey"] = server.AccessKey,
            ["Blobs:SecretKey"] = server.SecretKey,
            ["Blobs:Bucket"] = "bench",
        };
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddMinioBlobStore()
            .BuildServiceProvider();
        var store = services.GetRequiredKeyedService<IBlobStore>("Minio");
        using var signer = new MinioClient().WithEndpoint(server.Endpoint).WithCredentials(server.AccessKey, server.SecretKey).WithRegion("us-east-1").Build();
        using var http = new HttpClient();
        await PutAsync(store, Files(material, 1, size)[0]);

        var files = Files(material, count, size);
        var peers = new List<double>();
        var ours = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            peers.Add(await SecondsAsync(files, connections, file => LeastStorage.S3Async(signer, http, "bench", file)));
            ours.Add(await SecondsAsync(files, connections, file => PutAsync(store, file)));
            await foreach (var blob in store.ListAsync(CancellationToken.None))
                await store.DeleteAsync(blob.Id, CancellationToken.None);
        }

        Report("S3 store", "PUT of the same bytes to a signed address", count, size, connections, ours, peers);
    }

    private static async Task PutAsync(IBlobStore store, string file)
    {
        await using var source = File.OpenRead(file);
        await store.PutAsync(Guid.CreateVersion7(), source, CancellationToken.None);
    }

    private static async Task<double> SecondsAsync(IReadOnlyList<string> files, int connections, Func<string, Task> store)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (file, _) => await store(file));
        return watch.Elapsed.TotalSeconds;
    }

    private static List<string> Files(string folder, int count, int size)
    {
        var files = Enumerable.Range(0, count).Select(n => Path.Combine(folder, $"{size}-{n}")).ToList();
        foreach (var file in files.Where(file => !File.Exists(file)))
            File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(size));
        return files;
    }

    private static void Report(string store, string peer, int count, int size, int connections, List<double> ours, List<double> peers)
    {
        var megabytes = (double)count * size / MB;
        var ratio = Median(ours.Zip(peers, (our, their) => their / our));
        Console.WriteLine(FormattableString.Invariant(
            $"{size / MB} MB x {count}, {connections} at once: {store} {megabytes / Median(ours):0} MB/s, {peer} {megabytes / Median(peers):0} MB/s, ratio {ratio:0.00}"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
