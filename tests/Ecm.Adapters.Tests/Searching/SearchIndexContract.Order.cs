using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Fact]
    public void Order_is_as_asked()
    {
        Index.Put(
            Card(1, "Ёлка") with { Date = new(2024, 1, 1), Number = "10/24" },
            Card(2, "arbor") with { Date = new(2024, 1, 2), Number = "9/24" },
            Card(3, "Дуб"),
            Card(4, "жасмин") with { Date = new(2024, 1, 1), Number = "А-2" });

        Sorted(SearchSort.Newest).Should().Equal(2, 4, 1, 3);
        Sorted(SearchSort.Oldest).Should().Equal(1, 4, 2, 3);
        Sorted(SearchSort.Title).Where(id => id != 2).Should().Equal(3, 1, 4);
        Sorted(SearchSort.Number).Should().Equal(2, 1, 4, 3);
        Sorted(SearchSort.Relevance).Should().Equal(1, 2, 3, 4);

        int[] Sorted(SearchSort sort) => Index.Ask(For(AllNode.Instance) with { Sort = sort }).Numbers();
    }

    [Theory]
    [InlineData(SearchSort.Relevance)]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Oldest)]
    [InlineData(SearchSort.Title)]
    [InlineData(SearchSort.Number)]
    public void Going_on_after_each_hit_yields_each_card_once_in_the_same_order(SearchSort sort)
    {
        var random = new Random(7);
        for (var at = 0; at < 200; at += 20)
            Index.Put([.. Enumerable.Range(at + 1, 20).Select(id => RandomCard(id, random))]);
        var request = For(Any(Word("лес"), Word("поле"), Word("река"))) with { Sort = sort, Size = 100 };
        var whole = Index.Ask(request).Numbers().Concat(Index.Ask(request with { Skip = 100 }).Numbers()).ToArray();

        var walked = new List<int>();
        for (SearchPosition? after = null; ;)
        {
            var answer = Index.Ask(request with { Size = 7, After = after });
            answer.Total.Should().Be(whole.Length);
            walked.AddRange(answer.Numbers());
            if (answer.Hits.Count < 7) break;
            after = answer.Hits[^1].Position;
        }

        walked.Should().Equal(whole).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Position_after_which_its_own_card_is_gone_still_holds()
    {
        Index.Put([.. Enumerable.Range(1, 9).Select(id => Card(id, $"Дело {id}"))]);
        var request = For(AllNode.Instance) with { Sort = SearchSort.Title, Size = 3 };
        var position = Index.Ask(request).Hits[^1].Position;

        Index.Write(new([], [], [Id(3)], 100));

        Index.Ask(request with { After = position }).Numbers().Should().Equal(4, 5, 6);
    }

    [Fact]
    public void Order_does_not_depend_on_the_order_of_writing()
    {
        var cards = Enumerable.Range(1, 60).Select(id => RandomCard(id, new Random(id))).ToArray();
        Index.Put(cards);
        var ordered = Index.Ask(For(Any(Word("лес"), Word("поле"), Word("река"))) with { Size = 100 });

        foreach (var some in cards.Reverse().Chunk(7)) Index.Put(some);

        var again = Index.Ask(For(Any(Word("лес"), Word("поле"), Word("река"))) with { Size = 100 });
        again.Should().BeEquivalentTo(ordered, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Position_of_another_order_is_refused()
    {
        Index.Put(Card(1, "лес"));

        var asking = () => Index.Ask(For(Word("лес")) with { Sort = SearchSort.Newest, After = new SearchPosition("чепуха", Id(1)) });

        asking.Should().Throw<FormatException>();
    }

    private static IndexCard RandomCard(int id, Random random)
    {
        string[] words = ["лес", "поле", "река", "гора", "камень", "вода", "договор", "поставка"];
        var card = Card(id, $"Дело {random.Next(30)}", string.Join(' ', random.GetItems(words, random.Next(1, 40))), string.Join(' ', random.GetItems(words, 3)));
        return (card with
        {
            Number = random.Next(3) == 0 ? null : $"{random.Next(20)}-{random.Next(3)}",
            Date = random.Next(4) == 0 ? null : new DateOnly(2020 + random.Next(3), 1, 1 + random.Next(5)),
        }).With(CardType, words[random.Next(3)], facet: true);
    }
}
