using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Notices;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Cards;

public sealed class OpenedCardsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cards_opened_last_come_first_and_only_while_they_may_be_read(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (clerk, other) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"));
        var opened = Of(database);
        var cards = new List<Guid>();
        foreach (var title in new[] { "Первая", "Вторая", "Третья", "Чужая" })
            cards.Add(await database.CardAsync(title == "Чужая" ? other : clerk, title));
        await database.CommitAsync(new SetAccess(cards[3], new CardAccessSetting(false, null, [])));

        foreach (var at in new[] { 0, 1, 2, 3, 0 })
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await opened.KeepAsync(clerk, cards[at], default);
        }

        (await opened.ListAsync(clerk, 8, default)).Select(c => c.Title).Should().Equal("Первая", "Третья", "Вторая");
        (await opened.ListAsync(clerk, 2, default)).Select(c => c.Title).Should().Equal("Первая", "Третья");
        (await opened.ListAsync(other, 8, default)).Should().BeEmpty();

        await database.CommitAsync(new TrashCard(cards[2], Into: true, Version: null));
        (await opened.ListAsync(clerk, 8, default)).Select(c => c.Title).Should().Equal("Первая", "Вторая");
    }

    [Fact]
    public async Task Old_ones_are_forgotten()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var opened = Of(database);
        for (var at = 0; at < OpenedCards.MostKept + 2; at++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await opened.KeepAsync(clerk, await database.CardAsync(clerk, $"{at}"), default);
        }

        await using var db = database.Open();
        (await db.CardOpenings.CountAsync()).Should().Be(OpenedCards.MostKept);
        (await opened.ListAsync(clerk, 1, default))[0].Title.Should().Be($"{OpenedCards.MostKept + 1}");
    }

    private static OpenedCards Of(TestDatabase database) => new(database.Contexts, database.Get<DatabaseDialect>(), new NoticeReading(database.Contexts, new ChangeSignal(), database.Clock), database.Clock);
}
