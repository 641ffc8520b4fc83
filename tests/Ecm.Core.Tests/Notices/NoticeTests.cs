using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Ecm.Core.Tests.Cards;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Notices;

/// <summary>People are told what concerns them, once, and only of what they may read.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_made_a_card_is_responsible_or_has_spoken_is_told_of_comments_and_nobody_of_their_own(bool postgreSql)
    {
        await using var database = await SomeTypes.OpenAsync(postgreSql);
        var (author, reader, other) = (await database.UserAsync("author", "clerk"), await database.UserAsync("reader", "clerk"), await database.UserAsync("other", "clerk"));
        var follower = await FollowAsync(database);
        var card = (await database.MakeAsync(author, SomeTypes.Order, SomeTypes.Values(("subject", "\"О складе\"")), title: "О складе")).Value;

        await CommentAsync(database, reader, card);
        await CommentAsync(database, author, card);
        await CommentAsync(database, author, card);
        await ToldAsync(follower);

        (await Of(database).ListAsync(author, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Kind = NoticeKind.Comment, Actor = "reader", SubjectId = card, Subject = "О складе", Count = 1L, Seen = false });
        (await Of(database).ListAsync(reader, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = NoticeKind.Comment, Actor = "author", Count = 2L });
        (await Of(database).ListAsync(other, default)).Should().BeEmpty();
        (await Of(database).CountAsync(reader, default)).Should().Be(1);
        await Of(database).SeeAboutAsync(reader, card, default);
        (await Of(database).CountAsync(reader, default)).Should().Be(0);
        (await Of(database).CountAsync(author, default)).Should().Be(1, "what is seen is each person's own");

        await CommentAsync(database, author, card);
        await ToldAsync(follower);
        (await Of(database).ListAsync(reader, default)).Select(n => (n.Count, n.Seen)).Should().Equal((1, false), (2, true));
    }

    [Fact]
    public async Task Whoever_becomes_responsible_is_told()
    {
        await using var database = await SomeTypes.OpenAsync();
        var (author, chosen) = (await database.UserAsync("author", "clerk"), await database.UserAsync("chosen", "clerk"));
        var follower = await FollowAsync(database);

        var made = (await database.MakeAsync(author, SomeTypes.Order, SomeTypes.Values(("subject", "\"А\""), ("responsible", $"\"{chosen.UserId}\"")), title: "А")).Value;
        await database.MakeAsync(author, SomeTypes.Order, SomeTypes.Values(("subject", "\"Б\""), ("responsible", $"\"{author.UserId}\"")));
        await ToldAsync(follower);

        (await Of(database).ListAsync(chosen, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = NoticeKind.Responsible, SubjectId = made, Actor = "author" });
        (await Of(database).ListAsync(author, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task People_and_members_of_groups_are_told_of_a_card_that_is_opened_for_them_and_of_many_in_one_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, named, member) = (await database.UserAsync("author", "clerk"), await database.UserAsync("named"), await database.UserAsync("member"));
        var group = Guid.CreateVersion7();
        await database.CommitAsync(new CreateGroup(group, "Юристы", ["member"]));
        member = await database.AgainAsync(member);
        var cards = new List<Guid>();
        for (var at = 0; at < 7; at++)
            cards.Add(await database.CardAsync(author, $"Договор {at}"));
        var follower = await FollowAsync(database);

        await OpenAsync(cards[0], [new("user:named", "read"), new("group:Юристы", "edit")]);
        await ToldAsync(follower);
        foreach (var reader in new[] { named, member })
            (await Of(database).ListAsync(reader, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = NoticeKind.Access, SubjectId = cards[0], Actor = "author", Count = 1L });

        foreach (var card in cards[1..])
            await OpenAsync(card, [new("user:named", "read")]);
        await OpenAsync(cards[0], [new("user:named", "edit")]);
        await ToldAsync(follower);
        (await Of(database).ListAsync(named, default)).Select(n => (n.SubjectId, n.Count)).Should().BeEquivalentTo([(null, 6L), ((Guid?)cards[0], 1L)], "more rights on what one could read are no news");

        async Task OpenAsync(Guid card, IReadOnlyList<EntryText> entries) =>
            (await database.Changes.CommitAsync(author, new ChangeSet("access.set", card.ToString(), [new SetAccess(card, new CardAccessSetting(false, null, entries))]), default)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task What_may_not_be_read_any_more_is_neither_shown_nor_counted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, reader) = (await database.UserAsync("author", "clerk"), await database.UserAsync("reader", "clerk"));
        var follower = await FollowAsync(database);
        var (closed, trashed) = (await database.CardAsync(author, "Закрытая"), await database.CardAsync(author, "Выброшенная"));
        foreach (var card in new[] { closed, trashed })
        {
            await CommentAsync(database, reader, card);
            await CommentAsync(database, author, card);
        }

        await ToldAsync(follower);
        (await Of(database).CountAsync(reader, default)).Should().Be(2);
        await database.CommitAsync(new SetAccess(closed, new CardAccessSetting(false, null, [])), new TrashCard(trashed, Into: true, null));

        (await Of(database).CountAsync(reader, default)).Should().Be(0);
        (await Of(database).ListAsync(reader, default)).Should().BeEmpty();
        await CommentAsync(database, author, closed);
        await ToldAsync(follower);
        await database.CommitAsync(new SetAccess(closed, new CardAccessSetting(true, null, [])));
        (await Of(database).ListAsync(reader, default)).Should().ContainSingle().Which.Count.Should().Be(1, "what was said behind a closed door is not told later");
    }

    [Fact]
    public async Task Whoever_brought_a_file_in_is_told_that_it_could_not_be_read_and_an_author_of_a_takeover()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (author, admin) = (await database.UserAsync("author", "clerk"), await database.UserAsync("admin", "admin"));
        var card = await database.CardAsync(author, "Скан");
        var file = Guid.CreateVersion7();
        await database.Changes.CommitAsync(author, new ChangeSet("file.add", "", [new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new BlobReceipt(1, new string('0', 64)), "скан.pdf", "application/pdf"))]), default);
        var follower = await FollowAsync(database);
        await using var db = database.Open();
        var version = await db.FileVersions.SingleAsync(v => v.FileId == file);

        await database.CommitAsync(new EndIntake(version.Id, IntakeState.Parked, "encrypted"));
        await database.Changes.CommitAsync(admin, new ChangeSet("access.takeover", card.ToString(), [new TakeOver(card, "увольнение")]), default);
        await ToldAsync(follower);

        (await Of(database).ListAsync(author, default)).Select(n => (n.Kind, n.Actor)).Should().BeEquivalentTo([(NoticeKind.Parked, null), (NoticeKind.TakenOver, "admin")]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_nodes_tell_each_entry_once_and_nothing_of_what_was_before(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (author, reader) = (await database.UserAsync("author", "clerk"), await database.UserAsync("reader", "clerk"));
        var card = await database.CardAsync(author, "Договор");
        await CommentAsync(database, reader, card);
        NoticeFollower one = await FollowAsync(database), two = Follower(database);
        (await Of(database).ListAsync(author, default)).Should().BeEmpty();

        for (var at = 0; at < 20; at++)
            await CommentAsync(database, reader, card);
        await Task.WhenAll(ToldAsync(one), ToldAsync(two));

        (await Of(database).ListAsync(author, default)).Should().ContainSingle().Which.Count.Should().Be(20);
    }

    private static NoticeReading Of(TestDatabase database) => new(database.Contexts, new ChangeSignal(), database.Clock);

    private static NoticeFollower Follower(TestDatabase database) => new(
        database.Contexts, database.Get<DatabaseDialect>(), new NoticeRules(database.Get<CardTypeCatalog>(), database.Get<Callers>()), new ChangeSignal(), database.Clock, NullLogger<NoticeFollower>.Instance);

    /// <summary>A follower that has begun: only what comes now is news.</summary>
    private static async Task<NoticeFollower> FollowAsync(TestDatabase database)
    {
        var follower = Follower(database);
        await ToldAsync(follower);
        return follower;
    }

    private static async Task ToldAsync(NoticeFollower follower)
    {
        while (await follower.StepAsync(default))
        {
            // There may be more.
        }
    }

    private static async Task CommentAsync(TestDatabase database, Caller caller, Guid card)
    {
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await database.Changes.CommitAsync(caller, new ChangeSet("card.comment", card.ToString(), [new CommentOnCard(card, "Проверьте сумму")]), default)).Succeeded.Should().BeTrue();
    }
}
