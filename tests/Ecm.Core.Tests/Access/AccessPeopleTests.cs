using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Access;

public sealed class AccessPeopleTests
{
    [Fact]
    public async Task Whoever_reads_is_told_with_the_entries_that_say_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (boss, clerk, buyer, outcast, stranger) = (
            await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"), await database.UserAsync("buyer"),
            await database.UserAsync("outcast", "clerk"), await database.UserAsync("stranger"));
        var group = (await database.Get<Groups>().CreateAsync(boss, "Отдел закупок", ["buyer", "outcast"], default)).Value.Id;
        var card = await database.CardAsync(boss, "Договор");
        await AccessRightsTests.SetAsync(database, boss, card, ("role:clerk", "edit"), ("group:Отдел закупок", "read"), ("user:outcast", "none"));

        var seen = (await database.Get<AccessPeople>().ListAsync(boss, card, letters: null, default)).Value;

        seen.Total.Should().Be(3);
        seen.People.Select(p => (p.Id, p.Level)).Should().Equal((boss.UserId, AccessLevel.Manage), (buyer.UserId, AccessLevel.Read), (clerk.UserId, AccessLevel.Edit));
        seen.People[0].Reasons.Should().Equal(new AccessReason(Principal.User(boss.UserId), "boss", AccessLevel.Manage, "author"));
        seen.People[1].Reasons.Should().Equal(new AccessReason(Principal.Group(group), "Отдел закупок", AccessLevel.Read, null));
        foreach (var person in new[] { boss, clerk, buyer, outcast, stranger })
        {
            var told = (await database.Get<AccessPeople>().ListAsync(boss, card, person.Name, default)).Value.People.Should().ContainSingle().Subject;
            told.Level.Should().Be(await AccessRightsTests.LevelAsync(database, await database.AgainAsync(person), card), person.Name);
        }
    }

    [Fact]
    public async Task Everyone_reads_but_who_is_blocked_and_who_is_asked_for_by_letters_is_told_also_without_a_right()
    {
        await using var database = await TestDatabase.CreateAsync();
        var boss = await database.UserAsync("boss", "admin");
        await database.UserAsync("ИвановИИ");
        var gone = await database.UserAsync("gone");
        var open = await database.CardAsync(boss, "Приказ");
        var closed = await database.CardAsync(boss, "Личное");
        await AccessRightsTests.SetAsync(database, boss, open, ("everyone", "read"));
        await AccessRightsTests.SetAsync(database, boss, closed, ("user:boss", "manage"));
        await database.Get<Users>().BlockAsync(boss, gone.UserId, default);

        (await database.Get<AccessPeople>().ListAsync(boss, open, "", default)).Value.People.Select(p => p.Login).Should().Equal("boss", "ИвановИИ");
        var asked = (await database.Get<AccessPeople>().ListAsync(boss, closed, "иванов", default)).Value.People;
        asked.Should().ContainSingle().Which.Should().Match<AccessPerson>(p => p.Level == AccessLevel.None && p.Reasons.Count == 0);
    }

    [Fact]
    public async Task Only_who_manages_a_card_is_told_and_who_may_not_read_learns_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, clerk, stranger) = (await database.UserAsync("author", "clerk"), await database.UserAsync("clerk", "clerk"), await database.UserAsync("stranger"));
        var card = await database.CardAsync(author, "Договор");

        (await database.Get<AccessPeople>().ListAsync(clerk, card, null, default)).Problem.Should().Be(Problems.Forbidden());
        (await database.Get<AccessPeople>().ListAsync(stranger, card, null, default)).Problem.Should().Be(Problems.NotFound());
    }
}
