using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene;
using Microsoft.Extensions.DependencyInjection;
using static Ecm.Adapters.Tests.Searching.Corpus;
using IOFile = System.IO.File;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Looking at the index on the disk tells what was committed and changes nothing there.</summary>
public sealed class LuceneLookTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "ecm-look-" + Guid.CreateVersion7().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_committed_is_seen_and_nothing_else()
    {
        await using (var index = Index())
        {
            await index.OpenAsync(default);
            index.Put([.. Enumerable.Range(1, 60).Select(id => Card(id, $"лес {id}", "поле река"))]);
            index.Write(new([], [new IndexAccess(Id(3), 200, 0, [])], [Id(1)], 200));
            index.Commit();
            index.Put(Card(500, "ещё не записана"));
        }

        var before = Files();
        var seen = await Index().LookAsync(default);

        seen!.Value.Cursor.Should().Be(200);
        seen.Value.Cards.Should().HaveCount(59).And.Contain((Id(3), 200)).And.NotContain(c => c.CardId == Id(1) || c.CardId == Id(500));
        Files().Should().Equal(before);
    }

    [Fact]
    public async Task Build_that_does_not_serve_yet_is_passed_over()
    {
        await using var index = Index();
        await index.OpenAsync(default);
        index.Put(Card(1, "лес"));
        index.Commit();
        await using var build = index.StartBuild();
        build.Put(Card(2, "поле"));
        build.Commit();

        (await Index().LookAsync(default))!.Value.Cards.Select(c => c.CardId).Should().Equal(Id(1));
    }

    [Fact]
    public async Task No_index_is_none_and_none_is_made()
    {
        (await Index().LookAsync(default)).Should().BeNull();

        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public async Task Damage_is_said_and_left_as_it_is()
    {
        await using (var index = Index())
        {
            await index.OpenAsync(default);
            index.Put([.. Enumerable.Range(1, 60).Select(id => Card(id, $"лес {id}", "поле река"))]);
            index.Commit();
        }

        var file = Directory.GetFiles(folder, "*.cfs", SearchOption.AllDirectories).Concat(Directory.GetFiles(folder, "*.fdt", SearchOption.AllDirectories)).First();
        var bytes = IOFile.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x55;
        IOFile.WriteAllBytes(file, bytes);
        var before = Files();

        var look = () => Index().LookAsync(default);

        (await look.Should().ThrowAsync<InvalidDataException>()).Which.Message.Should().Contain("damaged");
        Files().Should().Equal(before);
    }

    private ISearchIndex Index() => new ServiceCollection().AddHunspell(new HunspellOptions()).AddLuceneSearchIndex(new LuceneOptions { Folder = folder })
        .BuildServiceProvider().GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);

    private List<(string, long, DateTime)> Files() =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(f => (f.FullName, f.Length, f.LastWriteTimeUtc)).Order()];
}
