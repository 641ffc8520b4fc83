using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Cards;

/// <summary>Cards that hang below cards, also when many people move them at once.</summary>
public sealed class CardTreeTests
{
    [Fact]
    public async Task Card_never_hangs_below_itself()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var top = await database.CardAsync(author, "Верхняя");
        var middle = await database.CardAsync(author, "Средняя", top);
        var low = await database.CardAsync(author, "Нижняя", middle);

        (await MoveAsync(database, top, top)).Problem.Should().Be(Problems.Cycle());
        (await MoveAsync(database, top, low)).Problem.Should().Be(Problems.Cycle());
        (await MoveAsync(database, low, top)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Moved_branch_is_indexed_again_as_a_whole_and_keeps_its_versions()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var (from, to) = (await database.CardAsync(author, "Откуда"), await database.CardAsync(author, "Куда"));
        var moved = await database.CardAsync(author, "Акты", from);
        var child = await database.CardAsync(author, "Акт", moved);
        var grandchild = await database.CardAsync(author, "Приложение к акту", child);
        var before = await RowAsync(database, to);

        (await MoveAsync(database, moved, to)).Succeeded.Should().BeTrue();

        foreach (var below in new[] { child, grandchild })
        {
            var row = await RowAsync(database, below);
            row.ContentChange.Should().BeGreaterThan(before.Change);
            row.Version.Should().Be(1);
            (await new CardReading(database.Contexts).HistoryAsync(author, below, HistoryKind.All, null, 1, default)).Value.Items.Single().Action.Should().Be("card.moved-along");
        }
    }

    [Fact]
    public async Task Tree_that_is_too_large_says_where_it_goes_on_and_has_the_card_that_is_looked_at()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var top = await database.CardAsync(author, "Верхняя");
        var folders = new List<Guid>();
        for (var number = 1; number <= 3; number++)
            folders.Add(await database.CardAsync(author, $"Дело {number}", top));
        var papers = new List<Guid>();
        foreach (var folder in folders)
            for (var number = 1; number <= 2; number++)
                papers.Add(await database.CardAsync(author, "Лист", folder));
        var deep = await database.CardAsync(author, "Под последним", papers[^1]);
        var trees = new CardTrees(database.Contexts, new CardReading(database.Contexts)) { MaxTree = 6 };

        var nodes = (await trees.AroundAsync(author, deep, mostBelow: 5, default)).Value;

        nodes.Select(n => n.Card.Id).Should().Equal(top, folders[0], papers[0], papers[1], folders[1], folders[2], papers[5], deep);
        nodes.Single(n => n.Card.Id == folders[0]).More.Should().BeNull("all of it is here");
        foreach (var folder in folders[1..])
        {
            var more = nodes.Single(n => n.Card.Id == folder).More;
            (await trees.BelowAsync(author, folder, more, 5, default)).Value.Items.Select(n => n.Card.Id).Should().Contain(papers.Skip(folders.IndexOf(folder) * 2).Take(1));
        }
    }

    [Fact]
    public async Task Many_children_are_read_by_pages_and_the_card_that_is_looked_at_is_always_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var top = await database.CardAsync(author, "Верхняя");
        var children = new List<Guid>();
        for (var number = 1; number <= 8; number++)
            children.Add(await database.CardAsync(author, $"Нижняя {number}", top));
        var grandchild = await database.CardAsync(author, "Под шестой", children[5]);
        var trees = new CardTrees(database.Contexts, new CardReading(database.Contexts));

        var around = (await trees.AroundAsync(author, grandchild, 3, default)).Value;
        around.Select(n => (n.Card.Id, n.Depth)).Should().Equal((top, 0), (children[0], 1), (children[1], 1), (children[2], 1), (children[5], 1), (grandchild, 2));
        around.Where(n => n.More is not null).Should().ContainSingle().Which.Card.Id.Should().Be(top);

        var next = (await trees.BelowAsync(author, top, around[0].More, 3, default)).Value;
        next.Items.Select(n => (n.Card.Id, n.Depth)).Should().Equal((children[3], 0), (children[4], 0), (children[5], 0), (grandchild, 1));
        var last = (await trees.BelowAsync(author, top, next.Cursor, 3, default)).Value;
        last.Items.Select(n => n.Card.Id).Should().Equal(children[6], children[7]);
        last.Cursor.Should().BeNull();

        (await trees.AroundAsync(author, top, null, default)).Value.Should().HaveCount(10);
        (await trees.AroundAsync(await database.UserAsync("nobody"), top, 3, default)).Problem.Should().Be(Problems.NotFound());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cards_made_below_a_card_while_its_access_changes_have_its_access(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk");
        var parent = await database.CardAsync(author, "Договор");

        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                    await SetAccessAsync(database, author, parent, i % 2 == 0 ? "none" : "read");
            }),
            Task.Run(() => MakeBelowAsync(database, author, parent)),
            Task.Run(() => MakeBelowAsync(database, author, parent)));

        await using var db = database.Open();
        var list = (await db.Cards.SingleAsync(c => c.Id == parent)).AccessList;
        (await db.Cards.Where(c => c.ParentId == parent).Select(c => c.AccessList).ToListAsync()).Should().HaveCount(20).And.AllBeEquivalentTo(list);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_cards_moved_below_each_other_at_once_make_no_ring(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk");
        for (var round = 0; round < 5; round++)
        {
            var (one, two) = (await database.CardAsync(author, "Один"), await database.CardAsync(author, "Два"));

            var moves = await database.WhileTimePassesAsync(Task.WhenAll(
                Task.Run(() => MoveAsync(database, one, two)), Task.Run(() => MoveAsync(database, two, one))));

            moves.Should().ContainSingle(m => m.Succeeded);
            moves.Single(m => !m.Succeeded).Problem.Should().Be(Problems.Cycle());
        }
    }

    private static async Task MakeBelowAsync(TestDatabase database, Caller author, Guid parent)
    {
        for (var i = 0; i < 10; i++)
            await database.CardAsync(author, $"Акт {i}", parent);
    }

    private static async Task SetAccessAsync(TestDatabase database, Caller author, Guid card, string level)
    {
        var setting = new CardAccessSetting(false, null, [new EntryText("everyone", level), new EntryText("user:author", "manage")]);
        (await database.Get<AccessRights>().SetAsync(author, card, setting, default)).Problem.Should().BeNull();
    }

    private static async Task<Result<ChangeReceipt>> MoveAsync(TestDatabase database, Guid card, Guid below)
    {
        var version = (await RowAsync(database, card)).Version;
        var move = new PatchCard(card, version, new CardPatch { Moves = true, ParentId = below });
        return await database.Changes.CommitAsync(Caller.System, new ChangeSet("card.patch", card.ToString(), [move]), default);
    }

    private static async Task<Card> RowAsync(TestDatabase database, Guid card)
    {
        await using var db = database.Open();
        return await db.Cards.AsNoTracking().SingleAsync(c => c.Id == card);
    }
}
