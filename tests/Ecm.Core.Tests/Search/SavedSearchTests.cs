using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Search;
using Ecm.Core.Search.Saved;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Search;

public sealed class SavedSearchTests
{
    private static readonly SearchQuestion Claims = new()
    {
        Query = "претензия", Types = ["incoming-letter"], States = ["execution"], Years = [2024], PartyId = Guid.CreateVersion7(), Register = "incoming",
        From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 6, 30), Within = Guid.CreateVersion7(), Sort = SearchSort.Oldest,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_is_kept_as_asked_and_belongs_to_its_owner_and_the_group_it_is_shared_with(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (searches, group) = (Of(database), Guid.CreateVersion7());
        var (owner, member, outsider) = (await database.UserAsync("owner"), await database.UserAsync("member"), await database.UserAsync("outsider"));
        await database.CommitAsync(new CreateGroup(group, "Юристы", ["owner", "member"]));
        (owner, member) = (await database.AgainAsync(owner), await database.AgainAsync(member));

        var saved = (await searches.CreateAsync(owner, new SearchToSave(" Претензии ", Claims, OnStart: true, group), default)).Value;
        await searches.CreateAsync(owner, new SearchToSave("акты", new SearchQuestion(), OnStart: false, null), default);

        saved.Should().BeEquivalentTo(new { Name = "Претензии", Question = Claims, OnStart = true, GroupId = group, Group = "Юристы", OwnerId = owner.UserId, Owner = "owner" });
        (await searches.ListAsync(owner, default)).Select(s => s.Name).Should().Equal("акты", "Претензии");
        (await searches.ListAsync(member, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(saved);
        (await searches.ListAsync(outsider, default)).Should().BeEmpty();
        (await searches.GetAsync(outsider, saved.Id, default)).Problem!.Code.Should().Be("not-found");
        (await searches.OpenAsync(outsider, saved.Id, default)).Problem!.Code.Should().Be("not-found");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_its_owner_changes_or_removes_a_search_and_both_are_in_the_audit(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (searches, group) = (Of(database), Guid.CreateVersion7());
        var (owner, member, outsider) = (await database.UserAsync("owner"), await database.UserAsync("member"), await database.UserAsync("outsider", "admin"));
        await database.CommitAsync(new CreateGroup(group, "Юристы", ["owner", "member"]));
        (owner, member) = (await database.AgainAsync(owner), await database.AgainAsync(member));
        var saved = (await searches.CreateAsync(owner, new SearchToSave("Претензии", Claims, OnStart: false, group), default)).Value;
        var other = new SearchToSave("Иски", Claims with { Query = "иск" }, OnStart: true, null);

        (await searches.ChangeAsync(member, saved.Id, other, default)).Problem!.Code.Should().Be("forbidden");
        (await searches.DeleteAsync(member, saved.Id, default)).Problem!.Code.Should().Be("forbidden");
        (await searches.ChangeAsync(outsider, saved.Id, other, default)).Problem!.Code.Should().Be("not-found");
        (await searches.DeleteAsync(outsider, saved.Id, default)).Problem!.Code.Should().Be("not-found");
        (await searches.ChangeAsync(owner, saved.Id, other, default)).Value.Should().BeEquivalentTo(new { Name = "Иски", OnStart = true, GroupId = (Guid?)null });
        (await searches.ChangeAsync(owner, saved.Id, other, default)).Succeeded.Should().BeTrue("what is so already may be said again");
        (await searches.ListAsync(member, default)).Should().BeEmpty();
        await searches.OpenAsync(owner, saved.Id, default);
        (await searches.DeleteAsync(owner, saved.Id, default)).Succeeded.Should().BeTrue();
        (await searches.ListAsync(owner, default)).Should().BeEmpty();

        await using var db = database.Open();
        var told = await (from entry in db.Audit
                          join payload in db.AuditPayloads on entry.Number equals payload.Number
                          where entry.ObjectId == saved.Id
                          orderby entry.Number
                          select new { entry.Action, entry.ObjectKind, payload.Json }).ToListAsync();
        told.Select(t => t.Action).Should().Equal("search.create", "search.change", "search.delete");
        told.Should().OnlyContain(t => t.ObjectKind == "search");
        System.Text.Json.Nodes.JsonNode.Parse(told[1].Json)!["name"]!.AsArray().Select(n => (string?)n).Should().Equal("Претензии", "Иски");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_of_a_removed_group_is_left_to_its_owner(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (searches, group) = (Of(database), Guid.CreateVersion7());
        var owner = await database.UserAsync("owner");
        await database.CommitAsync(new CreateGroup(group, "Юристы", ["owner"]));
        owner = await database.AgainAsync(owner);
        var saved = (await searches.CreateAsync(owner, new SearchToSave("Претензии", Claims, OnStart: false, group), default)).Value;

        await database.CommitAsync(new DeleteGroup(group));

        (await searches.GetAsync(await database.AgainAsync(owner), saved.Id, default)).Value.GroupId.Should().BeNull();
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (searches, owner, foreign) = (Of(database), await database.UserAsync("owner"), Guid.CreateVersion7());
        await database.CommitAsync(new CreateGroup(foreign, "Чужие", []));

        foreach (var (wrong, code) in new[]
        {
            (new SearchToSave(" ", Claims, false, null), "name-wrong"),
            (new SearchToSave(new string('а', 201), Claims, false, null), "name-wrong"),
            (new SearchToSave("Чужая группа", Claims, false, foreign), "unknown-group"),
            (new SearchToSave("Нет группы", Claims, false, Guid.CreateVersion7()), "unknown-group"),
            (new SearchToSave("Скобка", Claims with { Query = "(акт" }, false, null), "query-syntax"),
            (new SearchToSave("Длинный", Claims with { Query = new string('а', 5000) }, false, null), "query-too-long"),
            (new SearchToSave("Годы", Claims with { Years = [.. Enumerable.Range(1, 400)] }, false, null), "parameter-wrong"),
        })
            (await searches.CreateAsync(owner, wrong, default)).Problem!.Code.Should().Be(code, wrong.Name);

        await using var db = database.Open();
        for (var at = 0; at < SavedSearches.MostOwn; at++)
            db.SavedSearches.Add(new SavedSearch { Id = Guid.CreateVersion7(), OwnerId = owner.UserId, Name = $"{at}", Question = KeptQuestion.Write(Claims), CreatedAt = default });
        await db.SaveChangesAsync();
        (await searches.CreateAsync(owner, new SearchToSave("Ещё", Claims, false, null), default)).Problem!.Code.Should().Be("too-many-searches");
        (await searches.ListAsync(owner, default)).Should().HaveCount(SavedSearches.MostOwn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_person_has_opened_a_shared_search_at_their_own_time(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (searches, group) = (Of(database), Guid.CreateVersion7());
        var (owner, member) = (await database.UserAsync("owner"), await database.UserAsync("member"));
        await database.CommitAsync(new CreateGroup(group, "Юристы", ["owner", "member"]));
        (owner, member) = (await database.AgainAsync(owner), await database.AgainAsync(member));
        var made = database.Clock.GetUtcNow();
        var saved = (await searches.CreateAsync(owner, new SearchToSave("Претензии", Claims, OnStart: true, group), default)).Value;

        database.Clock.Advance(TimeSpan.FromHours(1));
        await searches.OpenAsync(member, saved.Id, default);
        database.Clock.Advance(TimeSpan.FromHours(1));
        await searches.OpenAsync(member, saved.Id, default);

        (await searches.GetAsync(owner, saved.Id, default)).Value.Since.Should().Be(made);
        (await searches.GetAsync(member, saved.Id, default)).Value.Since.Should().Be(made.AddHours(2));
    }

    private static SavedSearches Of(TestDatabase database) =>
        new(database.Contexts, database.Changes, new SavedSearchOpenings(database.Contexts, database.Get<DatabaseDialect>(), database.Clock), new NoticeReading(database.Contexts, new ChangeSignal(), database.Clock));
}
