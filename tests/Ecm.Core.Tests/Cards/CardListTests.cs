using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Cards;

/// <summary>Exact lists in each order, by pages, on both databases.</summary>
public sealed class CardListTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_order_is_kept_over_all_pages(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");
        var made = new List<Guid>();
        for (var n = 0; n < 7; n++)
            made.Add(await database.CardAsync(clerk, $"Карточка {n}"));
        // Two on one day, and the days not in the order of making.
        int[] days = [3, 1, 2, 2, 5, 4, 2];
        await RegisterAsync(database, made, days);
        foreach (var n in (int[])[4, 0])
            await database.CommitAsync(new PatchCard(made[n], 1, new CardPatch { Title = $"Правка {n}" }));

        (await PagesAsync(database, clerk, new CardFilter { Sort = CardSort.Newest })).Should().Equal(made.AsEnumerable().Reverse());
        (await PagesAsync(database, clerk, new CardFilter { Sort = CardSort.Oldest })).Should().Equal(made);
        (await PagesAsync(database, clerk, new CardFilter())).Should().Equal(made.AsEnumerable().Reverse());
        (await PagesAsync(database, clerk, new CardFilter { Sort = CardSort.Changed })).Take(2).Should().Equal(made[0], made[4]);
        (await PagesAsync(database, clerk, new CardFilter { Sort = CardSort.Changed })).Should().BeEquivalentTo(made);
        (await PagesAsync(database, clerk, new CardFilter { Sort = CardSort.Registered, Register = "letters" }))
            .Should().Equal(made.OrderByDescending(id => (days[made.IndexOf(id)], made.IndexOf(id))));

        foreach (var filter in new[] { new CardFilter { Sort = CardSort.Newest }, new CardFilter { Sort = CardSort.Oldest }, new CardFilter { Sort = CardSort.Changed }, new CardFilter { Sort = CardSort.Registered, Register = "letters" } })
            await ExpectPlacesAsync(database, clerk, filter);
        (await new CardReading(database.Contexts).PlaceAsync(clerk, new CardFilter { Register = "others" }, made[0], default)).Should().BeNull();
    }

    private static async Task ExpectPlacesAsync(TestDatabase database, Caller clerk, CardFilter filter)
    {
        var all = await PagesAsync(database, clerk, filter);
        for (var at = 0; at < all.Count; at++)
        {
            var place = (await new CardReading(database.Contexts).PlaceAsync(clerk, filter, all[at], default))!;
            (place.Number, place.Total, place.Previous?.Id, place.Next?.Id).Should().Be((at + 1, all.Count, at == 0 ? null : all[at - 1], at == all.Count - 1 ? null : all[at + 1]));
        }
    }

    [Fact]
    public async Task Order_of_a_journal_needs_the_journal_and_cursors_stay_in_their_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var lists = new CardReading(database.Contexts);

        (await lists.ListAsync(clerk, new CardFilter { Sort = CardSort.Registered }, null, 5, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("sort"));
        foreach (var (sort, cursor) in new[] { (CardSort.Newest, "12"), (CardSort.Changed, $"{Guid.CreateVersion7():N}"), (CardSort.Registered, "20240230x") })
            (await lists.ListAsync(clerk, new CardFilter { Sort = sort, Register = "letters" }, cursor, 5, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("cursor"));
    }

    private static async Task RegisterAsync(TestDatabase database, List<Guid> cards, int[] days)
    {
        await using var db = database.Open();
        for (var n = 0; n < cards.Count; n++)
        {
            var (id, day) = (cards[n], new DateOnly(2026, 3, days[n]));
            await db.Cards.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Register, "letters").SetProperty(c => c.RegisteredOn, day));
        }
    }

    private static async Task<IReadOnlyList<Guid>> PagesAsync(TestDatabase database, Caller caller, CardFilter filter)
    {
        var found = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await new CardReading(database.Contexts).ListAsync(caller, filter, cursor, 2, default)).Value;
            page.Items.Should().HaveCountLessThanOrEqualTo(2);
            found.AddRange(page.Items.Select(c => c.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        return found;
    }
}
