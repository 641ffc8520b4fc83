using System.Globalization;
using System.Security.Cryptography;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Faults;

/// <summary>Large files pass through; the server's memory does not grow with them.</summary>
public sealed class LargeFileTests
{
    private const long Mebibyte = 1024 * 1024;
    private const long Allowed = 50 * Mebibyte;

    [Fact]
    public Task File_of_300_MB_leaves_the_memory_flat() => RunAsync(300 * Mebibyte);

    [Fact, Trait("Category", "Long")]
    public Task File_of_2_GB_leaves_the_memory_flat() => RunAsync(2048 * Mebibyte);

    [Fact]
    public async Task Same_bytes_that_come_twice_at_once_are_two_files_that_know_of_each_other_or_one()
    {
        await using var server = await SignedInServer.StartAsync();
        foreach (var twins in new[] { "keep", "version", "discard" })
        {
            var content = RandomNumberGenerator.GetBytes(2_000_000);

            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => server.UploadAsync(content, $"{twins}-{n}.bin", new UploadQuery { Twins = twins })));

            both.Should().OnlyContain(p => p.FileId != null && p.Error == null);
            foreach (var part in both)
                Convert.ToHexStringLower(SHA256.HashData(await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/content")))
                    .Should().Be(Convert.ToHexStringLower(SHA256.HashData(content)));
            var later = await server.UploadAsync(content, "later.bin", new UploadQuery { Twins = "discard" });
            later.Discarded.Should().BeTrue();
            later.Twins!.Select(t => t.FileId).Should().BeEquivalentTo(both.Select(p => p.FileId!.Value).Distinct());
        }

        (await server.Server.VerbAsync("verify")).Status.Should().Be(0);
    }

    private static async Task RunAsync(long size)
    {
        await using var server = await SignedInServer.StartAsync();
        // Warm: buffers and pools that any upload needs are there before anything is compared.
        foreach (var part in await Task.WhenAll(Enumerable.Range(0, 4).Select(n => UploadAsync(server, 24 * Mebibyte, seed: 100 + n, "keep"))))
            await ReadBackAsync(server, part.FileId!.Value);
        var before = Resident(server);
        using var watch = new Watch(server);

        var first = await UploadAsync(server, size, seed: 1, "keep");
        first.Twins.Should().BeEmpty();
        var kept = await UploadAsync(server, size, seed: 1, "keep");
        kept.Twins.Should().Equal(new FileTwin(first.CardId!.Value, first.FileId!.Value));
        var version = await UploadAsync(server, size, seed: 1, "version");
        new[] { first.FileId, kept.FileId }.Should().Contain(version.FileId);
        var discarded = await UploadAsync(server, size, seed: 1, "discard");
        discarded.Discarded.Should().BeTrue();
        var sha256 = await ReadBackAsync(server, first.FileId!.Value);

        var file = await server.Client.Files.GetAsync(first.FileId.Value);
        file.Size.Should().Be(size);
        file.Sha256.Should().Be(sha256);
        sha256.Should().Be(Convert.ToHexStringLower(await SHA256.HashDataAsync(new Pattern(size, 1))));
        (watch.Highest - before).Should().BeLessThan(Allowed, "{0} MB before, at most {1} MB during", before / Mebibyte, watch.Highest / Mebibyte);
        Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp")).Should().BeEmpty();
        new DirectoryInfo(Path.Combine(server.Server.Folder.Path, "data", "blobs")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Count(f => f.Length == size).Should().Be(2, "the bytes of what was not kept are gone");
    }

    private static Task<UploadedPart> UploadAsync(SignedInServer server, long size, int seed, string twins) =>
        server.Client.UploadAsync(new FileToSend(new Pattern(size, seed), $"large-{seed}.bin"), new UploadQuery { Twins = twins });

    private static async Task<string> ReadBackAsync(SignedInServer server, Guid file)
    {
        await using var content = await server.Client.OpenContentAsync(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private static long Resident(SignedInServer server)
    {
        // VmRSS:	  123456 kB
        var line = File.ReadLines($"/proc/{server.Server.ProcessId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Looks at the server's memory all the while.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly Timer timer;

        public Watch(SignedInServer server) => timer = new Timer(_ => Highest = Math.Max(Highest, Resident(server)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        public long Highest { get; private set; }

        public void Dispose() => timer.Dispose();
    }

    /// <summary>Bytes that are nowhere: each eight say where they are.</summary>
    private sealed class Pattern(long size, int seed) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => size;
        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, size - Position);
            for (var at = 0; at < count; at++)
            {
                var place = Position + at;
                buffer[at] = (byte)(((place / 8) * 2654435761 + seed) >> (int)(place % 8 * 4));
            }

            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
