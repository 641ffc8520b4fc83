using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.NamedSets;
using Ecm.Core.Tests.Access;
using Ecm.Core.Tests.Cards;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;
using static Ecm.Core.Tests.NamedSets.Bulk;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>One act on many cards: what can be done is done, what cannot is listed.</summary>
public sealed class NamedSetTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fields_are_set_where_the_caller_may_and_the_rest_is_listed_with_its_reason(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var (clerk, other, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), new Bulk(database));
        var party = (await database.MakeAsync(clerk, Party, Values())).Value;
        var orders = await OrdersAsync(database, clerk, 3);
        var (hidden, readOnly) = ((await OrdersAsync(database, other, 1))[0], (await OrdersAsync(database, other, 1))[0]);
        await AccessRightsTests.SetAsync(database, other, hidden, ("user:other", "manage"));
        await AccessRightsTests.SetAsync(database, other, readOnly, ("user:other", "manage"), ("role:clerk", "read"));
        var nowhere = Guid.CreateVersion7();

        var set = await bulk.DoAsync(clerk, Act("fields", $$"""{"party":"{{party}}","urgent":true}""", [orders[0], hidden, orders[1], readOnly, nowhere, party, orders[2]]));

        set.Should().BeEquivalentTo(new { State = SetState.Done, Total = 7, Settled = 7, Done = 3, Failed = 4, Act = "fields", Author = "clerk" });
        foreach (var order in orders)
            (await database.ViewAsync(order)).Should().BeEquivalentTo(new { PartyId = party, Version = 2 });
        (await bulk.FailedAsync(clerk, set.Id)).Should().Equal((hidden, "not-found"), (readOnly, "forbidden"), (nowhere, "not-found"), (party, "unknown-field"));
        (await database.ViewAsync(readOnly)).Version.Should().Be(1);
    }

    [Fact]
    public async Task Columns_name_the_field_of_each_type()
    {
        await using var database = await OpenAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var order = (await OrdersAsync(database, clerk, 1))[0];

        await new Bulk(database).DoAsync(clerk, Act("fields", """{"date":"2024-03-05"}""", order));

        (await database.ViewAsync(order)).Should().BeEquivalentTo(new { Date = new DateOnly(2024, 3, 5) });
    }

    [Fact]
    public async Task Two_names_of_one_field_are_refused_for_the_cards_on_which_they_are_one()
    {
        await using var database = await OpenAsync();
        var (clerk, other, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), new Bulk(database));
        var (order, hidden) = ((await OrdersAsync(database, clerk, 1))[0], (await OrdersAsync(database, other, 1))[0]);
        await AccessRightsTests.SetAsync(database, other, hidden, ("user:other", "manage"));

        var set = await bulk.DoAsync(clerk, Act("fields", """{"date":"2024-03-05","signedOn":"2024-03-06"}""", order, hidden));

        set.Should().BeEquivalentTo(new { State = SetState.Done, Done = 0 });
        (await bulk.FailedAsync(clerk, set.Id)).Should().Equal((order, "field-twice"), (hidden, "not-found"));
    }

    [Fact]
    public async Task Reason_keeps_no_more_than_the_beginning_of_what_was_sent()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var order = (await OrdersAsync(database, clerk, 1))[0];

        var set = await bulk.DoAsync(clerk, Act("fields", $$"""{"{{new string('x', 199)}}🙂{{new string('y', 5000)}}":1}""", order));

        var problem = (await bulk.Reading.CardsAsync(clerk, set.Id, failed: true, null, 10, default)).Value.Items[0].Problem!;
        problem.Should().BeEquivalentTo(new { Code = "unknown-field", Field = new string('x', 199), Arguments = new[] { new string('x', 199) } });
    }

    [Fact]
    public async Task Old_and_new_are_shown_of_cards_that_may_be_read_now_and_the_set_to_its_author_and_administrators()
    {
        await using var database = await OpenAsync();
        var (clerk, other, admin, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), await database.UserAsync("boss", "admin"), new Bulk(database));
        var orders = await OrdersAsync(database, other, 2);
        var set = await bulk.DoAsync(clerk, Act("fields", """{"count":7}""", [.. orders]));
        await AccessRightsTests.SetAsync(database, other, orders[0], ("user:other", "manage"));

        var cards = (await bulk.Reading.CardsAsync(clerk, set.Id, failed: false, null, 50, default)).Value.Items;

        cards.Should().ContainSingle().Which.CardId.Should().Be(orders[1]);
        cards[0].Changes!["fields"]!["count"]!.ToJsonString().Should().Be("[null,7]");
        (await bulk.Reading.GetAsync(other, set.Id, default)).Problem!.Code.Should().Be("not-found");
        (await bulk.Reading.GetAsync(admin, set.Id, default)).Succeeded.Should().BeTrue();
        (await bulk.Reading.ListAsync(admin, mine: true, null, 50, default)).Value.Items.Should().BeEmpty();
        (await bulk.Reading.ListAsync(admin, mine: false, null, 50, default)).Value.Items.Should().ContainSingle();
        (await bulk.Reading.ListAsync(other, mine: false, null, 50, default)).Value.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Rehearsal_says_what_would_change_and_changes_nothing()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var orders = await OrdersAsync(database, clerk, 2);

        var rehearsal = (await bulk.Sets.RehearseAsync(clerk, Act("trash", null, [.. orders, Guid.CreateVersion7()]), default)).Value;

        rehearsal.Should().BeEquivalentTo(new { Total = 3, Done = 2, Failed = 1 });
        rehearsal.Cards.Select(c => c.Problem?.Code ?? c.Action).Should().Equal("not-found", "card.trash", "card.trash");
        (await database.ViewAsync(orders[0])).Should().BeEquivalentTo(new { TrashedAt = (DateTimeOffset?)null, Version = 1 });
        (await bulk.Reading.ListAsync(clerk, mine: true, null, 50, default)).Value.Items.Should().BeEmpty();
    }

    [Theory]
    [InlineData("paint", null, "parameter-wrong")]
    [InlineData("fields", "{}", "body-wrong")]
    [InlineData("fields", "[1]", "body-wrong")]
    [InlineData("move", """{"parentId":"elsewhere"}""", "body-wrong")]
    [InlineData("move", """{"parent":null}""", "body-wrong")]
    [InlineData("trash", """{"now":true}""", "body-wrong")]
    [InlineData("access", """{"entries":7}""", "body-wrong")]
    public async Task Act_that_means_nothing_is_refused_before_anything_is_written(string act, string? values, string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));

        (await bulk.Sets.StartAsync(clerk, Act(act, values, Guid.CreateVersion7()), default)).Problem!.Code.Should().Be(code);

        await using var db = database.Open();
        (await db.NamedSets.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task No_cards_too_many_cards_and_names_that_are_none_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));

        (await bulk.Sets.StartAsync(clerk, Act("trash", null), default)).Problem!.Code.Should().Be("no-cards");
        (await bulk.Sets.StartAsync(clerk, Act("trash", null, [.. Enumerable.Range(0, 10_001).Select(_ => Guid.CreateVersion7())]), default)).Problem!.Code.Should().Be("too-many-cards");
        (await bulk.Sets.StartAsync(clerk, Act("trash", null, Guid.CreateVersion7()) with { Name = "a\nb" }, default)).Problem!.Code.Should().Be("name-wrong");
    }

    [Fact]
    public async Task Same_key_makes_one_set()
    {
        await using var database = await OpenAsync();
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk") with { IdempotencyKey = "once" }, new Bulk(database));
        var order = (await OrdersAsync(database, clerk with { IdempotencyKey = null }, 1))[0];

        var first = await bulk.Sets.StartAsync(clerk, Act("trash", null, order), default);
        var second = await bulk.Sets.StartAsync(clerk, Act("trash", null, order), default);

        second.Value.Id.Should().Be(first.Value.Id);
        await bulk.EndAsync(clerk, first.Value.Id);
        (await bulk.Sets.UndoAsync(clerk, first.Value.Id, [], default)).Problem!.Code.Should().Be("idempotency-key-reused", because: "undoing is another operation");
    }

    internal static async Task<Guid[]> OrdersAsync(TestDatabase database, Caller caller, int count)
    {
        var orders = new Guid[count];
        for (var i = 0; i < count; i++)
            orders[i] = (await database.MakeAsync(caller, Order, Values(("subject", $"\"{i}\"")))).Value;
        return orders;
    }
}
