using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.NamedSets;
using Ecm.Core.People;
using Ecm.Core.Results;
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
    public async Task Stopped_set_is_not_carried_on_and_once_it_was_taken_back_cannot_be()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 2);
        var set = (await bulk.Sets.StartAsync(clerk, Act("fields", """{"count":7}""", orders), default)).Value.Id;
        var act = new SetFields(Values(("count", "7")));
        await SetRunner.TryAsync(database.Changes.CommitAsync, clerk, new StepOnCards(set, act, 0, orders[..1]), default);
        var early = await database.Changes.CommitAsync(clerk, new ChangeSet("test", set.ToString(), [new StartSet(Guid.CreateVersion7(), null, ActWords.Undo, "[]", set, orders[..1])]), default);
        await database.CommitAsync(new StopSet(set));

        var late = await SetRunner.TryAsync(database.Changes.CommitAsync, clerk, new StepOnCards(set, act, 1, orders[1..]), default);
        var stopped = await bulk.EndAsync(clerk, set);
        var undone = await bulk.UndoAsync(clerk, set);
        var going = await bulk.Sets.ContinueAsync(clerk, set, default);

        early.Problem!.Code.Should().Be("still-running");
        late!.Code.Should().Be("version-conflict");
        stopped.Should().BeEquivalentTo(new { State = SetState.Stopped, Settled = 1, Done = 1 });
        undone.Done.Should().Be(1);
        going.Problem!.Code.Should().Be("undone-already");
    }

    [Fact]
    public async Task Card_that_was_refused_takes_nothing_from_the_next()
    {
        await using var database = await OpenAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var orders = await OrdersAsync(database, clerk, 3);
        var step = new StepOnCards(null, new ClaimThenRefuse(orders[0]), 0, orders);

        (await SetRunner.TryAsync(database.Changes.RehearseAsync, clerk, step, default)).Should().BeNull();

        step.Outcomes.Select(o => (o.CardId, o.Problem?.Code)).Should().Equal((orders[0], "busy"), (orders[1], null), (orders[2], "not-unique"));
    }

    [Fact]
    public async Task Card_that_lacks_a_field_does_not_hold_its_unique_value()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var contractor = new CardTypeDefinition
        {
            Name = "contractor", Label = new Localized("Подрядчик", "Contractor"), Unique = [["code"]],
            Fields = [new() { Key = "code", Kind = FieldKind.Text, Label = new Localized("Код", "Code") }, new() { Key = "city", Kind = FieldKind.Text, Label = new Localized("Город", "City"), Required = true }],
        };
        await database.CommitAsync(new ImportCardTypes([contractor]));
        var (lacking, whole) = (Guid.CreateVersion7(), (await database.MakeAsync(clerk, "contractor", Values(("city", "\"Тула\"")))).Value);
        await database.Changes.CommitAsync(clerk, new ChangeSet("test", "", [new CreateCard(lacking, "contractor", null, null, Values(), null, ByPerson: false)]), default);

        var set = await bulk.DoAsync(clerk, Act("fields", """{"code":"7"}""", lacking, whole));

        set.Should().BeEquivalentTo(new { Done = 1, Failed = 1 });
        (await bulk.FailedAsync(clerk, set.Id)).Should().ContainSingle().Which.CardId.Should().Be(lacking);
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

    private sealed record ClaimThenRefuse(Guid Refused) : CardAct
    {
        public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
        {
            var card = (await scope.CardAsync(cardId, AccessLevel.Edit, cancellationToken)).Value;
            var taken = await scope.ClaimUniqueAsync("test", "7", card, "code", "Code", cancellationToken);
            return new(taken ?? (cardId == Refused ? Problems.Busy() : null));
        }
    }
}
