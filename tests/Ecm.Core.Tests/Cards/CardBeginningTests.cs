using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Core.Tests.Cards;

/// <summary>What a card that is to be made may be, and what it begins with.</summary>
public sealed class CardBeginningTests
{
    private static readonly CardTypeDefinition Annex = new()
    {
        Name = "annex", Label = new Localized("Приложение", "Annex"), Children = ["order", "document"],
        Fields =
        [
            Field("signedOn", FieldKind.Date), Field("sum", FieldKind.Money), Field("party", FieldKind.Card), Field("responsible", FieldKind.Text), Field("urgent", FieldKind.Bool),
        ],
    };

    [Fact]
    public async Task Types_are_those_that_may_be_made_there()
    {
        await using var database = await SomeTypes.OpenAsync(Annex);
        var (clerk, reader) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("reader", "reader"));
        var parent = await database.ViewAsync((await database.MakeAsync(clerk, "annex", SomeTypes.Values())).Value);
        var beginnings = Beginnings(database);

        Names(await beginnings.TypesAsync(clerk, null, default)).Should().Equal("annex", "document", "order", "organisation");
        Names(await beginnings.TypesAsync(reader, null, default)).Should().BeEmpty();
        Names(await beginnings.TypesAsync(clerk, parent, default)).Should().Equal("order", "document");
        Names(await beginnings.TypesAsync(reader, parent, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Child_begins_with_whom_its_parent_names_and_not_with_its_day_sum_and_texts()
    {
        await using var database = await SomeTypes.OpenAsync(Annex);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (party, order) = await OrderAsync(database, clerk);

        var values = await Beginnings(database).ValuesAsync(clerk, await TypeAsync(database, "annex"), order, null, default);

        values.Equals(FieldValues.From(SomeTypes.Values(("party", $"\"{party}\"")))).Should().BeTrue(values.ToString());
    }

    [Fact]
    public async Task Copy_begins_with_everything_but_what_must_be_unique_or_is_closed()
    {
        await using var database = await SomeTypes.OpenAsync(Annex);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (party, order) = await OrderAsync(database, clerk);
        var organisation = await database.ViewAsync(party);
        var beginnings = Beginnings(database);

        (await beginnings.ValuesAsync(clerk, await TypeAsync(database, SomeTypes.Order), null, order, default)).Should().Equal(order.Fields);
        (await beginnings.ValuesAsync(clerk, await TypeAsync(database, SomeTypes.Party), null, organisation, default)).Keys.Should().Equal("note");
        // Somebody else who may not read the counterparty.
        var nobody = await database.UserAsync("nobody");
        (await beginnings.ValuesAsync(nobody, await TypeAsync(database, SomeTypes.Order), null, order, default)).Keys.Should().NotContain("party").And.Contain("sum");
    }

    [Fact]
    public async Task New_card_begins_with_the_defaults_of_its_type_below_what_it_is_given()
    {
        var plan = new CardTypeDefinition
        {
            Name = "plan", Label = new Localized("План", "Plan"),
            Fields =
            [
                Field("signedOn", FieldKind.Date) with { Default = "today" }, Field("dueOn", FieldKind.Date) with { Default = "+2" }, Field("subject", FieldKind.Text) with { Default = "смета" },
                Field("delivery", FieldKind.Choice) with { Choices = [new("post", new("Почта", "Post")), new("mail", new("Письмо", "Mail"))], Default = "mail" },
                Field("urgent", FieldKind.Bool) with { Default = "true" }, Field("count", FieldKind.Number) with { Default = "3" },
            ],
        };
        await using var database = await SomeTypes.OpenAsync(Annex, plan);
        var clerk = await database.UserAsync("clerk", "clerk");
        var order = await database.ViewAsync((await database.MakeAsync(clerk, SomeTypes.Order, SomeTypes.Values(("subject", "\"Лебёдка\""), ("delivery", "\"post\""), ("signedOn", "\"2024-03-05\"")))).Value);
        var (beginnings, type) = (Beginnings(database), await TypeAsync(database, "plan"));

        // It is past midnight in Moscow.
        Same(await beginnings.ValuesAsync(clerk, type, null, null, default), ("signedOn", "\"2026-02-28\""), ("dueOn", "\"2026-03-02\""), ("subject", "\"смета\""), ("delivery", "\"mail\""), ("urgent", "true"), ("count", "3"));
        Same(await beginnings.ValuesAsync(clerk, type, order, null, default), ("signedOn", "\"2026-02-28\""), ("dueOn", "\"2026-03-02\""), ("subject", "\"смета\""), ("delivery", "\"post\""), ("urgent", "true"), ("count", "3"));
        // A copy is as what it is a copy of: what is empty there stays so.
        Same(await beginnings.ValuesAsync(clerk, type, null, order, default), ("signedOn", "\"2024-03-05\""), ("dueOn", "\"2026-03-02\""), ("subject", "\"Лебёдка\""), ("delivery", "\"post\""));

        static void Same(FieldValues values, params (string Key, string Json)[] expected) => values.Equals(FieldValues.From(SomeTypes.Values(expected))).Should().BeTrue(values.ToString());
    }

    [Fact]
    public async Task Defaults_are_not_put_into_cards_that_are_made_by_others_than_people_at_a_form()
    {
        var plan = new CardTypeDefinition { Name = "plan", Label = new Localized("План", "Plan"), Fields = [Field("subject", FieldKind.Text) with { Default = "смета" }] };
        await using var database = await SomeTypes.OpenAsync(plan);
        var clerk = await database.UserAsync("clerk", "clerk");

        var card = await database.ViewAsync((await database.MakeAsync(clerk, "plan", SomeTypes.Values())).Value);

        card.Fields.Should().BeEmpty("what was taken out of the form is to stay out");
    }

    private static async Task<(Guid Party, CardView Order)> OrderAsync(TestDatabase database, Caller clerk)
    {
        var party = (await database.MakeAsync(clerk, SomeTypes.Party, SomeTypes.Values(("inn", "\"7701\""), ("note", "\"о них\"")))).Value;
        var order = await database.MakeAsync(clerk, SomeTypes.Order, SomeTypes.Values(
            ("subject", "\"Лебёдка\""), ("sum", """{"minor":100,"currency":"RUB"}"""), ("signedOn", "\"2024-03-05\""), ("responsible", $"\"{clerk.UserId}\""), ("party", $"\"{party}\"")));
        return (party, await database.ViewAsync(order.Value));
    }

    private static CardBeginnings Beginnings(TestDatabase database) => new(database.Contexts, database.Get<CardTypeCatalog>(), new CardReading(database.Contexts),
        Options.Create(new OrganisationOptions()), new FakeTimeProvider(new DateTimeOffset(2026, 2, 27, 22, 30, 0, TimeSpan.Zero)));

    private static async Task<CardType> TypeAsync(TestDatabase database, string name) => (await database.Get<CardTypeCatalog>().CurrentAsync(default)).Of(name);

    private static IEnumerable<string> Names(IReadOnlyList<CardType> types) => types.Select(t => t.Name);

    private static FieldDefinition Field(string key, FieldKind kind) => new() { Key = key, Kind = kind, Label = new Localized(key, key) };
}
