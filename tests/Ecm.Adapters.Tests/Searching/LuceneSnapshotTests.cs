using System.Formats.Tar;
using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>A copy of an index is the index; anything else that is offered as one changes nothing.</summary>
public sealed class LuceneSnapshotTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private int folders;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_copy_begins_where_the_index_stood_and_goes_on_from_there()
    {
        await using var index = await OpenAsync();
        index.Put([.. Enumerable.Range(0, 18).Select(id => Card(id, $"лес {id}", "поле река"))]);
        index.Write(new([], [new IndexAccess(Id(3), 200, 7, [])], [Id(1)], 200));
        var copy = await CopyAsync(index);

        await using var other = await OpenAsync();
        await other.RestoreAsync(new MemoryStream(copy), Token);

        other.Cursor.Should().Be(200);
        other.List().Should().BeEquivalentTo(index.List());
        other.Find(Word("реки")).Should().BeEquivalentTo(index.Find(Word("реки"))).And.HaveCount(16);
        other.Find(Word("реки"), Reader(7)).Should().Equal(3);
        other.Put(Card(500, "новая"));
        other.Commit();
        other.Find(Word("новую")).Should().Equal(500);
    }

    [Fact]
    public async Task A_restored_index_is_there_after_a_restart_and_nothing_else_is()
    {
        await using var index = await OpenAsync();
        index.Put(Card(1, "лес"));
        var copy = await CopyAsync(index);
        var folder = Path.Combine(root.Path, "other");
        await using (var other = await OpenAsync(folder))
            await other.RestoreAsync(new MemoryStream(copy), Token);

        await using var again = await OpenAsync(folder, IndexOpening.Ready);

        again.Find(Word("лесу")).Should().Equal(1);
        Directory.GetDirectories(folder).Should().ContainSingle();
    }

    [Fact]
    public async Task A_copy_is_whole_while_cards_are_written_and_pieces_merged()
    {
        await using var index = await OpenAsync();
        for (var id = 0; id < 50; id++)
            index.Put(Card(id, $"лес {id}"));
        using var slow = new SlowStream(() =>
        {
            for (var id = 50; id < 60; id++)
                index.Put(Card(id, $"лес {id}"));
            index.Commit();
        });
        var made = await index.WriteSnapshotAsync(slow, Token);

        await using var other = await OpenAsync();
        await other.RestoreAsync(new MemoryStream(slow.ToArray()), Token);

        other.Cursor.Should().Be(made.Cursor);
        other.List().Should().HaveCount(50);
        index.List().Count().Should().BeGreaterThan(50);
    }

    [Fact]
    public async Task A_copy_that_broke_off_or_changed_is_refused_and_the_index_works()
    {
        await using var index = await OpenAsync();
        index.Put([.. Enumerable.Range(0, 20).Select(id => Card(id, $"лес {id}", "поле река"))]);
        var copy = await CopyAsync(index);
        await using var other = await OpenAsync();
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var bad = round % 2 == 0 ? copy[..random.Next(copy.Length - 1024)] : Flipped(copy, random);

            var restoring = async () => await other.RestoreAsync(new MemoryStream(bad), Token);

            // A bit between the files, in the padding of the archive, harms nothing.
            try
            {
                await restoring();
                other.List().Should().HaveCount(20);
            }
            catch (InvalidDataException)
            {
            }
        }

        other.Put(Card(500, "новая"));
        other.Find(Word("новую")).Should().Equal(500);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/ecm-outside")]
    [InlineData("folder/file")]
    public async Task An_archive_that_names_other_folders_is_refused(string name)
    {
        var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, leaveOpen: true))
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }, Token);
        archive.Position = 0;
        await using var index = await OpenAsync();

        var restoring = () => index.RestoreAsync(archive, Token);

        await restoring.Should().ThrowAsync<InvalidDataException>();
        System.IO.File.Exists("/tmp/ecm-outside").Should().BeFalse();
        index.Put(Card(1, "лес"));
        index.Find(Word("лес")).Should().Equal(1);
    }

    private static byte[] Flipped(byte[] copy, Random random)
    {
        var bad = copy.ToArray();
        bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
        return bad;
    }

    private static async Task<byte[]> CopyAsync(ISearchIndex index)
    {
        var copy = new MemoryStream();
        (await index.WriteSnapshotAsync(copy, Token)).Should().Be(new IndexSnapshot(index.Stats.Generation, index.Cursor));
        return copy.ToArray();
    }

    private async Task<ISearchIndex> OpenAsync(string? folder = null, IndexOpening expected = IndexOpening.Empty)
    {
        var options = new LuceneOptions { Folder = folder ?? Path.Combine(root.Path, $"{++folders}") };
        var index = new ServiceCollection().AddHunspell(new HunspellOptions()).AddLuceneSearchIndex(options)
            .BuildServiceProvider().GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);
        (await index.OpenAsync(Token)).Should().Be(expected);
        return index;
    }

    /// <summary>Lets something happen after the first bytes.</summary>
    private sealed class SlowStream(Action afterFirst) : MemoryStream
    {
        private bool happened;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (happened)
                return;
            happened = true;
            afterFirst();
        }
    }
}
