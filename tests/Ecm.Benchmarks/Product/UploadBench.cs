using System.Diagnostics;
using System.Security.Cryptography;
using Ecm.Core.Storage;
using Ecm.Testing;
using Ecm.Testing.Product;
using Ecm.Testing.Servers;
using Minio;
using Minio.DataModel.Args;

namespace Ecm.Benchmarks.Product;

/// <summary>
/// Uploads through the published server against the least that anybody could do with the same files. Files are random bytes: the server stores them, looks at
/// what they are and finds nothing to read. A round ends when all uploads are acknowledged; before the next begins, the server has ended all it does with them.
/// </summary>
internal static class UploadBench
{
    private const int MB = 1_000_000;
    private const string Bucket = "bench";

    /// <summary>Into the folder store, small files and large ones.</summary>
    public static async Task RunAsync(bool small)
    {
        await using var server = await RunningServer.StartAsync();
        using var material = new TemporaryFolder();
        await FolderAsync(server, new Load(material.Path, small ? 50 : 500, MB, Connections: 4), wanted: 0.6);
        await FolderAsync(server, new Load(material.Path, 3, small ? 20 * MB : 200 * MB, Connections: 1), wanted: 0.8);
    }

    /// <summary>Into an S3 server.</summary>
    public static async Task RunS3Async(bool small)
    {
        var s3 = await RadosGateway.SharedAsync();
        using var signer = new MinioClient().WithEndpoint(s3.Endpoint).WithCredentials(s3.AccessKey, s3.SecretKey).WithRegion("us-east-1").Build();
        await signer.MakeBucketAsync(new MakeBucketArgs().WithBucket(Bucket + "-peer"));
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string>
        {
            ["ECM_Blobs__Provider"] = "Minio", ["ECM_Blobs__Endpoint"] = s3.Endpoint, ["ECM_Blobs__Bucket"] = Bucket,
            ["ECM_Blobs__AccessKey"] = s3.AccessKey, ["ECM_Blobs__SecretKey"] = s3.SecretKey,
        });
        using var material = new TemporaryFolder();
        using var http = new HttpClient();
        var load = new Load(material.Path, small ? 50 : 500, MB, Connections: 4);
        Figures.Begin($"upload {load}, S3 store (Ceph RGW in memory), whole product over HTTP", "PUT of the same bytes to signed addresses of the same server, SHA-256 in the signature left out");
        await CompareAsync(server, load, rounds: 3, wanted: 0.7, file => LeastStorage.S3Async(signer, http, Bucket + "-peer", file));
    }

    private static async Task FolderAsync(RunningServer server, Load load, double wanted)
    {
        Figures.Begin($"upload {load}, folder store, whole product over HTTP", "sha256 + write + fsync + rename of the same files in a process without a server");
        using var bare = new TemporaryFolder();
        await CompareAsync(server, load, rounds: 3, wanted, file => Task.Run(() => LeastStorage.FolderAsync(file, bare.Path)));
    }

    private static async Task CompareAsync(RunningServer server, Load load, int rounds, double wanted, Func<string, Task> peer)
    {
        var clerk = await Clerk.SignInAsync(server);
        var (files, peers, ours, growth) = (load.Files(), new List<double>(), new List<double>(), 0.0);
        // The first round of both is thrown away: caches fill, code is compiled.
        for (var round = -1; round < rounds; round++)
        {
            var peerSeconds = await SecondsAsync(files, load.Connections, peer);
            var stored = new List<Guid>();
            await using var memory = new MemoryWatch(server.ProcessId);
            var ownSeconds = await SecondsAsync(files, load.Connections, async file =>
            {
                var id = await clerk.UploadFileAsync(file);
                lock (stored)
                    stored.Add(id);
            });
            if (round >= 0)
            {
                peers.Add(peerSeconds);
                ours.Add(ownSeconds);
                growth = Math.Max(growth, memory.Peak - memory.Before);
            }

            foreach (var id in stored)
                await clerk.WaitUntilReadAsync(id);
        }

        var ratio = Figures.Median(peers.Zip(ours, (their, our) => their / our));
        Figures.Say("peer", $"{load.Megabytes / Figures.Median(peers):0} MB/s");
        Figures.Say("product", $"{load.Megabytes / Figures.Median(ours):0} MB/s");
        Figures.Judge("ratio", ratio >= wanted, $"{ratio:0.00} × (wanted ≥ {wanted:0.0}), median of {rounds} alternating rounds: {string.Join(' ', peers.Zip(ours, (their, our) => FormattableString.Invariant($"{their / our:0.00}")))}");
        Figures.Judge("memory of the server", load.Connections > 1 || growth <= 50, $"+{growth:0} MB at most in a round{(load.Connections > 1 ? "" : " (wanted ≤ 50)")}");
    }

    private static async Task<double> SecondsAsync(IReadOnlyList<string> files, int connections, Func<string, Task> store)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (file, _) => await store(file));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private sealed record Load(string Folder, int Count, int Size, int Connections)
    {
        public double Megabytes => (double)Count * Size / MB;

        public override string ToString() => $"{Size / MB} MB × {Count}, {Connections} connection{(Connections == 1 ? "" : "s")}";

        public List<string> Files()
        {
            var files = Enumerable.Range(0, Count).Select(n => Path.Combine(Folder, $"{Size}-{n}.bin")).ToList();
            foreach (var file in files.Where(file => !File.Exists(file)))
                File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(Size));
            return files;
        }
    }
}
