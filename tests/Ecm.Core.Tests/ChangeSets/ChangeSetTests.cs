using System.Globalization;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.ChangeSets;

/// <summary>The one way to write: all or nothing, once for each key, in the order of the change numbers.</summary>
public sealed class ChangeSetTests
{
    [Fact]
    public async Task Set_whose_last_change_is_refused_writes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var card = await database.CardAsync(author, "Старое");
        var before = await HeadAsync(database);

        var result = await CommitAsync(database, author, Retitle(card, 1, "Новое"), Retitle(card, 7, "Ещё новее"));

        result.Problem.Should().Be(Problems.VersionConflict());
        (await RowAsync(database, card)).Should().BeEquivalentTo(new { Title = "Старое", Version = 1 });
        (await HeadAsync(database)).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Change_that_changes_nothing_leaves_no_trace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(Caller.System, "Договор");
        var before = await HeadAsync(database);

        (await CommitAsync(database, Caller.System, Retitle(card, 1, "Договор"))).Value.Change.Should().Be(before.Number);

        (await HeadAsync(database)).Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_that_is_sent_again_under_its_key_is_answered_as_the_first_time(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk") with { IdempotencyKey = "k-1" };
        var other = await database.UserAsync("other", "clerk") with { IdempotencyKey = "k-1" };
        await database.CardAsync(Caller.System, "Тип есть");

        var answers = await database.WhileTimePassesAsync(Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.CardAsync(author, "Письмо")))));
        await database.CardAsync(other, "Письмо");

        answers.Distinct().Should().ContainSingle("each was answered with the card of the one that was carried out");
        await using var db = database.Open();
        (await db.Cards.Where(c => c.Title == "Письмо").Select(c => c.AuthorId).ToListAsync()).Should().BeEquivalentTo([author.UserId, other.UserId]);
    }

    [Fact]
    public async Task Key_that_was_used_for_something_else_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk") with { IdempotencyKey = "k-1" };
        var card = await database.CardAsync(author, "Письмо");

        (await CommitAsync(database, author, Retitle(card, 1, "Другое"))).Problem.Should().BeEquivalentTo(Problems.KeyReused());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Writers_of_one_card_lose_no_update(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var card = await database.CardAsync(Caller.System, "0");

        var results = await database.WhileTimePassesAsync(Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var seen = await RowAsync(database, card);
                var next = int.Parse(seen.Title, CultureInfo.InvariantCulture) + 1;
                var result = await CommitAsync(database, Caller.System, Retitle(card, seen.Version, $"{next}"));
                if (result.Succeeded)
                    return true;
                result.Problem!.Code.Should().BeOneOf("version-conflict", "busy");
            }

            return false;
        }))));

        var written = results.Count(r => r);
        written.Should().BePositive();
        (await RowAsync(database, card)).Should().BeEquivalentTo(new { Title = $"{written}", Version = written + 1 });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_have_no_hole_and_a_reader_who_follows_them_misses_nothing(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        await database.CardAsync(Caller.System, "Тип есть");
        var start = (await HeadAsync(database)).Number;
        const int writers = 4, each = 8;

        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
                await database.CardAsync(Caller.System, $"{w}-{i}");
        })));
        var (seen, cursor) = (new List<long>(), start);
        while (true)
        {
            var over = writing.IsCompleted;
            await using var db = database.Open();
            var fresh = await db.Audit.Where(e => e.Number > cursor).OrderBy(e => e.Number).Select(e => e.Number).ToListAsync();
            seen.AddRange(fresh);
            cursor = fresh.Count > 0 ? fresh[^1] : cursor;
            if (over)
                break;
        }

        await writing;
        seen.Should().Equal(Enumerable.Range(1, writers * each).Select(n => start + n));
    }

    private static PatchCard Retitle(Guid card, int version, string title) => new(card, version, new CardPatch { Title = title });

    private static Task<Result<ChangeReceipt>> CommitAsync(TestDatabase database, Caller caller, params PatchCard[] changes) =>
        database.Changes.CommitAsync(caller, new ChangeSet("card.patch", changes[0].Id.ToString(), changes), default);

    private static async Task<Card> RowAsync(TestDatabase database, Guid card)
    {
        await using var db = database.Open();
        return await db.Cards.AsNoTracking().SingleAsync(c => c.Id == card);
    }

    private static async Task<ChangeHead> HeadAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Heads.AsNoTracking().SingleAsync();
    }
}
