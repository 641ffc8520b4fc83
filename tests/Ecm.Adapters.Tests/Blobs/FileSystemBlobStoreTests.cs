using Ecm.Abstractions.Blobs;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Adapters.Tests.Blobs;

public sealed class FileSystemBlobStoreContractTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FileSystemBlobStoreContractTests() => Store = FileSystemBlobStoreTests.Open(folder.Path);

    private protected override IBlobStore Store { get; }

    public void Dispose() => folder.Dispose();
}

public sealed class FileSystemBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Store_in_a_place_that_is_no_folder_says_so_and_names_the_setting()
    {
        var path = Path.Combine(folder.Path, "file");
        File.WriteAllText(path, "");

        var open = () => Open(Path.Combine(path, "blobs"));

        open.Should().Throw<BlobFolderException>().WithMessage($"*{path}/blobs*cannot be written*Blobs:Path*");
    }

    [Fact]
    public void Store_on_a_file_system_that_takes_no_files_says_so()
    {
        var open = () => Open("/proc/ecm-blobs");

        open.Should().Throw<BlobFolderException>().WithMessage("*/proc/ecm-blobs*cannot be written*");
    }

    [Fact]
    public async Task Start_sweeps_unfinished_files_of_a_dead_process_and_spares_those_being_written()
    {
        var store = Open(folder.Path);
        var tmp = Path.Combine(folder.Path, "tmp");
        await File.WriteAllTextAsync(Path.Combine(tmp, "left-behind"), "half");
        using var cancel = new CancellationTokenSource();
        var writing = new TaskCompletionSource();
        var put = store.PutAsync(Guid.CreateVersion7(), new FailingStream(300_000, onEnd: writing.SetResult), cancel.Token);
        await writing.Task;

        Open(folder.Path);

        Directory.EnumerateFiles(tmp).Should().ContainSingle().Which.Should().NotEndWith("left-behind");
        await cancel.CancelAsync();
        await ((Func<Task>)(() => put)).Should().ThrowAsync<OperationCanceledException>();
        Directory.EnumerateFiles(tmp).Should().BeEmpty();
    }

    [Fact]
    public async Task Put_below_the_free_space_floor_is_refused_and_health_says_why()
    {
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        var store = Open(folder.Path, floor: free * 2);

        var put = () => store.PutAsync(Guid.CreateVersion7(), new MemoryStream([1]), default);

        await put.Should().ThrowAsync<BlobStoreFullException>();
        var health = await store.CheckAsync(default);
        health.Should().Match<BlobStoreHealth>(h => h.Readable && !h.Writable && h.Reason!.Contains("MiB free"));
    }

    [Fact]
    public async Task Disk_that_is_really_full_refuses_puts_serves_reads_and_takes_puts_again_when_room_is_made()
    {
        if (SmallDisk.WhyNot is { } reason)
            Assert.Skip(reason);
        using var disk = new SmallDisk("ext4", 24);
        var store = Open(disk.Path);
        var stored = new List<Guid>();
        var fill = async () =>
        {
            while (true)
            {
                var id = Guid.CreateVersion7();
                await store.PutAsync(id, new MemoryStream(new byte[3_000_000]), default);
                stored.Add(id);
            }
        };

        await fill.Should().ThrowAsync<BlobStoreFullException>();

        stored.Should().HaveCountGreaterThan(3);
        Directory.EnumerateFiles(Path.Combine(disk.Path, "tmp")).Should().BeEmpty();
        (await store.ListAsync(default).Select(b => b.Id).ToListAsync()).Should().BeEquivalentTo(stored);
        await using (var read = await store.OpenAsync(stored[0], 0, null, default))
            read.Length.Should().Be(3_000_000);

        await store.DeleteAsync(stored[0], default);
        await store.PutAsync(Guid.CreateVersion7(), new MemoryStream(new byte[1_000_000]), default);
        (await store.CheckAsync(default)).Writable.Should().BeTrue();
    }

    [Fact]
    public async Task Disk_that_fails_under_a_put_makes_the_store_read_only()
    {
        if (SmallDisk.WhyNot is { } reason)
            Assert.Skip(reason);
        using var disk = new SmallDisk("ext4", 24);
        var store = Open(disk.Path);
        var written = new TaskCompletionSource();
        using var cut = new SemaphoreSlim(0);

        var put = store.PutAsync(Guid.CreateVersion7(), new PausingStream(1024 * 1024, written.SetResult, cut), default);
        await written.Task;
        // The last piece is written while more is read: a write that the disk refuses is no fsync that failed.
        await Eventually.HoldsAsync("all of it is written", () =>
            new DirectoryInfo(disk.Path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }).Any(f => f.Length == 1024 * 1024));
        disk.CutPower();
        cut.Release();

        await ((Func<Task>)(() => put)).Should().ThrowAsync<BlobStoreUnavailableException>();
        (await store.CheckAsync(default)).Should().Match<BlobStoreHealth>(h => !h.Writable && h.Reason!.Contains("failed to keep"));
    }

    [Fact]
    public async Task Foreign_files_in_the_folder_are_not_listed()
    {
        var store = Open(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "00", "notes.txt"), "");

        (await store.ListAsync(default).CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Folder_that_has_gone_makes_reads_unavailable_not_not_found()
    {
        var store = Open(Path.Combine(folder.Path, "blobs"));
        Directory.Move(Path.Combine(folder.Path, "blobs"), Path.Combine(folder.Path, "unmounted"));

        var open = () => store.OpenAsync(Guid.CreateVersion7(), 0, null, default);
        var stat = () => store.StatAsync(Guid.CreateVersion7(), default);
        var put = () => store.PutAsync(Guid.CreateVersion7(), new MemoryStream([1]), default);
        var list = async () => await store.ListAsync(default).CountAsync();

        await open.Should().ThrowAsync<BlobStoreUnavailableException>();
        await stat.Should().ThrowAsync<BlobStoreUnavailableException>();
        await put.Should().ThrowAsync<BlobStoreUnavailableException>();
        await list.Should().ThrowAsync<BlobStoreUnavailableException>();
        (await store.CheckAsync(default)).Readable.Should().BeFalse();
    }

    [Fact]
    public void Registration_answers_to_its_name_and_reads_its_section()
    {
        var settings = new Dictionary<string, string?> { ["Blobs:Path"] = folder.Path };
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddFileSystemBlobStore()
            .BuildServiceProvider();

        services.GetRequiredKeyedService<IBlobStore>("FileSystem").Should().BeOfType<FileSystemBlobStore>();

        Directory.Exists(Path.Combine(folder.Path, "ff")).Should().BeTrue();
    }

    internal static FileSystemBlobStore Open(string path, long? floor = 0) => new(
        Options.Create(new BlobStoreOptions { Path = path, FreeSpaceFloor = floor }),
        NullLogger<FileSystemBlobStore>.Instance);
}
