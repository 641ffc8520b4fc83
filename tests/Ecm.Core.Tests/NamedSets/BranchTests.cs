using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.NamedSets;
using Ecm.Core.Tests.Access;
using Ecm.Core.Tests.Cards;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;
using static Ecm.Core.Tests.NamedSets.Bulk;
using static Ecm.Core.Tests.NamedSets.NamedSetTests;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>Parent and child in one set, whichever comes first: each finds what was done to the other.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Access_of_the_parent_is_inherited_by_both_and_goes_back(bool postgreSql, bool childFirst)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var (top, parent, child) = await BranchAsync(database, clerk);
        await AccessRightsTests.SetAsync(database, clerk, top, ("user:clerk", "manage"), ("everyone", "read"));
        await AccessRightsTests.SetAsync(database, clerk, parent, ("user:clerk", "manage"));
        await AccessRightsTests.SetAsync(database, clerk, child, ("role:clerk", "edit"));
        var before = await ListsAsync(database, parent, child);

        var set = await bulk.DoAsync(clerk, Act("access", """{"inherit":true}""", childFirst ? [child, parent] : [parent, child]));
        var inherited = await ListsAsync(database, top, parent, child);
        var undone = await bulk.UndoAsync(clerk, set.Id);

        set.Done.Should().Be(2);
        inherited.Distinct().Should().ContainSingle();
        undone.Should().BeEquivalentTo(new { Done = 2, Failed = 0 });
        (await ListsAsync(database, parent, child)).Should().Equal(before);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Moves_go_back_with_the_access_that_was_inherited(bool postgreSql, bool childFirst)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var (top, parent, child) = await BranchAsync(database, clerk);
        var elsewhere = (await OrdersAsync(database, clerk, 1))[0];
        await AccessRightsTests.SetAsync(database, clerk, elsewhere, ("user:clerk", "manage"));
        var before = await ListsAsync(database, parent, child);

        var set = await bulk.DoAsync(clerk, Act("move", $$"""{"parentId":"{{elsewhere}}"}""", childFirst ? [child, parent] : [parent, child]));
        var moved = await ListsAsync(database, elsewhere, parent, child);
        var undone = await bulk.UndoAsync(clerk, set.Id);

        set.Done.Should().Be(2);
        moved.Distinct().Should().ContainSingle();
        undone.Should().BeEquivalentTo(new { Done = 2, Failed = 0 });
        ((await database.ViewAsync(parent)).ParentId, (await database.ViewAsync(child)).ParentId).Should().Be((top, parent));
        (await ListsAsync(database, parent, child)).Should().Equal(before);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task New_list_gives_its_rights_to_the_next_card_at_once(bool postgreSql, bool childFirst)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, other, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), new Bulk(database));
        var (_, parent, child) = await BranchAsync(database, other);
        await AccessRightsTests.SetAsync(database, other, parent, ("user:clerk", "manage"));

        var set = await bulk.DoAsync(clerk, Act("access", """{"entries":[{"principal":"user:clerk","level":"manage"},{"principal":"everyone","level":"read"}]}""", childFirst ? [child, parent] : [parent, child]));

        (await bulk.FailedAsync(clerk, set.Id)).Should().BeEmpty();
        set.Done.Should().Be(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_moves_that_go_back_make_no_circle(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var (_, parent, child) = await BranchAsync(database, clerk);
        var elsewhere = (await OrdersAsync(database, clerk, 1))[0];
        // The child goes first; before its parent follows, somebody hangs the parent below it.
        var set = (await bulk.Sets.StartAsync(clerk, Act("move", $$"""{"parentId":"{{elsewhere}}"}""", child, parent), default)).Value.Id;
        await SetRunner.TryAsync(database.Changes.CommitAsync, clerk, new StepOnCards(set, new MoveBelow(elsewhere), 0, [child]), default);
        (await database.ChangeAsync(clerk, parent, new CardPatch { Moves = true, ParentId = child })).Should().BeNull();
        await bulk.EndAsync(clerk, set);

        var undone = await bulk.UndoAsync(clerk, set);

        (await bulk.FailedAsync(clerk, undone.Id)).Should().Equal((child, "hierarchy-cycle"));
        ((await database.ViewAsync(parent)).ParentId, (await database.ViewAsync(child)).ParentId).Should().Be((child, elsewhere));
    }

    private static async Task<(Guid Top, Guid Parent, Guid Child)> BranchAsync(TestDatabase database, Caller caller)
    {
        var top = (await OrdersAsync(database, caller, 1))[0];
        var parent = (await database.MakeAsync(caller, "document", Values(), top, "Папка")).Value;
        return (top, parent, (await database.MakeAsync(caller, "document", Values(), parent, "Лист")).Value);
    }

    private static async Task<IReadOnlyList<int>> ListsAsync(TestDatabase database, params Guid[] cards)
    {
        await using var db = database.Open();
        var lists = await db.Cards.Where(c => cards.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.AccessList);
        return [.. cards.Select(c => lists[c])];
    }
}
