using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Fact]
    public void Put_replaces_the_card_and_delete_removes_it()
    {
        Index.Put(Card(1, "лес"), Card(2, "лес"));
        Index.Put(Card(1, "поле"));
        Index.Find(Word("лес")).Should().Equal(2);
        Index.Find(Word("поле")).Should().Equal(1);

        Index.Write(new([], [], [Id(2), Id(99)], 50));

        Index.Find(AllNode.Instance).Should().Equal(1);
        Index.Stats.Documents.Should().Be(1);
    }

    [Fact]
    public void What_was_applied_is_seen_after_refresh_and_the_cursor_with_it()
    {
        Index.Apply(new([Card(1, "лес")], [], [], 5));
        Index.Find(Word("лес")).Should().BeEmpty();
        Index.Cursor.Should().Be(0);

        Index.Refresh();

        Index.Find(Word("лес")).Should().Equal(1);
        Index.Cursor.Should().Be(5);
    }

    [Fact]
    public async Task What_was_committed_survives_a_restart_with_its_cursor()
    {
        Index.Write(new([Card(1, "лес")], [], [], 5));
        Index.Commit();
        Index.Write(new([Card(2, "лес")], [], [], 6));

        var (again, opening) = await ReopenAsync();

        opening.Should().Be(IndexOpening.Ready);
        again.Cursor.Should().Be(5);
        again.Find(Word("лес")).Should().Equal(1);
    }

    [Fact]
    public void Refused_card_is_named_and_nothing_of_its_batch_is_applied()
    {
        Index.Write(new([Card(1, "лес")], [], [], 5));

        var applying = () => Index.Apply(new([Card(2, "лес"), Card(3, "лес").With(Sum, "много")], [], [Id(1)], 9));

        applying.Should().Throw<IndexRefusedException>().Which.CardId.Should().Be(Id(3));
        Index.Applied.Should().Be(5, "nobody need bring again what is there");
        Index.Refresh();
        Index.Find(Word("лес")).Should().Equal(1);
        Index.Cursor.Should().Be(5);
        Index.Write(new([Card(2, "лес")], [], [], 9));
        Index.Find(Word("лес")).Should().Equal(1, 2);
    }

    [Fact]
    public async Task New_index_is_empty_and_an_existing_one_is_ready()
    {
        var folder = Path.Combine(Folder, "new");
        var (index, opening) = await OpenAsync(folder);
        opening.Should().Be(IndexOpening.Empty);
        index.Cursor.Should().Be(0);
        await index.DisposeAsync();

        (await OpenAsync(folder)).Opening.Should().Be(IndexOpening.Ready);
    }

    [Fact]
    public async Task Build_serves_only_after_the_swap_and_also_after_a_restart()
    {
        Index.Write(new([Card(1, "лес")], [], [], 5));
        Index.Commit();
        await using (var build = Index.StartBuild())
        {
            build.Cursor.Should().Be(0);
            build.Write(new([Card(2, "лес")], [], [], 8));
            Index.Find(Word("лес")).Should().Equal(1);
            Index.Write(new([Card(3, "лес")], [], [], 6));

            build.Swap();
        }

        Index.Find(Word("лес")).Should().Equal(2);
        Index.Cursor.Should().Be(8);
        Index.Write(new([Card(4, "лес")], [], [], 9));
        Index.Find(Word("лес")).Should().Equal(2, 4);
        Index.Commit();
        await ReopenAsync();
        Index.Find(Word("лес")).Should().Equal(2, 4);
        Index.Cursor.Should().Be(9);
    }

    [Fact]
    public async Task Build_given_up_leaves_no_trace()
    {
        Index.Write(new([Card(1, "лес")], [], [], 5));
        Index.Commit();
        var files = Directory.GetFileSystemEntries(Folder);

        await using (var build = Index.StartBuild()) build.Write(new([Card(2, "лес")], [], [], 8));

        Directory.GetFileSystemEntries(Folder).Should().BeEquivalentTo(files);
        Index.Find(Word("лес")).Should().Equal(1);
    }

    [Fact]
    public async Task Searches_go_on_while_cards_are_written_and_generations_swapped()
    {
        Index.Put([.. Enumerable.Range(1, 50).Select(id => Card(id, "лес", "поле река"))]);
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(
            () =>
            {
                var asked = 0;
                for (; !stop.IsCancellationRequested; asked++) Index.Ask(For(Word("лес"))).Total.Should().Be(50);
                return asked;
            },
            TestContext.Current.CancellationToken);

        for (var round = 0; round < 6; round++)
        {
            await using var build = Index.StartBuild();
            build.Put([.. Enumerable.Range(1, 50).Select(id => Card(id, "лес", "гора"))]);
            for (var id = 1; id <= 50; id += 10) Index.Put(Card(id, "лес", "вода"));
            build.Swap();
        }

        await stop.CancelAsync();
        (await searching).Should().BePositive();
    }

    [Fact]
    public void Search_is_given_up_when_cancelled_or_over_its_budget()
    {
        Index.Put(Card(1, "лес"));

        var cancelled = () => Index.Search(For(Word("лес")), Reader(0), new CancellationToken(canceled: true));
        var slow = () => Index.Ask(For(Word("лес")) with { Budget = TimeSpan.FromTicks(-1) });

        cancelled.Should().Throw<OperationCanceledException>();
        slow.Should().Throw<OperationCanceledException>();
    }
}
