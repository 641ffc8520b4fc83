using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.NamedSets;
using Ecm.Core.Tests.Access;
using Ecm.Core.Tests.Cards;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;
using static Ecm.Core.Tests.NamedSets.Bulk;
using static Ecm.Core.Tests.NamedSets.NamedSetTests;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>Taking a set back: what still has its value goes back, what was changed since stays unless it is picked.</summary>
public sealed class PutBackTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Later_edits_are_left_alone_and_listed_and_give_way_when_picked(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 3);
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7,"urgent":true}""", orders));
        await database.ChangeAsync(clerk, orders[1], new CardPatch { Fields = Values(("count", "8")) });
        await database.ChangeAsync(clerk, orders[2], new CardPatch { Fields = Values(("count", "9")) });

        var rehearsed = (await bulk.Sets.RehearseUndoAsync(clerk, set.Id, [], default)).Value;
        var undone = await bulk.UndoAsync(clerk, set.Id, orders[2]);

        rehearsed.Cards.Where(c => c.Problem is not null).Select(c => c.CardId).Should().BeEquivalentTo([orders[1], orders[2]]);
        undone.Should().BeEquivalentTo(new { Act = "undo", UndoOf = set.Id, Done = 3, Failed = 1 });
        (await bulk.FailedAsync(clerk, undone.Id)).Should().Equal((orders[1], "changed-since"));
        (await FieldsAsync(orders[0])).Should().Be("""{"subject":"0"}""");
        (await FieldsAsync(orders[1])).Should().Be("""{"count":8,"subject":"1"}""");
        (await FieldsAsync(orders[2])).Should().Be("""{"subject":"2"}""");

        async Task<string> FieldsAsync(Guid card) => (await database.ViewAsync(card)).Fields.ToString();
    }

    [Fact]
    public async Task Undoing_an_undo_does_it_again_and_a_set_is_undone_once()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 2);
        var set = await bulk.DoAsync(clerk, Act("trash", null, orders));
        var undone = await bulk.UndoAsync(clerk, set.Id);
        var (restored, again) = (await database.ViewAsync(orders[0]), await bulk.Sets.UndoAsync(clerk, set.Id, [], default));

        var redone = await bulk.UndoAsync(clerk, undone.Id);

        restored.TrashedAt.Should().BeNull();
        again.Problem!.Code.Should().Be("undone-already");
        redone.Done.Should().Be(2);
        (await database.ViewAsync(orders[0])).TrashedAt.Should().NotBeNull();
        (await bulk.Reading.GetAsync(clerk, set.Id, default)).Value.UndoneBy.Should().Be(undone.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_undo_at_once_make_one_set(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7}""", await OrdersAsync(database, clerk, 2)));

        var both = await database.WhileTimePassesAsync(Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => bulk.Sets.UndoAsync(clerk, set.Id, [], default)))));

        both.Count(u => u.Succeeded).Should().Be(1);
        both.Single(u => !u.Succeeded).Problem!.Code.Should().Be("undone-already");
    }

    [Fact]
    public async Task Undo_that_changed_nothing_leaves_another_free()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var order = (await OrdersAsync(database, clerk, 1))[0];
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7}""", order));
        await database.ChangeAsync(clerk, order, new CardPatch { Fields = Values(("count", "8")) });
        var nothing = await bulk.UndoAsync(clerk, set.Id);

        var undone = await bulk.UndoAsync(clerk, set.Id, order);

        nothing.Should().BeEquivalentTo(new { State = SetState.Done, Done = 0, Failed = 1, UndoOf = (Guid?)null });
        undone.Should().BeEquivalentTo(new { Done = 1, UndoOf = set.Id });
    }

    [Fact]
    public async Task Moves_go_back_with_their_branches_and_access()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var (from, to) = ((await OrdersAsync(database, clerk, 1))[0], (await OrdersAsync(database, clerk, 1))[0]);
        await AccessRightsTests.SetAsync(database, clerk, to, ("user:clerk", "manage"));
        var papers = new[] { await database.CardAsync(clerk, "Первая", from), await database.CardAsync(clerk, "Вторая", from) };
        var listBefore = await ListAsync(papers[0]);

        var set = await bulk.DoAsync(clerk, Act("move", $$"""{"parentId":"{{to}}"}""", papers));
        var (parent, list) = ((await database.ViewAsync(papers[0])).ParentId, await ListAsync(papers[0]));
        var undone = await bulk.UndoAsync(clerk, set.Id);

        (set.Done, parent, list).Should().Be((2, to, await ListAsync(to)));
        undone.Should().BeEquivalentTo(new { Done = 2, Failed = 0 });
        (await database.ViewAsync(papers[1])).ParentId.Should().Be(from);
        (await ListAsync(papers[0])).Should().Be(listBefore);

        async Task<int> ListAsync(Guid card)
        {
            await using var db = database.Open();
            return await db.Cards.Where(c => c.Id == card).Select(c => c.AccessList).SingleAsync();
        }
    }

    [Fact]
    public async Task Access_goes_back_to_the_list_it_was_and_later_access_is_left_alone()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 3);
        await AccessRightsTests.SetAsync(database, clerk, orders[0], ("user:clerk", "manage"), ("everyone", "read"));
        var before = await EntriesAsync(orders[0]);

        var set = await bulk.DoAsync(clerk, Act("access", """{"entries":[{"principal":"user:clerk","level":"manage"}]}""", orders));
        await AccessRightsTests.SetAsync(database, clerk, orders[2], ("role:reader", "read"));
        var undone = await bulk.UndoAsync(clerk, set.Id);

        set.Done.Should().Be(3);
        (await bulk.FailedAsync(clerk, undone.Id)).Should().Equal((orders[2], "changed-since"));
        (await EntriesAsync(orders[0])).Should().Equal(before);
        (await database.Get<AccessRights>().GetAsync(clerk, orders[1], default)).Value.Inherit.Should().BeTrue();

        async Task<IReadOnlyList<EntryView>> EntriesAsync(Guid card) => (await database.Get<AccessRights>().GetAsync(clerk, card, default)).Value.Entries;
    }

    [Fact]
    public async Task Rights_of_today_decide_and_only_the_author_or_an_administrator_may()
    {
        await using var database = await OpenAsync();
        var (clerk, other, admin, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), await database.UserAsync("boss", "admin"), new Bulk(database));
        var orders = await OrdersAsync(database, other, 2);
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7}""", orders));
        await AccessRightsTests.SetAsync(database, other, orders[0], ("user:other", "manage"));
        var byOther = await bulk.Sets.UndoAsync(other, set.Id, [], default);

        var undone = await bulk.UndoAsync(admin, set.Id);

        byOther.Problem!.Code.Should().Be("not-found");
        undone.Should().BeEquivalentTo(new { Total = 1, Done = 1, Failed = 0 }, because: "an administrator is told of no card that they may not read");
        (await database.ViewAsync(orders[0])).Fields.ContainsKey("count").Should().BeTrue();
        (await database.ViewAsync(orders[1])).Fields.ContainsKey("count").Should().BeFalse();
    }
}
