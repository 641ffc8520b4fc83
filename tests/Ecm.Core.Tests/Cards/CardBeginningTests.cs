using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Testing;

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

    private static async Task<(Guid Party, CardView Order)> OrderAsync(TestDatabase database, Caller clerk)
    {
        var party = (await database.MakeAsync(clerk, SomeTypes.Party, SomeTypes.Values(("inn", "\"7701\""), ("note", "\"о них\"")))).Value;
        var order = await database.MakeAsync(clerk, SomeTypes.Order, SomeTypes.Values(
            ("subject", "\"Лебёдка\""), ("sum", """{"minor":100,"currency":"RUB"}"""), ("signedOn", "\"2024-03-05\""), ("responsible", $"\"{clerk.UserId}\""), ("party", $"\"{party}\"")));
        return (party, await database.ViewAsync(order.Value));
    }

    private static CardBeginnings Beginnings(TestDatabase database) => new(database.Contexts, database.Get<CardTypeCatalog>(), new CardReading(database.Contexts));

    private static async Task<CardType> TypeAsync(TestDatabase database, string name) => (await database.Get<CardTypeCatalog>().CurrentAsync(default)).Of(name);

    private static IEnumerable<string> Names(IReadOnlyList<CardType> types) => types.Select(t => t.Name);

    private static FieldDefinition Field(string key, FieldKind kind) => new() { Key = key, Kind = kind, Label = new Localized(key, key) };
}
