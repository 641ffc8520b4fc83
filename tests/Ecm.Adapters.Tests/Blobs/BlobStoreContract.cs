using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;

namespace Ecm.Adapters.Tests.Blobs;

/// <summary>What <see cref="IBlobStore"/> promises. Every store is held to it.</summary>
public abstract class BlobStoreContract
{
    private const int MiB = 1024 * 1024;

    private protected abstract IBlobStore Store { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(MiB - 1)]
    [InlineData(MiB)]
    [InlineData(MiB + 1)]
    [InlineData(20_000_000)]
    public async Task Put_of_any_size_comes_back_whole_with_its_size_and_hash(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var id = Guid.CreateVersion7();

        var receipt = await Store.PutAsync(id, new MemoryStream(bytes), default);

        receipt.Should().Be(new BlobReceipt(size, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        (await ReadAsync(id)).AsSpan().SequenceEqual(bytes).Should().BeTrue();
        (await Store.StatAsync(id, default))!.Size.Should().Be(size);
    }

    [Fact]
    public async Task Put_reads_the_source_from_its_present_position_and_in_any_portions()
    {
        var bytes = RandomNumberGenerator.GetBytes(3 * MiB);
        var source = new TricklingStream(bytes) { Position = 100_000 };
        var id = Guid.CreateVersion7();

        var receipt = await Store.PutAsync(id, source, default);

        receipt.Size.Should().Be(bytes.Length - 100_000);
        (await ReadAsync(id)).AsSpan().SequenceEqual(bytes.AsSpan(100_000)).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, null, 0, 3000)]
    [InlineData(0, 10L, 0, 10)]
    [InlineData(1000, null, 1000, 2000)]
    [InlineData(1000, 500L, 1000, 500)]
    [InlineData(2999, 1L, 2999, 1)]
    [InlineData(2000, 5000L, 2000, 1000)]
    [InlineData(3000, null, 3000, 0)]
    [InlineData(3000, 5L, 3000, 0)]
    [InlineData(1500, 0L, 1500, 0)]
    public async Task Open_of_a_range_gives_exactly_that_range(long offset, long? length, int start, int count)
    {
        var bytes = RandomNumberGenerator.GetBytes(3000);
        var id = await StoredAsync(bytes);

        var range = await ReadAsync(id, offset, length);

        range.Should().Equal(bytes.AsSpan(start, count).ToArray());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3000, 3001)]
    public async Task Open_beyond_the_end_is_refused(int size, long offset)
    {
        var id = await StoredAsync(RandomNumberGenerator.GetBytes(size));

        var atTheEnd = await ReadAsync(id, size, 10);
        var beyond = async () => await ReadAsync(id, Math.Max(offset, size + 1), 10);

        atTheEnd.Should().BeEmpty();
        await beyond.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Open_of_an_unknown_id_says_not_found()
    {
        var id = Guid.CreateVersion7();

        await ((Func<Task>)(() => Store.OpenAsync(id, 0, null, default))).Should().ThrowAsync<BlobNotFoundException>();
        await ((Func<Task>)(() => Store.OpenAsync(id, 5, 10, default))).Should().ThrowAsync<BlobNotFoundException>();
        await ((Func<Task>)(() => Store.OpenAsync(id, 0, 0, default))).Should().ThrowAsync<BlobNotFoundException>();
        (await Store.StatAsync(id, default)).Should().BeNull();
        Store.LocalPath(id).Should().BeNull();
    }

    [Fact]
    public async Task Delete_answers_whether_it_was_there_and_may_be_repeated()
    {
        var id = await StoredAsync([1, 2, 3]);

        (await Store.DeleteAsync(id, default)).Should().BeTrue();
        (await Store.DeleteAsync(id, default)).Should().BeFalse();
        (await Store.StatAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task List_gives_every_blob_once_beyond_a_page_of_a_thousand()
    {
        var ids = new List<Guid>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var id = await StoredAsync(BitConverter.GetBytes(n));
            lock (ids)
                ids.Add(id);
        });

        var listed = await Store.ListAsync(default).ToListAsync();

        listed.Select(b => b.Id).Should().OnlyHaveUniqueItems().And.Contain(ids);
        var ours = listed.IntersectBy(ids, b => b.Id).ToList();
        ours.Should().HaveCount(1200).And.OnlyContain(b => b.Size == 4);
        ours.Should().OnlyContain(b => (TimeProvider.System.GetUtcNow() - b.StoredAt).Duration() < TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_000)]
    [InlineData(5_000_000)]
    public async Task Put_whose_source_fails_leaves_nothing_and_passes_the_fault_on(int afterBytes)
    {
        var id = Guid.CreateVersion7();
        var put = () => Store.PutAsync(id, new FailingStream(afterBytes, new IOException("the client has gone")), default);

        (await put.Should().ThrowAsync<IOException>()).WithMessage("the client has gone");

        await NothingIsVisibleAsync(id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public async Task Put_that_is_cancelled_leaves_nothing(int afterBytes)
    {
        using var cancel = new CancellationTokenSource();
        var id = Guid.CreateVersion7();
        var put = () => Store.PutAsync(id, new FailingStream(afterBytes, onEnd: cancel.Cancel), cancel.Token);

        await put.Should().ThrowAsync<OperationCanceledException>();

        await NothingIsVisibleAsync(id);
    }

    [Fact]
    public async Task Put_under_a_used_id_is_refused_and_changes_nothing()
    {
        var id = await StoredAsync([1, 2, 3]);
        var again = () => Store.PutAsync(id, new MemoryStream([9, 9]), default);

        await again.Should().ThrowAsync<InvalidOperationException>();

        (await ReadAsync(id)).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Puts_and_reads_at_once_do_not_mix()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 64), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
        {
            var bytes = RandomNumberGenerator.GetBytes(n % 8 == 0 ? 2_500_000 : 1 + n * 1000);
            var id = await StoredAsync(bytes);
            (await ReadAsync(id)).AsSpan().SequenceEqual(bytes).Should().BeTrue();
        });
    }

    [Fact]
    public async Task Check_of_a_store_that_works_gives_no_reason()
    {
        (await Store.CheckAsync(default)).Should().Match<BlobStoreHealth>(h => h.Readable && h.Writable && h.Reason == null && !(h.Free <= 0));
    }

    [Fact]
    public async Task Local_path_leads_to_the_bytes_or_is_null()
    {
        var id = await StoredAsync([1, 2, 3]);

        if (Store.LocalPath(id) is { } path)
            (await File.ReadAllBytesAsync(path)).Should().Equal(1, 2, 3);
    }

    private async Task NothingIsVisibleAsync(Guid id)
    {
        (await Store.StatAsync(id, default)).Should().BeNull();
        (await Store.ListAsync(default).AnyAsync(b => b.Id == id)).Should().BeFalse();
    }

    private async Task<Guid> StoredAsync(byte[] bytes)
    {
        var id = Guid.CreateVersion7();
        await Store.PutAsync(id, new MemoryStream(bytes), default);
        return id;
    }

    private async Task<byte[]> ReadAsync(Guid id, long offset = 0, long? length = null)
    {
        await using var stream = await Store.OpenAsync(id, offset, length, default);
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
