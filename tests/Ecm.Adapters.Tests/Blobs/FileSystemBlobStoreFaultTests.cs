using System.Text.RegularExpressions;
using Ecm.Testing;

namespace Ecm.Adapters.Tests.Blobs;

/// <summary>The folder store in a process whose system calls are watched, or made to fail, by strace.</summary>
public sealed class FileSystemBlobStoreFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Blobs => Path.Combine(folder.Path, "blobs");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Put_syncs_the_file_then_renames_it_then_syncs_its_folder_and_only_then_answers()
    {
        var trace = Path.Combine(folder.Path, "trace");
        var lines = await BlobHost.RunAsync(
            ["strace", "-f", "-y", "-s", "200", "-o", trace, "-e", "trace=fsync,rename,renameat2,write"], Blobs, "3", "300000");

        var calls = new SystemCalls(await File.ReadAllLinesAsync(trace));
        var stored = lines.Where(l => l.StartsWith("stored")).Select(l => Guid.Parse(l.Split(' ')[1])).ToList();
        stored.Should().HaveCount(3);
        foreach (var id in stored)
        {
            var name = id.ToString("n");
            var rename = calls.Only($@"renameat2\(.*""(?<tmp>{Blobs}/tmp/\w+)"".*""{Blobs}/{name[^2..]}/{name}""");
            var temporary = Regex.Match(calls.Lines[rename], @"""(?<tmp>[^""]+/tmp/\w+)""").Groups["tmp"].Value;
            var file = calls.Only($@"fsync\(\d+<{temporary}>");
            var acknowledged = calls.Only($@"write\(\d+<.*stored {id}");
            var shard = calls.All($@"fsync\(\d+<{Blobs}/{name[^2..]}>").Should().ContainSingle(i => i > rename && i < acknowledged).Subject;

            new[] { file, calls.End(file), rename, calls.End(rename), shard, calls.End(shard), acknowledged }.Should().BeInAscendingOrder();
            new[] { file, rename, shard }.Should().OnlyContain(call => calls.Succeeded(call));
        }
    }

    [Fact]
    public async Task Opening_a_new_folder_syncs_each_parent_that_was_made()
    {
        var trace = Path.Combine(folder.Path, "trace");
        await BlobHost.RunAsync(["strace", "-f", "-y", "-o", trace, "-e", "trace=fsync,mkdir"], Path.Combine(folder.Path, "a", "b"), "1", "1");

        var calls = new SystemCalls(await File.ReadAllLinesAsync(trace));
        foreach (var (parent, made) in new[] { ("", "/a"), ("/a", "/a/b"), ("/a/b", "/a/b/tmp") })
        {
            var mkdir = calls.Only($@"mkdir\(""{folder.Path}{made}""");
            calls.Lines.Skip(mkdir).Should().Contain(c => Regex.IsMatch(c, $@"fsync\(\d+<{folder.Path}{parent}>"));
        }

        var lastShard = calls.Only($@"mkdir\(""{folder.Path}/a/b/ff""");
        calls.Lines.Skip(lastShard).Should().Contain(c => Regex.IsMatch(c, $@"fsync\(\d+<{folder.Path}/a/b>"));
    }

    /// <summary>strace counts by thread, and a Put makes both of its fsyncs on one: the file's, then its folder's.</summary>
    [Theory]
    [InlineData(1, "EIO")]
    [InlineData(2, "EIO")]
    [InlineData(2, "ENOSPC")]
    public async Task Failed_fsync_fails_the_put_shows_nothing_and_makes_the_store_read_only(int which, string error)
    {
        var lines = await BlobHost.RunTracedAsync(["-e", $"inject=fsync:error={error}:when={which}"], Blobs, "3", "200000");

        lines.Should().HaveCount(4);
        lines.Take(3).Should().OnlyContain(l => l.StartsWith("unavailable"));
        lines[3].Should().Contain("readable=True writable=False").And.Contain("failed to keep");
        Stored().Should().BeEmpty();
    }

    [Theory]
    [InlineData("fsync", "ENOSPC")]
    [InlineData("fsync", "EDQUOT")]
    [InlineData("pwrite64", "ENOSPC")]
    [InlineData("pwrite64", "EDQUOT")]
    public async Task Disk_that_turns_out_full_refuses_the_put_and_the_store_goes_on(string call, string error)
    {
        var lines = await BlobHost.RunTracedAsync(["-e", $"inject={call}:error={error}:when=1"], Blobs, "20", "200000");

        lines[0].Should().StartWith("full");
        lines.Should().Contain(l => l.StartsWith("stored"));
        lines[^1].Should().Contain("readable=True writable=True");
        Stored().Should().HaveCount(lines.Count(l => l.StartsWith("stored")));
    }

    [Fact]
    public async Task Write_that_fails_with_an_input_output_error_fails_the_put_alone()
    {
        var lines = await BlobHost.RunTracedAsync(["-e", "inject=pwrite64:error=EIO:when=1"], Blobs, "20", "200000");

        lines[0].Should().StartWith("unavailable");
        Stored().Should().HaveCount(lines.Count(l => l.StartsWith("stored")));
        Directory.EnumerateFiles(Path.Combine(Blobs, "tmp")).Should().BeEmpty();
    }

    /// <summary>Found by power cuts: xfs answers success to a folder's fsync that comes after the file system has shut down.</summary>
    [Theory]
    [InlineData("ext4", 32)]
    [InlineData("xfs", 320)]
    public async Task File_system_that_shuts_down_between_rename_and_fsync_of_the_folder_acknowledges_nothing(string fileSystem, int mebibytes)
    {
        if (SmallDisk.WhyNot is { } reason)
            Assert.Skip(reason);
        using var disk = new SmallDisk(fileSystem, mebibytes);
        var blobs = Path.Combine(disk.Path, "blobs");

        var lines = await BlobHost.RunTracedAsync(["-e", "inject=fsync:delay_enter=3000000:when=2"], CutAfterRenameAsync, blobs, "1", "1000");

        lines[0].Should().StartWith("unavailable");
        lines[^1].Should().Contain("writable=False").And.Contain("failed to keep");

        async Task CutAfterRenameAsync()
        {
            var deadline = Task.Delay(TimeSpan.FromSeconds(20));
            while (!Directory.EnumerateFiles(blobs, "*", SearchOption.AllDirectories).Any(f => Path.GetDirectoryName(f) != Path.Combine(blobs, "tmp")))
            {
                deadline.IsCompleted.Should().BeFalse("the blob is renamed");
                await Task.Delay(20);
            }

            disk.CutPower();
        }
    }

    private List<string> Stored() =>
        [.. Directory.EnumerateFiles(Blobs, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 32)];
}
