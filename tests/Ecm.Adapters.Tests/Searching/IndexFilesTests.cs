using Ecm.Lucene.Generations;
using Ecm.Testing;
using Lucene.Net.Store;
using IOFile = System.IO.File;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>What the index needs of its files beyond what Lucene's own tests of a directory ask.</summary>
public sealed class IndexFilesTests : IDisposable
{
    private const int Length = 100_000;

    private readonly TemporaryFolder folder = new();
    private readonly IndexFiles files;

    public IndexFilesTests()
    {
        IOFile.WriteAllBytes(Path.Combine(folder.Path, "_0.tim"), [.. Enumerable.Range(0, Length).Select(At)]);
        files = new IndexFiles(folder.Path);
    }

    public void Dispose()
    {
        files.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Clones_read_at_once_each_at_its_own_place()
    {
        using var input = files.OpenInput("_0.tim", IOContext.DEFAULT);

        await Parallel.ForAsync(0, 32, (n, _) =>
        {
            var clone = (IndexInput)input.Clone();
            for (var at = n * 997; at < Length; at += 7919)
            {
                clone.Seek(at);
                clone.ReadByte().Should().Be(At(at));
            }

            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Part_of_a_file_is_a_file_of_its_own()
    {
        using var parts = files.CreateSlicer("_0.tim", IOContext.DEFAULT);
        using var part = parts.OpenSlice("part", 40_000, 5_000);
        var read = new byte[5_000];

        part.ReadBytes(read, 0, read.Length);

        part.Length.Should().Be(5_000);
        read.Should().Equal(Enumerable.Range(40_000, 5_000).Select(At));
        part.Invoking(p => p.ReadByte()).Should().Throw<EndOfStreamException>();
    }

    [Fact]
    public void File_that_is_cut_off_while_it_is_open_fails_the_read_and_nothing_else()
    {
        using var input = files.OpenInput("_0.tim", IOContext.DEFAULT);
        using (var cut = new FileStream(Path.Combine(folder.Path, "_0.tim"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            cut.SetLength(50_000);

        input.Seek(10_000);
        input.ReadByte().Should().Be(At(10_000));
        input.Seek(60_000);
        input.Invoking(i => i.ReadByte()).Should().Throw<EndOfStreamException>();
        var read = new byte[30_000];
        input.Seek(40_000);
        input.Invoking(i => i.ReadBytes(read, 0, read.Length)).Should().Throw<EndOfStreamException>();
    }

    private static byte At(int place) => (byte)(place * 31 % 251);
}
