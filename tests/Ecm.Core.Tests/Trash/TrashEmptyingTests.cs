using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Files;
using Ecm.Core.Links;
using Ecm.Core.Storage;
using Ecm.Core.Tests.Cards;
using Ecm.Core.Trash;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Trash;

/// <summary>What has lain in the trash for its time goes for good, never by one wrong look at a clock, and nothing that others stand on.</summary>
public sealed class TrashEmptyingTests
{
    private const int LooksNeeded = TrashEmptying.Apart + 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Card_goes_with_all_that_is_its_own_a_day_after_it_was_first_seen_due(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (card, other) = (await database.CardAsync(clerk, "Лишний скан"), await database.CardAsync(clerk, "Договор"));
        var (blob, version) = await FileAsync(database, card);
        await LinkAsync(database, card, other);
        await database.CommitAsync(new TrashCard(card, Into: true, null));
        var trash = Of(database);

        await LooksAsync(trash, 40);
        (await StaysAsync(database, card)).Should().BeTrue("its time is not over");
        database.Clock.Advance(TimeSpan.FromDays(31));
        await LooksAsync(trash, LooksNeeded - 1);
        (await StaysAsync(database, card)).Should().BeTrue("it has not been due for a day of running");
        (await trash.RunAsync(default)).Should().Be(1);

        (await StaysAsync(database, card)).Should().BeFalse();
        (await StaysAsync(database, other)).Should().BeTrue();
        await using var db = database.Open();
        (await db.FileVersions.AnyAsync(v => v.Id == version)).Should().BeFalse();
        (await db.Files.AnyAsync(f => f.CardId == card)).Should().BeFalse();
        (await db.Pages.AnyAsync(p => p.BlobId == blob)).Should().BeFalse();
        (await db.Jobs.AnyAsync(j => j.SubjectId == version)).Should().BeFalse();
        (await db.Links.AnyAsync()).Should().BeFalse();
        (await db.Grants.AnyAsync(g => g.CardId == card)).Should().BeFalse();
        var last = await db.Audit.OrderBy(e => e.Number).LastAsync();
        last.Should().BeEquivalentTo(new { Action = "card.purge", ObjectId = card, Agent = "trash" });
        (await db.Tombstones.SingleAsync()).Should().BeEquivalentTo(new { CardId = card, Change = last.Number });
        var faults = new List<string>();
        await new AuditVerification(database.Contexts).RunAsync(faults, default);
        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_that_was_wanted_again_in_between_begins_anew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(await database.UserAsync("clerk", "clerk"), "Нужный скан");
        await database.CommitAsync(new TrashCard(card, Into: true, null));
        database.Clock.Advance(TimeSpan.FromDays(31));
        var trash = Of(database);
        await LooksAsync(trash, LooksNeeded - 1);

        await database.CommitAsync(new TrashCard(card, Into: false, null));
        await LooksAsync(trash, 5);
        await database.CommitAsync(new TrashCard(card, Into: true, null));
        await LooksAsync(trash, LooksNeeded);

        (await StaysAsync(database, card)).Should().BeTrue();
    }

    [Fact]
    public async Task Clock_that_jumps_by_a_month_for_some_hours_destroys_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(await database.UserAsync("clerk", "clerk"), "Скан");
        await database.CommitAsync(new TrashCard(card, Into: true, null));
        var (trash, right) = (Of(database), database.Clock.GetUtcNow());

        database.Clock.AdjustTime(right.AddDays(31));
        await LooksAsync(trash, 20);
        database.Clock.AdjustTime(right);
        await LooksAsync(trash, 3);
        database.Clock.AdjustTime(right.AddDays(31));
        await LooksAsync(trash, 20);

        (await StaysAsync(database, card)).Should().BeTrue();
        await using var db = database.Open();
        (await db.Tombstones.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Hours_are_counted_no_faster_by_several_nodes_and_go_on_after_a_restart()
    {
        await using var database = await TestDatabase.CreateAsync();
        RunningHours one = new(database.Contexts), two = new(database.Contexts);
        (await one.PassAsync(default)).Should().Be(0);
        (await two.PassAsync(default)).Should().Be(0);
        for (var hour = 1; hour <= 3; hour++)
        {
            (await one.PassAsync(default)).Should().Be(hour);
            (await two.PassAsync(default)).Should().Be(hour, "the other node has counted this hour");
        }

        var again = new RunningHours(database.Contexts);
        (await again.PassAsync(default)).Should().Be(3, "an hour that had begun before the restart is lost");
        (await again.PassAsync(default)).Should().Be(4);
    }

    [Fact]
    public async Task What_others_stand_on_stays_and_goes_once_they_are_gone()
    {
        await using var database = await SomeTypes.OpenAsync(Contract);
        var clerk = await database.UserAsync("clerk", "clerk");
        var party = await PartyAsync("1");
        var own = await PartyAsync("2");
        var (parent, linked, free) = (await DocumentAsync("Дело"), await DocumentAsync("Основание"), await DocumentAsync("Лишний"));
        var child = await DocumentAsync("Лист", parent);
        var order = (await database.MakeAsync(clerk, SomeTypes.Order, SomeTypes.Values(("subject", "\"О складе\""), ("party", $"\"{party}\"")))).Value;
        var contract = (await database.MakeAsync(clerk, Contract.Name, SomeTypes.Values(("ownEntity", $"\"{own}\"")))).Value;
        await LinkAsync(database, order, linked);
        foreach (var id in new[] { party, own, parent, linked, free })
            await database.CommitAsync(new TrashCard(id, Into: true, null));
        database.Clock.Advance(TimeSpan.FromDays(31));
        var trash = Of(database);

        await LooksAsync(trash, LooksNeeded);
        (await StayAsync(database, party, own, parent, linked, free)).Should().Equal(true, true, true, true, false);
        (await HoldsAsync(database, clerk)).Should().BeEquivalentTo(new Dictionary<Guid, TrashHold?> { [party] = TrashHold.Referred, [own] = null, [parent] = TrashHold.Children, [linked] = TrashHold.Referred });

        foreach (var id in new[] { child, order, contract })
            await database.CommitAsync(new TrashCard(id, Into: true, null));
        database.Clock.Advance(TimeSpan.FromDays(31));
        await LooksAsync(trash, LooksNeeded + 1);
        (await StayAsync(database, party, own, parent, linked)).Should().Equal(false, false, false, false);

        async Task<Guid> DocumentAsync(string title, Guid? above = null) => (await database.MakeAsync(clerk, TypeCatalog.Document, SomeTypes.Values(), above, title)).Value;

        async Task<Guid> PartyAsync(string inn) => (await database.MakeAsync(clerk, SomeTypes.Party, SomeTypes.Values(("inn", $"\"{inn}\"")), title: inn)).Value;
    }

    [Fact]
    public async Task Whoever_may_not_read_what_holds_a_card_is_not_told_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, other) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"));
        var parent = await database.CardAsync(clerk, "Дело");
        var child = await database.CardAsync(clerk, "Закрытый лист", parent);
        await database.CommitAsync(new SetAccess(child, new CardAccessSetting(false, null, [])), new TrashCard(parent, Into: true, null));

        (await HoldsAsync(database, clerk))[parent].Should().Be(TrashHold.Children);
        (await HoldsAsync(database, other))[parent].Should().BeNull();
    }

    [Fact]
    public async Task Trash_that_keeps_for_ever_keeps_and_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(clerk, "Скан");
        await database.CommitAsync(new TrashCard(card, Into: true, null));

        (await Reading(database).ListAsync(clerk, null, 10, default)).Value.Items.Single().Until.Should().Be(database.Clock.GetUtcNow().AddDays(30));
        (await Reading(database, 0).ListAsync(clerk, null, 10, default)).Value.Items.Single().Until.Should().BeNull();
        database.Clock.Advance(TimeSpan.FromDays(3_000));
        await LooksAsync(Of(database, 0), LooksNeeded);
        (await StaysAsync(database, card)).Should().BeTrue();
    }

    private static readonly CardTypeDefinition Contract = new()
    {
        Name = "contract", Label = new Localized("Договор", "Contract"),
        Fields = [new() { Key = "ownEntity", Kind = FieldKind.Card, Label = new Localized("Наше юр. лицо", "Own legal entity") }],
    };

    private static TrashEmptying Of(TestDatabase database, int days = 30) => new(
        database.Contexts, database.Changes, database.Get<CardTypeCatalog>(), database.Get<DatabaseDialect>(), new RunningHours(database.Contexts), Days(days), database.Clock, NullLogger<TrashEmptying>.Instance);

    private static TrashReading Reading(TestDatabase database, int days = 30) => new(database.Contexts, new CardReading(database.Contexts), Days(days));

    private static IOptions<TrashOptions> Days(int days) => Options.Create(new TrashOptions { KeepDays = days });

    private static async Task LooksAsync(TrashEmptying trash, int looks)
    {
        for (var look = 0; look < looks; look++)
            await trash.RunAsync(default);
    }

    private static async Task<IReadOnlyDictionary<Guid, TrashHold?>> HoldsAsync(TestDatabase database, Caller caller) =>
        (await Reading(database).ListAsync(caller, null, 100, default)).Value.Items.ToDictionary(t => t.Card.Id, t => t.Hold);

    private static async Task<bool> StaysAsync(TestDatabase database, Guid card)
    {
        await using var db = database.Open();
        return await db.Cards.AnyAsync(c => c.Id == card);
    }

    private static async Task<IReadOnlyList<bool>> StayAsync(TestDatabase database, params Guid[] cards)
    {
        await using var db = database.Open();
        var there = await db.Cards.Where(c => cards.Contains(c.Id)).Select(c => c.Id).ToListAsync();
        return [.. cards.Select(there.Contains)];
    }

    private static async Task LinkAsync(TestDatabase database, Guid source, Guid target)
    {
        await using var db = database.Open();
        db.Links.Add(new CardLink { Id = Guid.CreateVersion7(), Kind = "basis", SourceId = source, TargetId = target, CreatedAt = database.Clock.GetUtcNow(), AuthorId = Guid.Empty });
        await db.SaveChangesAsync();
    }

    private static async Task<(Guid Blob, Guid Version)> FileAsync(TestDatabase database, Guid card)
    {
        var (file, blob) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await database.CommitAsync(new AddFile(file, card, new StoredContent(blob, new(3, new string('0', 64)), "скан.pdf", "application/pdf")));
        await using var db = database.Open();
        db.Pages.Add(new PageRow { BlobId = blob, Page = 1, Recipe = "test", Packed = [1] });
        await db.SaveChangesAsync();
        return (blob, (await db.FileVersions.SingleAsync(v => v.FileId == file)).Id);
    }
}
