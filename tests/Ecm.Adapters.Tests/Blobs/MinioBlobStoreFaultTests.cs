using System.Diagnostics;
using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;
using Ecm.Testing;
using Ecm.Testing.Servers;
using Microsoft.Extensions.Options;

namespace Ecm.Adapters.Tests.Blobs;

/// <summary>The S3 store behind a network that fails.</summary>
public sealed class MinioBlobStoreFaultTests : IAsyncLifetime
{
    private readonly byte[] bytes = RandomNumberGenerator.GetBytes(3_000_000);
    private RadosGateway server = null!;
    private FaultProxy proxy = null!;
    private S3Store store = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RadosGateway.SharedAsync();
        proxy = new FaultProxy(server.Port);
        store = S3Store.Open(server, proxy.Port, ("IdleTimeout", "00:00:01"), ("ConnectTimeout", "00:00:01"));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Fact]
    public async Task Server_that_is_down_makes_the_store_unavailable_without_long_waits()
    {
        await using var down = S3Store.Open(server, Loopback.FreePort());
        var id = Guid.CreateVersion7();
        var watch = Stopwatch.StartNew();

        await AllAreUnavailableAsync(down.Blobs, id);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Store_whose_server_comes_back_works_again_without_a_restart()
    {
        var id = await StoredAsync();
        proxy.Fault = new Fault.Reset();
        await AllAreUnavailableAsync(store.Blobs, id);

        proxy.Fault = Fault.None;

        (await ReadAsync(id)).AsSpan().SequenceEqual(bytes).Should().BeTrue();
        (await store.Blobs.CheckAsync(default)).Writable.Should().BeTrue();
    }

    [Fact]
    public async Task Put_answered_503_is_unavailable_and_stores_nothing()
    {
        await store.Blobs.CheckAsync(default);
        await StoredAsync();
        var id = Guid.CreateVersion7();
        proxy.Fault = new Fault.Reset();
        await ((Func<Task>)(() => store.Blobs.StatAsync(id, default))).Should().ThrowAsync<BlobStoreUnavailableException>();
        proxy.Fault = new Fault.Unavailable();
        var before = proxy.Connections;

        await ((Func<Task>)(() => PutAsync(id))).Should().ThrowAsync<BlobStoreUnavailableException>();

        (proxy.Connections - before).Should().Be(4, "one attempt and three more");
        proxy.Fault = Fault.None;
        (await store.Blobs.StatAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task Fault_that_passes_is_not_noticed()
    {
        var id = await StoredAsync();
        foreach (var fault in new Fault[] { new Fault.Reset(), new Fault.Unavailable(), new Fault.CutAfter(100_000) })
        {
            var faultyUntil = proxy.Connections + 2;
            proxy.FaultOfConnection = n => n <= faultyUntil ? fault : Fault.None;

            var another = Guid.CreateVersion7();
            await PutAsync(another);
            (await store.Blobs.StatAsync(another, default))!.Size.Should().Be(bytes.Length);
            (await store.Blobs.StatAsync(id, default))!.Size.Should().Be(bytes.Length);
        }
    }

    [Fact]
    public async Task Put_that_is_cut_in_the_middle_stores_nothing()
    {
        await store.Blobs.CheckAsync(default);
        var id = Guid.CreateVersion7();
        proxy.Fault = new Fault.CutAfter(1_000_000);

        await ((Func<Task>)(() => PutAsync(id))).Should().ThrowAsync<BlobStoreUnavailableException>();

        proxy.Fault = Fault.None;
        (await store.Blobs.StatAsync(id, default)).Should().BeNull();
    }

    /// <summary>The server stores the blob, its answer is lost; the next attempt finds the name taken, by ourselves.</summary>
    [Fact]
    public async Task Put_whose_answer_is_lost_is_recognised_as_stored()
    {
        await store.Blobs.CheckAsync(default);
        var id = Guid.CreateVersion7();
        var before = proxy.Connections;
        var lost = new Fault.LoseAnswer(bytes.Length);
        proxy.FaultOfConnection = n => n <= before ? lost : Fault.None;

        var receipt = await store.Blobs.PutAsync(id, new MemoryStream(bytes), default);

        proxy.Connections.Should().BeGreaterThan(before, "the first answer was lost with its connection");
        receipt.Size.Should().Be(bytes.Length);
        (await ReadAsync(id)).AsSpan().SequenceEqual(bytes).Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_that_ends_early_fails_and_never_looks_whole(bool reset)
    {
        var id = await StoredAsync();
        proxy.Fault = reset ? new Fault.CutAfter(1_000_000) : new Fault.CloseAfter(1_000_000);

        foreach (var length in new long?[] { null, 2_000_000 })
        {
            await using var stream = await store.Blobs.OpenAsync(id, 10, length, default);
            var copy = new MemoryStream();

            await ((Func<Task>)(() => stream.CopyToAsync(copy))).Should().ThrowAsync<IOException>();

            copy.Length.Should().BeInRange(reset ? 0 : 900_000, 1_000_000);
        }
    }

    [Fact]
    public async Task Server_that_falls_silent_is_given_up_after_the_idle_time()
    {
        var id = await StoredAsync();
        // In the middle of the answer: all of it might have been on its way already when the reading began.
        proxy.Fault = new Fault.Silence(AfterBytes: 1_000_000);
        await using var reading = await store.Blobs.OpenAsync(id, 0, null, default);
        var watch = Stopwatch.StartNew();

        await ((Func<Task>)(() => reading.CopyToAsync(Stream.Null))).Should().ThrowAsync<IOException>();
        proxy.Fault = new Fault.Silence();
        await ((Func<Task>)(() => PutAsync(Guid.CreateVersion7()))).Should().ThrowAsync<BlobStoreUnavailableException>();

        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(1.5)).And.BeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Put_cancelled_while_it_is_sent_stores_nothing()
    {
        await store.Blobs.CheckAsync(default);
        proxy.Fault = new Fault.Silence();
        var id = Guid.CreateVersion7();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await ((Func<Task>)(() => store.Blobs.PutAsync(id, new MemoryStream(bytes), cancel.Token))).Should().ThrowAsync<OperationCanceledException>();

        proxy.Fault = Fault.None;
        (await store.Blobs.StatAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task Wrong_key_is_unavailable_with_a_reason_that_keeps_the_secret()
    {
        await using var stranger = S3Store.Open(server, null, ("SecretKey", "not-the-secret"));

        var health = await stranger.Blobs.CheckAsync(default);

        health.Writable.Should().BeFalse();
        health.Reason.Should().NotBeNullOrEmpty().And.NotContain("not-the-secret");
        await AllAreUnavailableAsync(stranger.Blobs, Guid.CreateVersion7());
    }

    [Fact]
    public async Task Bucket_that_was_removed_is_unavailable_not_not_found()
    {
        var id = await StoredAsync();
        await store.Blobs.DeleteAsync(id, default);
        await store.RemoveBucketAsync();

        await AllAreUnavailableAsync(store.Blobs, id);
        (await store.Blobs.CheckAsync(default)).Reason.Should().Contain("bucket");
    }

    [Fact]
    public async Task Spool_leaves_no_file_behind_even_while_it_is_used()
    {
        using var folder = new TemporaryFolder();
        await using var spooling = S3Store.Open(server, null, ("SpoolFolder", folder.Path));
        var filled = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();

        var put = spooling.Blobs.PutAsync(Guid.CreateVersion7(), new FailingStream(5_000_000, onEnd: filled.SetResult), cancel.Token);
        await filled.Task;

        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
        await cancel.CancelAsync();
        await ((Func<Task>)(() => put)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("Endpoint", "")]
    [InlineData("Endpoint", "http://host/path")]
    [InlineData("Bucket", "Upper Case")]
    [InlineData("SecretKey", "")]
    [InlineData("IdleTimeout", "00:00:00")]
    public async Task Wrong_setting_is_named(string setting, string value)
    {
        await using var wrong = S3Store.Open(server, null, (setting, value));

        wrong.Invoking(w => w.Blobs).Should().Throw<OptionsValidationException>().WithMessage($"*{setting}*");
    }

    private static async Task AllAreUnavailableAsync(IBlobStore blobs, Guid id)
    {
        await ((Func<Task>)(() => blobs.PutAsync(id, new MemoryStream([1]), default))).Should().ThrowAsync<BlobStoreUnavailableException>();
        await ((Func<Task>)(() => blobs.OpenAsync(id, 0, null, default))).Should().ThrowAsync<BlobStoreUnavailableException>();
        await ((Func<Task>)(() => blobs.StatAsync(id, default))).Should().ThrowAsync<BlobStoreUnavailableException>();
        await ((Func<Task>)(() => blobs.DeleteAsync(id, default))).Should().ThrowAsync<BlobStoreUnavailableException>();
        await ((Func<Task>)(async () => await blobs.ListAsync(default).CountAsync())).Should().ThrowAsync<BlobStoreUnavailableException>();
        (await blobs.CheckAsync(default)).Readable.Should().BeFalse();
    }

    private async Task<Guid> StoredAsync()
    {
        var id = Guid.CreateVersion7();
        await PutAsync(id);
        return id;
    }

    private Task PutAsync(Guid id) => store.Blobs.PutAsync(id, new MemoryStream(bytes), default);

    private async Task<byte[]> ReadAsync(Guid id)
    {
        await using var stream = await store.Blobs.OpenAsync(id, 0, null, default);
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
