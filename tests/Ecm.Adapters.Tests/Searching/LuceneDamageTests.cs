using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.DependencyInjection;
using static Ecm.Adapters.Tests.Searching.Corpus;
using Directory = System.IO.Directory;
using IOFile = System.IO.File;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Whatever is found in the folder of the index, opening ends with an index that serves.</summary>
public sealed class LuceneDamageTests : IAsyncLifetime
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "ecm-damage-" + Guid.CreateVersion7().ToString("N"));
    private int copies;

    private string Sound => Path.Combine(root, "sound");

    /// <summary>An index of several segments with deletions and updated rights.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var index = await OpenAsync(Sound, IndexOpening.Empty);
        for (var round = 0; round < 3; round++)
        {
            index.Put([.. Enumerable.Range(round * 50, 50).Select(id => Card(id, $"лес {id}", "поле река"))]);
            index.Commit();
        }

        index.Write(new([], [new IndexAccess(Id(3), 200, 0, ["user:anna"])], [Id(1), Id(60)], 200));
        index.Commit();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Looking_again_while_changes_are_committed_finds_no_damage()
    {
        await using var index = await OpenAsync(Copy(), IndexOpening.Ready);
        var writing = Task.Run(() =>
        {
            for (var change = 300; change < 500; change++)
            {
                index.Put(Card(change, $"лес {change}", "поле река"));
                index.Commit();
            }
        });

        var looks = new List<IndexOpening>();
        while (!writing.IsCompleted)
            looks.Add(await index.OpenAsync(default));

        await writing;
        looks.Should().NotBeEmpty().And.OnlyContain(look => look == IndexOpening.Ready);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("emptied")]
    [InlineData("zeroed")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public async Task Damaged_file_of_any_kind_leads_to_an_empty_index_that_works(string damage)
    {
        var generation = Directory.GetDirectories(Sound).Single();
        var files = Directory.GetFiles(generation).Select(file => Path.GetFileName(file)).ToArray();
        var named = NamedByCommit(generation);
        named.Should().HaveCountGreaterThan(8).And.BeSubsetOf(files);
        var replaced = files.Where(file => files.Any(later => NamesFieldsAnew(later, file)));
        var needed = damage == "missing" ? named : named.Except(replaced);
        foreach (var file in files)
        {
            var folder = Copy();
            Damage(Path.Combine(Directory.GetDirectories(folder).Single(), file), damage);

            // Nothing depends on the rest: the lock is the kernel's, the generation is found by listing,
            // and the names of the fields are written anew with an update of document values.
            var expected = needed.Contains(file) ? IndexOpening.Empty : IndexOpening.Ready;
            await using var index = await OpenAsync(folder, expected, $"{file} {damage}");
            if (expected == IndexOpening.Empty)
            {
                index.Cursor.Should().Be(0);
                Directory.GetDirectories(folder, "index.bad-*").Should().ContainSingle($"{file} {damage}");
            }

            index.Put(Card(500, "новая"));
            index.Commit();
            index.Find(Word("новую")).Should().Equal(500);
        }
    }

    [Fact]
    public async Task Only_the_last_damaged_index_is_kept()
    {
        var folder = Copy();
        for (var round = 0; round < 3; round++)
        {
            Damage(Directory.GetFiles(Directory.GetDirectories(folder, "generation-*").Single(), "segments_*").Single(), "zeroed");
            await using var index = await OpenAsync(folder, IndexOpening.Empty);
        }

        Directory.GetDirectories(folder, "index.bad-*").Should().ContainSingle();
    }

    [Fact]
    public async Task Crash_in_the_middle_of_a_build_leaves_the_one_that_serves()
    {
        var folder = Copy();
        string crashed;
        await using (var index = await OpenAsync(folder, IndexOpening.Ready))
        {
            await using var build = index.StartBuild();
            build.Put(Card(900, "недостроено"));
            build.Commit();
            crashed = Copy(folder);
        }

        await using var again = await OpenAsync(crashed, IndexOpening.Ready);

        again.Cursor.Should().Be(200);
        again.Find(Word("недостроено")).Should().BeEmpty();
        again.Ask(For(Word("лес"))).Total.Should().Be(148);
        Directory.GetDirectories(crashed).Should().ContainSingle();
    }

    [Fact]
    public async Task Damaged_generation_with_a_build_beside_it_leads_to_an_empty_index()
    {
        var folder = Copy();
        string crashed;
        await using (var index = await OpenAsync(folder, IndexOpening.Ready))
        {
            await using var build = index.StartBuild();
            build.Commit();
            crashed = Copy(folder);
        }

        Damage(Directory.GetFiles(Directory.GetDirectories(crashed).Order().First(), "segments_*").Single(), "truncated");

        await using var again = await OpenAsync(crashed, IndexOpening.Empty);
        again.Find(AllNode.Instance).Should().BeEmpty();
    }

    [Fact]
    public async Task Index_of_another_generation_serves_and_takes_writes_until_a_build_replaces_it()
    {
        var folder = Copy();
        SetGeneration(Directory.GetDirectories(folder).Single(), "older");
        await using (var index = await OpenAsync(folder, IndexOpening.Outdated))
        {
            index.Stats.Generation.Should().Be("older");
            index.Ask(For(Word("лес"))).Total.Should().Be(148);
            index.Put(Card(500, "лес"));
            index.Commit();
        }

        await using (var index = await OpenAsync(folder, IndexOpening.Outdated))
        {
            index.Ask(For(Word("лес"))).Total.Should().Be(149);
            await using var build = index.StartBuild();
            build.Put(Card(1, "лес"));
            build.Swap();
            index.Stats.Generation.Should().NotBe("older");
        }

        await using var again = await OpenAsync(folder, IndexOpening.Ready);
        again.Find(Word("лес")).Should().Equal(1);
    }

    [Fact]
    public async Task Index_that_another_process_uses_is_left_alone()
    {
        var folder = Copy();
        await using var index = await OpenAsync(folder, IndexOpening.Ready);

        var opening = () => OpenAsync(folder, IndexOpening.Ready);

        await opening.Should().ThrowAsync<IOException>();
        Directory.GetDirectories(folder).Should().ContainSingle();
        index.Ask(For(Word("лес"))).Total.Should().Be(148);
    }

    [Fact]
    public async Task Write_that_fails_goes_back_to_the_last_commit_and_the_next_one_works()
    {
        var folder = Copy();
        await using var index = await OpenAsync(folder, IndexOpening.Ready);
        index.Write(new([Card(500, "новая")], [], [], 201));
        var generation = Directory.GetDirectories(folder).Single();
        Directory.Move(generation, generation + ".away");
        await IOFile.WriteAllTextAsync(generation, "in the way", TestContext.Current.CancellationToken);

        var writing = () => index.Commit();
        writing.Should().Throw<IOException>();
        index.Ask(For(Word("лес"))).Total.Should().Be(148, "searches go on");
        writing.Should().Throw<IOException>("the fault is still there");

        IOFile.Delete(generation);
        Directory.Move(generation + ".away", generation);
        index.Refresh();
        index.Cursor.Should().Be(200, "what was not committed must come again");
        index.Write(new([Card(500, "новая")], [], [], 201));
        index.Commit();
        index.Find(Word("новая")).Should().Equal(500);
        index.Cursor.Should().Be(201);
    }

    private static async Task<ISearchIndex> OpenAsync(string folder, IndexOpening expected, string because = "")
    {
        var index = new ServiceCollection().AddHunspell(new HunspellOptions()).AddLuceneSearchIndex(new LuceneOptions { Folder = folder })
            .BuildServiceProvider().GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);
        (await index.OpenAsync(TestContext.Current.CancellationToken)).Should().Be(expected, because);
        return index;
    }

    private static IReadOnlyCollection<string> NamedByCommit(string generation)
    {
        using var directory = FSDirectory.Open(generation);
        var commit = new SegmentInfos();
        commit.Read(directory);
        return [.. commit.GetFiles(directory, includeSegmentsFile: true)];
    }

    /// <summary>As _a_1.fnm does in place of _a.fnm.</summary>
    private static bool NamesFieldsAnew(string later, string file) => Path.GetExtension(file) == ".fnm" && Path.GetExtension(later) == ".fnm"
        && later.StartsWith(Path.GetFileNameWithoutExtension(file) + "_", StringComparison.Ordinal);

    private static void Damage(string file, string damage)
    {
        var bytes = IOFile.ReadAllBytes(file);
        switch (damage)
        {
            case "missing":
                IOFile.Delete(file);
                return;
            case "flipped" when bytes.Length > 0:
                bytes[bytes.Length / 2] ^= 0x55;
                break;
            case "zeroed":
                Array.Clear(bytes);
                break;
            case "truncated":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            default:
                bytes = [];
                break;
        }

        IOFile.WriteAllBytes(file, bytes);
    }

    private static void SetGeneration(string folder, string name)
    {
        using var directory = FSDirectory.Open(folder);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null));
        writer.SetCommitData(new Dictionary<string, string>(writer.CommitData) { ["generation"] = name });
        writer.Commit();
    }

    private string Copy(string? from = null)
    {
        var to = Path.Combine(root, $"copy-{++copies}");
        foreach (var file in Directory.GetFiles(from ?? Sound, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == "index.lock") continue;
            var target = Path.Combine(to, Path.GetRelativePath(from ?? Sound, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            IOFile.Copy(file, target);
        }

        return to;
    }
}
