using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Search;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Files;

/// <summary>A file is where it was put, with all that belongs to it; those who could not read it still cannot.</summary>
public sealed class FilePlacesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_goes_with_its_versions_and_attachments_and_comes_back(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (from, to) = (await database.CardAsync(clerk, "Договор"), await database.CardAsync(clerk, "Акт"));
        var mail = await AddAsync(database, clerk, from, "письмо.eml");
        var attached = await AttachAsync(database, mail, "вложение.pdf");
        var beside = await AddAsync(database, clerk, from, "договор.pdf");
        await CommitAsync(database, clerk, new AddFileVersion(mail, 1, Content("письмо-2.eml")));
        var places = Of(database);

        var moved = await places.MoveAsync(clerk, mail, to, from, default);

        moved.Value.Should().BeEquivalentTo(new { Id = mail, CardId = to, Version = 2 });
        (await OnAsync(database, to)).Should().BeEquivalentTo([mail, attached]);
        (await OnAsync(database, from)).Should().BeEquivalentTo([beside]);
        await using (var db = database.Open())
        {
            (await db.FileVersions.Where(v => v.CardId == to).CountAsync()).Should().Be(3);
            (await db.Audit.Where(e => e.Action.StartsWith("file.move")).Select(e => new { e.Action, e.ObjectId }).ToListAsync())
                .Should().BeEquivalentTo([new { Action = "file.move-out", ObjectId = from }, new { Action = "file.move-in", ObjectId = to }]);
        }

        (await places.TakeBackAsync(clerk, moved.Value, from, given: false, default)).Value.CardId.Should().Be(from);
        (await OnAsync(database, from)).Should().BeEquivalentTo([mail, attached, beside]);
        (await OnAsync(database, to)).Should().BeEmpty();
    }

    [Fact]
    public async Task File_moved_to_where_it_lies_stays_and_leaves_no_trace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(clerk, "Договор");
        var file = await AddAsync(database, clerk, card, "скан.pdf");

        (await Of(database).MoveAsync(clerk, file, card, null, default)).Value.CardId.Should().Be(card);

        await using var db = database.Open();
        (await db.Audit.AnyAsync(e => e.Action.StartsWith("file.move"))).Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_moves_what_they_may_only_read_nor_to_where_they_may_only_read_nor_out_of_or_into_the_trash()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, reader) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("reader", "clerk"));
        var (shared, own, thrown) = (await database.CardAsync(clerk, "Договор"), await database.CardAsync(reader, "Моё"), await database.CardAsync(clerk, "Лишнее"));
        var (secret, file, mine) = (await AddAsync(database, clerk, thrown, "тайна.pdf"), await AddAsync(database, clerk, shared, "скан.pdf"), await AddAsync(database, reader, own, "мой.pdf"));
        await database.CommitAsync(new SetAccess(shared, new CardAccessSetting(false, null, [new EntryText($"user:{reader.UserId}", "read")])));
        await database.CommitAsync(new SetAccess(thrown, new CardAccessSetting(false, null, [new EntryText($"user:{clerk.UserId}", "manage")])));
        var places = Of(database);

        (await places.MoveAsync(reader, file, own, null, default)).Problem!.Code.Should().Be("forbidden");
        (await places.MoveAsync(reader, file, null, null, default)).Problem!.Code.Should().Be("forbidden");
        (await places.TakeOffAsync(reader, file, null, default)).Problem!.Code.Should().Be("forbidden");
        (await places.MoveAsync(reader, mine, shared, null, default)).Problem.Should().BeEquivalentTo(new { Code = "forbidden", Field = "cardId" });
        (await places.MoveAsync(reader, mine, thrown, null, default)).Problem!.Code.Should().Be("not-found");
        (await places.MoveAsync(reader, secret, own, null, default)).Problem!.Code.Should().Be("not-found");
        await database.CommitAsync(new TrashCard(thrown, Into: true, null));
        (await places.MoveAsync(clerk, secret, shared, null, default)).Problem!.Code.Should().Be("in-trash");
        (await places.MoveAsync(clerk, file, thrown, null, default)).Problem!.Code.Should().Be("in-trash");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_of_its_own_card_is_read_by_those_who_read_it_before_and_nobody_else(bool takesBelow)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, other) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"));
        await database.CommitAsync(new ImportCardTypes(
            [CoreCardTypes.Document, CoreCardTypes.Document with { Name = "letter", Children = takesBelow ? ["*"] : [] }]));
        var letter = Guid.CreateVersion7();
        await CommitAsync(database, clerk, new CreateCard(letter, "letter", "Письмо", null, FieldValues.Empty, null, ByPerson: false));
        await database.CommitAsync(new SetAccess(letter, new CardAccessSetting(false, null, [new EntryText($"user:{clerk.UserId}", "edit")])));
        var file = await AddAsync(database, clerk, letter, "Приложение № 1.pdf");

        var parted = (await Of(database).MoveAsync(clerk, file, null, null, default)).Value;

        await using var db = database.Open();
        var card = await db.Cards.SingleAsync(c => c.Id == parted.CardId);
        card.Should().BeEquivalentTo(new { Title = "Приложение № 1", ParentId = takesBelow ? letter : (Guid?)null, InheritsAccess = takesBelow });
        (await CardAccess.LevelAsync(db, card, other, default)).Should().Be(AccessLevel.None);
        (await Reading(database).GetAsync(other, file, default)).Problem!.Code.Should().Be("not-found");
    }

    [Fact]
    public async Task Who_reads_by_a_grant_still_does_and_who_parts_a_file_gains_nothing_by_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, editor) = (await database.UserAsync("author", "clerk"), await database.UserAsync("editor", "clerk"));
        var card = await database.CardAsync(author, "Договор");
        await database.CommitAsync(new SetAccess(card, new CardAccessSetting(false, null, [new EntryText($"user:{editor.UserId}", "edit")])));
        var file = await AddAsync(database, author, card, "скан.pdf");

        var off = (await Of(database).TakeOffAsync(editor, file, card, default)).Value;

        await using var db = database.Open();
        var own = await db.Cards.SingleAsync(c => c.Id == off.CardId);
        (await CardAccess.LevelAsync(db, own, author, default)).Should().Be(AccessLevel.Manage);
        (await CardAccess.LevelAsync(db, own, editor, default)).Should().Be(AccessLevel.Edit);
    }

    [Fact]
    public async Task What_is_taken_off_lies_in_the_trash_and_is_brought_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(clerk, "Договор");
        var file = await AddAsync(database, clerk, card, "не тот скан.pdf");
        var places = Of(database);

        var off = (await places.TakeOffAsync(clerk, file, null, default)).Value;
        await using (var db = database.Open())
            (await db.Cards.SingleAsync(c => c.Id == off.CardId)).Should().Match<Card>(c => c.TrashedAt != null && c.Title == "не тот скан");
        var back = (await places.TakeBackAsync(clerk, off, card, given: true, default)).Value;

        back.CardId.Should().Be(card);
        await using var after = database.Open();
        (await after.Cards.SingleAsync(c => c.Id == off.CardId)).TrashedAt.Should().NotBeNull();
        (await after.Cards.SingleAsync(c => c.Id == card)).TrashedAt.Should().BeNull();
    }

    [Theory]
    [InlineData("file")]
    [InlineData("child")]
    [InlineData("edit")]
    public async Task Card_that_was_given_and_worked_on_stays_when_its_file_goes_back(string work)
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(clerk, "Договор");
        var file = await AddAsync(database, clerk, card, "скан.pdf");
        var parted = (await Of(database).MoveAsync(clerk, file, null, null, default)).Value;
        if (work == "file")
            await AddAsync(database, clerk, parted.CardId, "ещё.pdf");
        else if (work == "child")
            await database.CardAsync(clerk, "Приложение", parentId: parted.CardId);
        else
            await CommitAsync(database, clerk, new PatchCard(parted.CardId, null, new CardPatch { Title = "Акт" }));

        (await Of(database).TakeBackAsync(clerk, parted, card, given: true, default)).Value.CardId.Should().Be(card);

        await using var db = database.Open();
        (await db.Cards.SingleAsync(c => c.Id == parted.CardId)).TrashedAt.Should().BeNull();
    }

    [Fact]
    public async Task File_that_somebody_moved_on_is_not_pulled_back_and_a_card_thrown_away_meanwhile_is_not_fetched()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var (a, b, c) = (await database.CardAsync(clerk, "А"), await database.CardAsync(clerk, "Б"), await database.CardAsync(clerk, "В"));
        var (file, other) = (await AddAsync(database, clerk, a, "скан.pdf"), await AddAsync(database, clerk, a, "план.pdf"));
        var places = Of(database);
        var (moved, alike) = ((await places.MoveAsync(clerk, file, b, a, default)).Value, (await places.MoveAsync(clerk, other, b, a, default)).Value);
        await places.MoveAsync(clerk, file, c, b, default);

        (await places.TakeBackAsync(clerk, moved, a, given: false, default)).Problem!.Code.Should().Be("version-conflict");
        (await places.MoveAsync(clerk, file, a, b, default)).Problem!.Code.Should().Be("version-conflict", "it is not where it was seen");
        await database.CommitAsync(new TrashCard(b, Into: true, null));
        (await places.TakeBackAsync(clerk, alike, a, given: false, default)).Problem!.Code.Should().Be("in-trash");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_read_where_a_file_lay_before_it_was_moved_does_not_write_by_that(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (from, to) = (await database.CardAsync(clerk, "Договор"), await database.CardAsync(clerk, "Акт"));
        var file = await AddAsync(database, clerk, from, "скан.pdf");
        await using var late = database.Open();
        var (row, version) = (await late.Files.SingleAsync(), await late.FileVersions.SingleAsync());

        await Of(database).MoveAsync(clerk, file, to, null, default);

        row.Name = "скан-2.pdf";
        await FluentActions.Awaiting(() => late.SaveChangesAsync()).Should().ThrowAsync<DbUpdateConcurrencyException>();
        late.Entry(row).State = EntityState.Unchanged;
        version.Pages = 3;
        await FluentActions.Awaiting(() => late.SaveChangesAsync()).Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    public async Task On_a_card_of_another_type_the_text_is_looked_through_by_its_rules()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var field = new FieldDefinition { Key = "inn", Kind = FieldKind.Text, Label = new("ИНН", "INN"), Read = new ReadRule { As = ReadKind.Inn } };
        var (from, bill) = (await database.CardAsync(clerk, "Скан"), Guid.CreateVersion7());
        await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document, CoreCardTypes.Document with { Name = "bill", Fields = [field] }]));
        await CommitAsync(database, clerk, new CreateCard(bill, "bill", "Счёт", null, FieldValues.Empty, null, ByPerson: false));
        var file = await AddAsync(database, clerk, from, "скан.pdf");

        await Of(database).MoveAsync(clerk, file, bill, null, default);

        await using var db = database.Open();
        (await db.Jobs.SingleAsync(j => j.Kind == "suggest")).SubjectId.Should().Be((await db.FileVersions.SingleAsync()).Id);
    }

    [Fact]
    public async Task Archive_that_is_being_opened_and_a_key_of_another_move_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var (from, to) = (await database.CardAsync(clerk, "Почта"), await database.CardAsync(clerk, "Акт"));
        var zip = Guid.CreateVersion7();
        await CommitAsync(database, clerk, new AddFile(zip, from, Content("пачка.zip") with { Expand = true }));
        var (one, two) = (await AddAsync(database, clerk, from, "1.pdf"), await AddAsync(database, clerk, from, "2.pdf"));
        var (places, keyed) = (Of(database), clerk with { IdempotencyKey = "k" });

        (await places.MoveAsync(clerk, zip, to, null, default)).Problem!.Code.Should().Be("still-being-read");
        (await places.MoveAsync(keyed, one, to, null, default)).Value.CardId.Should().Be(to);
        (await places.MoveAsync(keyed, one, to, null, default)).Value.CardId.Should().Be(to);
        (await places.MoveAsync(keyed, two, to, null, default)).Problem!.Code.Should().Be("idempotency-key-reused");
        (await OnAsync(database, from)).Should().Contain(two);
    }

    private static FileReading Reading(TestDatabase database) => new(database.Contexts, null!, new PageStore(database.Contexts), new IndexProgress());

    private static FilePlaces Of(TestDatabase database) => new(database.Changes, Reading(database), new CardReading(database.Contexts));

    private static StoredContent Content(string name) => new(Guid.CreateVersion7(), new BlobReceipt(4, new string('0', 64)), name, "application/pdf");

    private static async Task<Guid> AddAsync(TestDatabase database, Caller caller, Guid card, string name)
    {
        var id = Guid.CreateVersion7();
        await CommitAsync(database, caller, new AddFile(id, card, Content(name)));
        return id;
    }

    private static async Task<Guid> AttachAsync(TestDatabase database, Guid file, string name)
    {
        var id = Guid.CreateVersion7();
        await using var db = database.Open();
        await database.CommitAsync(new AttachFile(id, (await db.Files.SingleAsync(f => f.Id == file)).CurrentVersionId, 1, Content(name)));
        return id;
    }

    private static async Task CommitAsync(TestDatabase database, Caller caller, Change change) =>
        (await database.Changes.CommitAsync(caller, new ChangeSet("test", "", [change]), default)).Succeeded.Should().BeTrue();

    private static async Task<List<Guid>> OnAsync(TestDatabase database, Guid card)
    {
        await using var db = database.Open();
        return await db.Files.Where(f => f.CardId == card).Select(f => f.Id).ToListAsync();
    }
}
