using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using static Ecm.Core.Tests.Cards.SomeTypes;

namespace Ecm.Core.Tests.Cards;

/// <summary>Own fields hold what their kind says and nothing else, from the first day on.</summary>
public sealed class OwnFieldTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "subject", "5", "text" },
        { "subject", "\"\"", "text" },
        { "subject", "[\"a\"]", "text" },
        { "count", "\"5\"", "number" },
        { "count", "1e400", "number" },
        { "sum", "5", "money" },
        { "sum", "{\"minor\":5}", "money" },
        { "sum", "{\"minor\":5.5,\"currency\":\"RUB\"}", "money" },
        { "sum", "{\"minor\":5,\"currency\":\"руб\"}", "money" },
        { "sum", "{\"minor\":5,\"currency\":\"RUB\",\"more\":1}", "money" },
        { "signedOn", "\"05.03.2024\"", "date" },
        { "signedOn", "\"2024-02-30\"", "date" },
        { "signedOn", "20240305", "date" },
        { "urgent", "\"true\"", "bool" },
        { "urgent", "1", "bool" },
        { "delivery", "\"pigeon\"", "choice" },
        { "delivery", "\"Почта\"", "choice" },
        { "responsible", "\"admin\"", "person" },
        { "responsible", "\"00000000-0000-0000-0000-000000000001\"", "person" },
        { "party", "\"00000000-0000-0000-0000-000000000001\"", "card" },
        { "party", "true", "card" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Value_of_another_kind_is_refused_when_a_card_is_made_and_when_it_is_changed(string key, string json, string expected)
    {
        await using var database = await OpenAsync();
        var author = await database.UserAsync("author", "clerk");
        var card = await database.MakeAsync(author, Order, Values(("subject", "\"О премии\"")));

        var made = await database.MakeAsync(author, Order, Values([.. (key == "subject" ? Array.Empty<(string, string)>() : [("subject", "\"О премии\"")]), (key, json)]));
        var changed = await database.ChangeAsync(author, card.Value, new CardPatch { Title = "Новое", Fields = Values((key, json)) });

        made.Problem.Should().BeEquivalentTo(new { Code = $"field-wrong-{expected}", Status = 422, Field = key });
        changed.Should().BeEquivalentTo(made.Problem);
        (await database.ViewAsync(card.Value)).Should().BeEquivalentTo(new { Title = "Приказ", Version = 1 }, "nothing of a refused patch is kept");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Value_of_every_kind_is_kept_and_fills_the_fixed_columns(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var author = await database.UserAsync("author", "clerk");
        var party = (await database.MakeAsync(author, Party, Values(), title: "Ромашка")).Value;
        var values = Values(
            ("subject", "\"О премии\""), ("count", "-4850.50"), ("sum", "{\"minor\":485000000,\"currency\":\"RUB\"}"), ("signedOn", "\"2024-02-29\""),
            ("urgent", "true"), ("delivery", "\"post\""), ("responsible", $"\"{author.UserId}\""), ("party", $"\"{party}\""));

        var card = await database.ViewAsync((await database.MakeAsync(author, Order, values)).Value);

        card.Should().BeEquivalentTo(new { Date = new DateOnly(2024, 2, 29), PartyId = party, ResponsibleId = author.UserId, State = "draft", Title = "Приказ" });
        card.Fields.Equals(FieldValues.From(values)).Should().BeTrue();
        (await database.ChangeAsync(author, card.Id, new CardPatch { Fields = Values(("party", "null"), ("signedOn", "null")) })).Should().BeNull();
        (await database.ViewAsync(card.Id)).Should().BeEquivalentTo(new { Date = (DateOnly?)null, PartyId = (Guid?)null, ResponsibleId = author.UserId });
    }

    [Fact]
    public async Task Key_that_the_type_does_not_have_is_refused()
    {
        await using var database = await OpenAsync();
        var card = (await database.MakeAsync(Caller.System, Order, Values(("subject", "\"О премии\"")))).Value;

        (await database.MakeAsync(Caller.System, Order, Values(("subject", "\"О премии\""), ("inn", "\"1\"")))).Problem.Should().BeEquivalentTo(Problems.UnknownField("inn"));
        (await database.ChangeAsync(Caller.System, card, new CardPatch { Fields = Values(("Subject", "\"О премии\"")) })).Should().BeEquivalentTo(Problems.UnknownField("Subject"));
        (await database.ChangeAsync(Caller.System, card, new CardPatch { Fields = Values(("inn", "null")) })).Should().BeEquivalentTo(Problems.UnknownField("inn"));
    }

    [Fact]
    public async Task Field_that_must_be_filled_is_asked_for_and_cannot_be_emptied()
    {
        await using var database = await OpenAsync();
        var card = (await database.MakeAsync(Caller.System, Order, Values(("subject", "\"О премии\"")))).Value;
        var expected = Problems.FieldRequired("subject", "Предмет");

        (await database.MakeAsync(Caller.System, Order, Values())).Problem.Should().BeEquivalentTo(expected);
        (await database.MakeAsync(Caller.System, Order, Values(("subject", "null")))).Problem.Should().BeEquivalentTo(expected);
        (await database.ChangeAsync(Caller.System, card, new CardPatch { Fields = Values(("subject", "null")) })).Should().BeEquivalentTo(expected);
        (await database.ViewAsync(card)).Fields.Text("subject").Should().Be("О премии");
    }

    [Fact]
    public async Task Reference_leads_only_to_cards_of_its_types_that_the_caller_may_read()
    {
        await using var database = await OpenAsync();
        var (author, stranger) = (await database.UserAsync("author", "clerk"), await database.UserAsync("stranger", "clerk"));
        var party = (await database.MakeAsync(author, Party, Values())).Value;
        var other = (await database.MakeAsync(author, Order, Values(("subject", "\"О премии\"")))).Value;
        await Access.AccessRightsTests.SetAsync(database, author, party, ("user:author", "manage"));
        var card = (await database.MakeAsync(stranger, Order, Values(("subject", "\"О премии\"")))).Value;

        foreach (var target in (Guid[])[party, other])
            (await database.ChangeAsync(stranger, card, new CardPatch { Fields = Values(("party", $"\"{target}\"")) }))
                .Should().BeEquivalentTo(new { Code = "field-wrong-card", Field = "party" });
        (await database.ChangeAsync(author, card, new CardPatch { Fields = Values(("party", $"\"{party}\"")) })).Should().BeNull();
    }
}
