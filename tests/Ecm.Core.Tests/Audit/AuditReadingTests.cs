using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Tests.Access;
using Ecm.Testing;

namespace Ecm.Core.Tests.Audit;

/// <summary>The audit is searched by administrators, who learn nothing of cards that they may not read.</summary>
public sealed class AuditReadingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Audit_is_searched_by_person_action_object_and_time_and_read_page_by_page(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var card = await database.CardAsync(clerk, "Приказ");
        database.Clock.Advance(TimeSpan.FromDays(1));
        var noon = database.Clock.GetUtcNow();
        await database.Get<Users>().BlockAsync(admin, clerk.UserId, default);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.Get<Users>().PatchAsync(admin, clerk.UserId, new UserPatch { Blocked = false }, default);
        var audit = new AuditReading(database.Contexts);

        (await ActionsAsync(new() { ActorId = admin.UserId })).Should().Equal("user.unblock", "user.block");
        (await ActionsAsync(new() { Action = "card.create" })).Should().Equal("card.create");
        (await ActionsAsync(new() { ActorId = Guid.Empty, Action = "user.create" })).Should().HaveCount(2);
        (await ActionsAsync(new() { About = " clerk " })).Should().Equal("user.unblock", "user.block", "user.create");
        (await ActionsAsync(new() { About = $"https://ecm.example.org/cards/{card}?tab=flow" })).Should().Equal("card.create");
        (await ActionsAsync(new() { About = "никого такого нет" })).Should().BeEmpty();
        (await ActionsAsync(new() { From = noon, Until = noon.AddHours(1) })).Should().Equal("user.block");
        (await ActionsAsync(new() { From = noon.AddHours(1) })).Should().Equal("user.unblock");
        (await ActionsAsync(new() { Until = noon })).Should().NotContain("user.block").And.Contain("card.create");

        var all = new List<long>();
        for (string? cursor = null; ;)
        {
            var page = (await audit.ListAsync(admin, new(), cursor, 2, default)).Value;
            page.Items.Should().HaveCountLessThanOrEqualTo(2);
            all.AddRange(page.Items.Select(l => l.Number));
            if ((cursor = page.Cursor) is null)
                break;
        }

        all.Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
        all.Should().HaveCount((int)all[0], "numbers have no holes");
        (await audit.ListAsync(clerk, new(), null, 2, default)).Problem.Should().Be(Problems.Forbidden());
        (await audit.ListAsync(admin, new(), "x", 2, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("cursor"));

        async Task<IEnumerable<string>> ActionsAsync(AuditFilter filter) => (await audit.ListAsync(admin, filter, null, 50, default)).Value.Items.Select(l => l.Action);
    }

    [Fact]
    public async Task Card_that_the_administrator_may_not_read_has_neither_name_nor_content()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var (secret, open) = (await database.CardAsync(clerk, "Тайна"), await database.CardAsync(clerk, "Приказ"));
        await AccessRightsTests.SetAsync(database, clerk, secret, ("user:clerk", "manage"));
        var audit = new AuditReading(database.Contexts);

        var lines = (await audit.ListAsync(admin, new() { Action = "card.create" }, null, 50, default)).Value.Items;

        lines.Single(l => l.ObjectId == secret).Should().BeEquivalentTo(new { Closed = true, ObjectName = (string?)null, Payload = (object?)null, Actor = "clerk" });
        var shown = lines.Single(l => l.ObjectId == open);
        shown.Should().BeEquivalentTo(new { Closed = false, ObjectName = "Приказ", ObjectKind = "card" });
        shown.Payload!["title"]!.ToString().Should().Be("Приказ");
    }

    [Fact]
    public async Task Opened_list_holds_every_entry_until_the_role_is_taken_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        for (var i = 0; i < 250; i++)
            await database.CommitAsync(new CreateGroup(Guid.CreateVersion7(), $"Группа {i}", []));
        var audit = new AuditReading(database.Contexts);

        var lines = await (await audit.OpenAsync(admin, new() { Action = "group.create" }, default)).Value.ToListAsync();

        lines.Should().HaveCount(250);
        lines.Select(l => l.ObjectName).Should().OnlyHaveUniqueItems();
        (await audit.OpenAsync(await database.UserAsync("clerk", "clerk"), new(), default)).Problem.Should().Be(Problems.Forbidden());
    }
}
