using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;
using Ecm.Core.Suggestions;
using Ecm.Core.Tests.NamedSets;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;

namespace Ecm.Core.Tests.Cards;

/// <summary>A card becomes one of another type: what both have stays, and it can be taken back.</summary>
public sealed class RetypingTests
{
    private static readonly CardTypeDefinition Letter = new()
    {
        Name = "letter", Label = new Localized("Письмо", "Letter"), Register = "incoming", Unique = [["subject"]],
        States = [new("new", new Localized("Новое", "New"), "draft"), new("done", new Localized("Готово", "Done"), "ok")],
        Fields =
        [
            new() { Key = "subject", Kind = FieldKind.Text, Label = new Localized("Тема", "Subject"), Read = new ReadRule { As = ReadKind.Number } },
            new() { Key = "signedOn", Kind = FieldKind.Date, Label = new Localized("Дата", "Date"), Column = "date" },
        ],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_both_types_have_stays_and_all_of_it_comes_back_with_an_undo(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql, Letter);
        var (clerk, bulk) = (await database.UserAsync("clerk", "clerk"), new Bulk(database));
        var card = (await database.MakeAsync(clerk, Order, Values(("subject", "\"О складе\""), ("signedOn", "\"2024-03-05\""), ("count", "3"), ("urgent", "true")))).Value;
        await database.CommitAsync(new TransitionCard(card, "done", null), new AddFile(Guid.CreateVersion7(), card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "скан.pdf", "application/pdf")));

        var set = await bulk.DoAsync(clerk, Bulk.Act("type", """{"type":"letter"}""", card));

        var now = await database.ViewAsync(card);
        now.Should().BeEquivalentTo(new { Type = "letter", State = "done", Date = new DateOnly(2024, 3, 5), Version = 3 });
        now.Fields.Keys.Should().Equal("signedOn", "subject");
        await using (var db = database.Open())
        {
            (await db.UniqueValues.SingleAsync(u => u.CardId == card)).Scope.Should().Be("letter:subject");
            (await db.Jobs.CountAsync(j => j.Kind == SuggestJob.KindName)).Should().Be(1, "the letter's rules are looked for in the scan");
        }

        (await bulk.UndoAsync(clerk, set.Id)).Should().BeEquivalentTo(new { Done = 1, Failed = 0 });
        var back = await database.ViewAsync(card);
        back.Should().BeEquivalentTo(new { Type = Order, State = "done" });
        back.Fields.ToString().Should().Be("""{"count":3,"signedOn":"2024-03-05","subject":"\u041E \u0441\u043A\u043B\u0430\u0434\u0435","urgent":true}""");
        await using (var db = database.Open())
            (await db.UniqueValues.AnyAsync(u => u.CardId == card)).Should().BeFalse();
    }

    [Fact]
    public async Task Card_that_others_know_by_its_type_keeps_it()
    {
        await using var database = await OpenAsync(Letter);
        var clerk = await database.UserAsync("clerk", "clerk");
        var party = (await database.MakeAsync(clerk, Party, Values())).Value;
        var order = (await database.MakeAsync(clerk, Order, Values(("subject", "\"А\"")))).Value;
        var child = (await database.MakeAsync(clerk, TypeCatalog.Document, Values(), order)).Value;
        var twin = (await database.MakeAsync(clerk, "letter", Values(("subject", "\"занято\"")))).Value;
        var same = (await database.MakeAsync(clerk, Order, Values(("subject", "\"занято\"")))).Value;

        (await RetypeAsync(database, clerk, party, "letter")).Should().Be("type-of-other-kind");
        (await RetypeAsync(database, clerk, order, Party)).Should().Be("type-of-other-kind");
        (await RetypeAsync(database, clerk, order, "letter")).Should().Be("child-not-allowed", "a document hangs below it");
        (await RetypeAsync(database, clerk, child, "letter")).Should().Be("child-not-allowed", "an order takes no letters");
        (await RetypeAsync(database, clerk, same, "letter")).Should().Be("not-unique");
        (await RetypeAsync(database, clerk, order, "nothing")).Should().Be("unknown-type");
        (await RetypeAsync(database, await database.UserAsync("reader", "reader"), order, TypeCatalog.Document)).Should().Be("forbidden");
        (await RetypeAsync(database, clerk, twin, "letter")).Should().BeNull("it is one already");
        foreach (var (card, type) in new[] { (party, Party), (order, Order), (child, TypeCatalog.Document), (same, Order) })
            (await database.ViewAsync(card)).Should().BeEquivalentTo(new { Type = type, Version = 1 });
    }

    [Fact]
    public async Task At_the_top_the_access_of_the_new_type_holds_and_below_it_that_of_the_parent()
    {
        var secret = Letter with { Name = "secret", Register = null, Unique = [], Access = [new("role:admin", "manage"), new("role:clerk", "edit")] };
        await using var database = await OpenAsync(secret);
        var (clerk, reader) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("reader", "reader"));
        var card = (await database.MakeAsync(clerk, TypeCatalog.Document, Values())).Value;
        (await new CardReading(database.Contexts).GetAsync(reader, card, default)).Succeeded.Should().BeTrue();

        (await RetypeAsync(database, clerk, card, "secret")).Should().BeNull();

        (await new CardReading(database.Contexts).GetAsync(reader, card, default)).Succeeded.Should().BeFalse();
    }

    private static async Task<string?> RetypeAsync(TestDatabase database, Caller caller, Guid card, string type) =>
        (await database.Changes.CommitAsync(caller, new ChangeSet("card.retype", card.ToString(), [new RetypeCard(card, type, null)]), default)).Problem?.Code;
}
