using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.NamedSets;
using Ecm.Core.People;
using Ecm.Core.Tests.Cards;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;
using static Ecm.Core.Tests.NamedSets.Bulk;
using static Ecm.Core.Tests.NamedSets.NamedSetTests;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>A set goes on from where it was, whoever died, and two runs settle each card once.</summary>
public sealed class SetRunnerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Set_of_several_steps_goes_on_after_a_worker_that_died(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 130);
        var set = (await bulk.Sets.StartAsync(clerk, Act("fields", """{"count":7}""", orders), default)).Value;
        await StepAsync(clerk, orders[..40]);
        var stopped = (await bulk.Reading.GetAsync(clerk, set.Id, default)).Value;

        var done = await bulk.EndAsync(clerk, set.Id);

        stopped.Should().BeEquivalentTo(new { State = SetState.Running, Settled = 40, Done = 40 });
        done.Should().BeEquivalentTo(new { State = SetState.Done, Settled = 130, Done = 130 });
        await using var db = database.Open();
        (await db.Cards.CountAsync(c => c.Type == Order && c.Version == 2)).Should().Be(130, because: "no card is done twice");

        async Task StepAsync(Caller caller, Guid[] cards)
        {
            var step = new StepOnCards(set.Id, new SetFields(Values(("count", "7"))), 0, cards);
            (await SetRunner.TryAsync(database.Changes.CommitAsync, caller, step, default)).Should().BeNull();
        }
    }

    [Fact]
    public async Task Step_that_another_run_has_done_is_not_done_again()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 2);
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7}""", orders));

        var late = await SetRunner.TryAsync(database.Changes.CommitAsync, clerk, new StepOnCards(set.Id, new SetFields(Values(("count", "8"))), 0, orders), default);

        late!.Code.Should().Be("version-conflict");
        (await database.ViewAsync(orders[0])).Fields.ToString().Should().Contain("7");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_sets_on_the_same_cards_at_once_both_end(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 30);
        var one = (await bulk.Sets.StartAsync(clerk, Act("fields", """{"count":7}""", orders), default)).Value.Id;
        var other = (await bulk.Sets.StartAsync(clerk, Act("fields", """{"urgent":true}""", [.. orders.Reverse()]), default)).Value.Id;

        var both = await database.WhileTimePassesAsync(Task.WhenAll(Task.Run(() => bulk.EndAsync(clerk, one)), Task.Run(() => bulk.EndAsync(clerk, other))));

        both.Should().AllSatisfy(s => s.Should().BeEquivalentTo(new { State = SetState.Done, Done = 30, Failed = 0 }));
        await using var db = database.Open();
        (await db.Cards.CountAsync(c => c.Type == Order && c.Version == 3)).Should().Be(30);
    }

    [Fact]
    public async Task Cards_that_claim_the_same_value_get_it_once()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        Guid[] parties = [(await database.MakeAsync(clerk, Party, Values())).Value, (await database.MakeAsync(clerk, Party, Values())).Value];

        var set = await bulk.DoAsync(clerk, Act("fields", """{"inn":"7701","kpp":"1"}""", parties));

        set.Should().BeEquivalentTo(new { Done = 1, Failed = 1 });
        (await bulk.FailedAsync(clerk, set.Id)).Should().Equal((parties[1], "not-unique"));
        (await database.ViewAsync(parties[1])).Should().BeEquivalentTo(new { Version = 1, Fields = FieldValues.Empty });
    }

    [Fact]
    public async Task Set_of_somebody_who_was_blocked_stops_and_can_go_on_or_be_taken_back()
    {
        await using var database = await OpenAsync();
        var (clerk, admin, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("boss", "admin"), new Bulk(database));
        var order = (await OrdersAsync(database, clerk, 1))[0];
        var set = (await bulk.Sets.StartAsync(clerk, Act("trash", null, order), default)).Value.Id;
        var running = await bulk.Sets.UndoAsync(admin, set, [], default);
        await database.CommitAsync(new PatchUser(clerk.UserId, new UserPatch { Blocked = true }, null));

        var stopped = await bulk.EndAsync(admin, set);
        await database.CommitAsync(new PatchUser(clerk.UserId, new UserPatch { Blocked = false }, null));
        await using (var db = database.Open())
            await db.Jobs.ExecuteDeleteAsync();
        var going = (await bulk.Sets.ContinueAsync(clerk, set, default)).Value;

        running.Problem!.Code.Should().Be("still-running");
        stopped.Should().BeEquivalentTo(new { State = SetState.Stopped, Done = 0 });
        going.State.Should().Be(SetState.Running);
        (await bulk.EndAsync(clerk, set)).Should().BeEquivalentTo(new { State = SetState.Done, Done = 1 });
    }
}
