using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Access;

public sealed class AccessRightsTests
{
    [Fact]
    public async Task New_card_gives_clerks_edit_readers_read_admins_manage_and_its_author_manage()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, other, reader, admin, nobody) = (
            await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"), await database.UserAsync("reader", "reader"),
            await database.UserAsync("boss", "admin"), await database.UserAsync("nobody"));
        var card = await database.CardAsync(clerk, "Договор");

        (await LevelAsync(database, clerk, card)).Should().Be(AccessLevel.Manage);
        (await LevelAsync(database, other, card)).Should().Be(AccessLevel.Edit);
        (await LevelAsync(database, reader, card)).Should().Be(AccessLevel.Read);
        (await LevelAsync(database, admin, card)).Should().Be(AccessLevel.Manage);
        (await LevelAsync(database, nobody, card)).Should().Be(AccessLevel.None);
    }

    [Fact]
    public async Task None_beats_the_other_entries_and_a_grant_comes_after_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(author, "Договор");

        await SetAsync(database, author, card, ("role:clerk", "edit"), ("user:clerk", "none"), ("user:author", "none"), ("everyone", "read"));

        (await LevelAsync(database, clerk, card)).Should().Be(AccessLevel.None);
        (await LevelAsync(database, author, card)).Should().Be(AccessLevel.Manage, because: "the author's grant stands outside the list");
    }

    [Fact]
    public async Task Everyone_is_every_signed_in_user()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var nobody = await database.UserAsync("nobody");
        var card = await database.CardAsync(author, "Приказ");

        await SetAsync(database, author, card, ("everyone", "read"));

        (await LevelAsync(database, nobody, card)).Should().Be(AccessLevel.Read);
        (await database.Get<AccessRights>().GetAsync(nobody, card, default)).Value.Level.Should().Be(AccessLevel.Read);
    }

    [Fact]
    public async Task Own_list_reaches_the_descendants_that_inherit_and_raises_change_but_not_version()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var reader = await database.UserAsync("reader", "reader");
        var top = await database.CardAsync(author, "Договор");
        var child = await database.CardAsync(author, "Приложение", top);
        var apart = await database.CardAsync(author, "Отдельное", top);
        var grandchild = await database.CardAsync(author, "Акт", child);
        var below = await database.CardAsync(author, "Под отдельным", apart);
        await SetAsync(database, author, apart, ("role:reader", "read"));
        var before = await RowsAsync(database);

        await SetAsync(database, author, top, ("role:clerk", "edit"));

        var after = await RowsAsync(database);
        foreach (var (id, follows) in new[] { (top, true), (child, true), (grandchild, true), (apart, false), (below, false) })
        {
            (await LevelAsync(database, reader, id)).Should().Be(follows ? AccessLevel.None : AccessLevel.Read);
            after[id].Version.Should().Be(before[id].Version);
            after[id].ContentChange.Should().Be(before[id].ContentChange);
            (after[id].AccessChange > before[id].AccessChange).Should().Be(follows);
            (after[id].Change == after[id].AccessChange).Should().Be(follows || id == apart || id == below);
        }
    }

    [Fact]
    public async Task Inheriting_again_takes_the_parents_list_and_says_where_it_is_from()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var reader = await database.UserAsync("reader", "reader");
        var top = await database.CardAsync(author, "Договор");
        var child = await database.CardAsync(author, "Приложение", top);
        await SetAsync(database, author, child, ("role:clerk", "read"));

        var rights = database.Get<AccessRights>();
        var view = (await rights.SetAsync(author, child, new CardAccessSetting(true, null, []), default)).Value;

        (view.Inherit, view.From).Should().Be((true, top));
        (await LevelAsync(database, reader, child)).Should().Be(AccessLevel.Read);
        (await rights.SetAsync(author, child, new CardAccessSetting(true, null, [new EntryText("everyone", "none")]), default))
            .Problem!.Code.Should().Be("entries-inherited", because: "an entry that does not hold must not look as if it did");
    }

    [Fact]
    public async Task Only_who_manages_sets_access_and_who_may_not_read_learns_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var (clerk, nobody) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("nobody"));
        var card = await database.CardAsync(author, "Договор");
        var rights = database.Get<AccessRights>();
        var open = new CardAccessSetting(false, null, [new EntryText("everyone", "manage")]);

        (await rights.SetAsync(clerk, card, open, default)).Problem.Should().Be(Problems.Forbidden());
        (await rights.SetAsync(nobody, card, open, default)).Problem.Should().Be(Problems.NotFound());
        (await rights.SetAsync(nobody, Guid.CreateVersion7(), open, default)).Problem.Should().Be(Problems.NotFound());
        (await rights.GetAsync(nobody, card, default)).Problem.Should().Be(Problems.NotFound());
        (await rights.TakeOverAsync(nobody, card, "why not", default)).Problem.Should().Be(Problems.NotFound());
        (await rights.TakeOverAsync(clerk, card, "why not", default)).Problem.Should().Be(Problems.Forbidden());
        (await rights.WithdrawAsync(clerk, card, "author", default)).Problem.Should().Be(Problems.Forbidden());
    }

    [Fact]
    public async Task Principals_are_named_by_login_and_name_and_kept_by_id()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var group = (await database.Get<Core.People.Groups>().CreateAsync(admin, "Отдел закупок", ["boss"], default)).Value.Id;
        var card = await database.CardAsync(admin, "Договор");

        var view = await SetAsync(database, admin, card, ("user:BOSS", "read"), ("group:Отдел закупок", "edit"), ("role:Clerk", "approve"));

        view.Entries.Should().BeEquivalentTo(
        [
            new EntryView(Principal.User(admin.UserId), "boss", AccessLevel.Read),
            new EntryView(Principal.Group(group), "Отдел закупок", AccessLevel.Edit),
            new EntryView("role:clerk", "clerk", AccessLevel.Approve),
        ]);
        foreach (var unknown in new[] { "user:ghost", $"user:{Guid.CreateVersion7()}", "group:ghost", "role:ghost", "ghost", "", "list:x", "Everyone", "user:" })
            (await database.Get<AccessRights>().SetAsync(admin, card, new CardAccessSetting(false, null, [new EntryText(unknown, "read")]), default))
                .Problem.Should().BeEquivalentTo(Problems.UnknownPrincipal(unknown));
        (await database.Get<AccessRights>().SetAsync(admin, card, new CardAccessSetting(false, null, [new EntryText("everyone", "Read")]), default))
            .Problem!.Code.Should().Be("level-wrong");
    }

    [Fact]
    public async Task Takeover_is_the_administrators_way_past_a_list_and_its_reason_stays_in_the_history()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, admin) = (await database.UserAsync("author", "clerk"), await database.UserAsync("boss", "admin"));
        var card = await database.CardAsync(author, "Личное");
        await SetAsync(database, author, card, ("user:author", "manage"));
        var rights = database.Get<AccessRights>();
        (await rights.GetAsync(admin, card, default)).Problem.Should().Be(Problems.NotFound(), because: "no role reads by itself");
        (await rights.TakeOverAsync(admin, card, "  ", default)).Problem!.Code.Should().Be("reason-required");

        (await rights.TakeOverAsync(admin, card, "Сотрудник уволен", default)).Value.Level.Should().Be(AccessLevel.Manage);

        await using (var db = database.Open())
        {
            var entry = await db.Audit.SingleAsync(e => e.Action == "access.takeover");
            (entry.ObjectId, entry.ActorId).Should().Be((card, admin.UserId));
            (await db.AuditPayloads.SingleAsync(p => p.Number == entry.Number)).Json.Should().Contain("Сотрудник уволен");
        }

        (await rights.WithdrawAsync(author, card, "takeover", default)).Succeeded.Should().BeTrue();
        (await LevelAsync(database, admin, card)).Should().Be(AccessLevel.None);
    }

    [Fact]
    public async Task Authors_grant_can_be_withdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, admin) = (await database.UserAsync("author", "clerk"), await database.UserAsync("boss", "admin"));
        var card = await database.CardAsync(author, "Договор");

        (await database.Get<AccessRights>().WithdrawAsync(admin, card, "author", default)).Succeeded.Should().BeTrue();

        (await LevelAsync(database, author, card)).Should().Be(AccessLevel.Edit, because: "that is what the list gives a clerk");
        (await database.Get<AccessRights>().WithdrawAsync(admin, card, "assignment", default)).Problem!.Code.Should().Be("parameter-wrong");
    }

    internal static async Task<CardAccessView> SetAsync(TestDatabase database, Caller caller, Guid card, params (string Principal, string Level)[] entries) =>
        (await database.Get<AccessRights>().SetAsync(
            caller, card, new CardAccessSetting(false, null, [.. entries.Select(e => new EntryText(e.Principal, e.Level))]), default)).Value;

    internal static async Task<AccessLevel> LevelAsync(TestDatabase database, Caller caller, Guid card)
    {
        await using var db = database.Open();
        var level = await CardAccess.LevelAsync(db, await db.Cards.SingleAsync(c => c.Id == card), caller, default);
        (await db.Readable(db.Cards, caller).AnyAsync(c => c.Id == card)).Should().Be(level >= AccessLevel.Read, because: "both ways of asking agree");
        return level;
    }

    private static async Task<Dictionary<Guid, Card>> RowsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Cards.AsNoTracking().ToDictionaryAsync(c => c.Id);
    }
}
