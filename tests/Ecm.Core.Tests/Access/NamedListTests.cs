using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Access;

public sealed class NamedListTests
{
    [Fact]
    public async Task Repointing_moves_the_cards_that_hold_the_list_and_what_inherits_from_them_but_no_stranger_with_equal_entries()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var author = await database.UserAsync("author", "clerk");
        var (buyer, auditor) = (await database.UserAsync("buyer"), await database.UserAsync("auditor"));
        var lists = database.Get<NamedLists>();
        await PutAsync(lists, admin, "Закупки", ("user:buyer", "read"));
        await PutAsync(lists, admin, "Двойник", ("user:buyer", "read"));
        var holder = await database.CardAsync(author, "По списку", list: "Закупки");
        var child = await database.CardAsync(author, "Под ним", holder);
        var twin = await database.CardAsync(author, "По двойнику", list: "Двойник");
        var stranger = await database.CardAsync(author, "Сам по себе");
        await AccessRightsTests.SetAsync(database, author, stranger, ("user:buyer", "read"));

        await PutAsync(lists, admin, "Закупки", ("user:auditor", "read"));

        foreach (var (card, moved) in new[] { (holder, true), (child, true), (twin, false), (stranger, false) })
        {
            (await AccessRightsTests.LevelAsync(database, auditor, card)).Should().Be(moved ? AccessLevel.Read : AccessLevel.None);
            (await AccessRightsTests.LevelAsync(database, buyer, card)).Should().Be(moved ? AccessLevel.None : AccessLevel.Read);
        }

        var view = (await database.Get<AccessRights>().GetAsync(author, holder, default)).Value;
        view.List.Should().Be("Закупки");
        view.Entries.Should().Equal(new EntryView(Principal.User(auditor.UserId), "auditor", AccessLevel.Read));
    }

    [Fact]
    public async Task Names_are_for_everybody_entries_for_administrators_and_so_is_changing_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var lists = database.Get<NamedLists>();
        await PutAsync(lists, admin, "Закупки", ("role:clerk", "edit"));
        await PutAsync(lists, admin, "Пустой");

        (await lists.ListAsync(clerk, default)).Should().BeEquivalentTo([new NamedListView("Закупки", null), new NamedListView("Пустой", null)]);
        (await lists.ListAsync(admin, default)).Should().BeEquivalentTo(
            [new NamedListView("Закупки", [new EntryView("role:clerk", "clerk", AccessLevel.Edit)]), new NamedListView("Пустой", [])]);
        (await lists.PutAsync(clerk, "Закупки", [new EntryText("everyone", "manage")], default)).Problem.Should().Be(Problems.Forbidden());
    }

    [Fact]
    public async Task Card_takes_a_named_list_afterwards_and_an_unknown_name_is_a_problem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var reader = await database.UserAsync("reader", "reader");
        await PutAsync(database.Get<NamedLists>(), admin, "Закрытый", ("role:admin", "manage"));
        var card = await database.CardAsync(admin, "Договор");
        var rights = database.Get<AccessRights>();

        (await rights.SetAsync(admin, card, new CardAccessSetting(false, "Закрытый", []), default)).Value.List.Should().Be("Закрытый");
        (await AccessRightsTests.LevelAsync(database, reader, card)).Should().Be(AccessLevel.None);
        (await rights.SetAsync(admin, card, new CardAccessSetting(false, "Нет такого", []), default)).Problem!.Code.Should().Be("unknown-access-list");
    }

    private static async Task PutAsync(NamedLists lists, Caller admin, string name, params (string Principal, string Level)[] entries) =>
        (await lists.PutAsync(admin, name, [.. entries.Select(e => new EntryText(e.Principal, e.Level))], default)).Succeeded.Should().BeTrue();
}
