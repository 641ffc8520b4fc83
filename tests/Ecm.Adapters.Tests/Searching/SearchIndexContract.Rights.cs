using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Fact]
    public void Card_is_found_only_by_those_who_may_read_it()
    {
        Index.Put(Card(1, "лес").In(1), Card(2, "лес").In(2), Card(3, "лес").In(3, "user:anna"), Card(4, "лес").In(70_000));

        Index.Find(Word("лес"), Reader(1)).Should().Equal(1);
        Index.Find(Word("лес"), Reader(1, 2)).Should().Equal(1, 2);
        Index.Find(Word("лес"), Scope([2], ["user:anna", "everyone"])).Should().Equal(2, 3);
        Index.Find(Word("лес"), Scope([], ["everyone"])).Should().BeEmpty();
        Index.Find(Word("лес"), Reader(70_000)).Should().Equal(4);
    }

    [Fact]
    public void Change_of_access_alone_is_seen_at_once()
    {
        Index.Put(Card(1, "лес").In(1), Card(2, "лес").In(2, "user:anna"));
        Index.Find(Word("лес"), Reader(1)).Should().Equal(1);

        Index.Write(new([], [new IndexAccess(Id(1), 50, 2, []), new IndexAccess(Id(2), 51, 1, ["user:boris"]), new IndexAccess(Id(9), 52, 1, [])], [], 52));

        Index.Find(Word("лес"), Reader(1)).Should().Equal(2);
        Index.Find(Word("лес"), Reader(2)).Should().Equal(1);
        Index.Find(Word("лес"), Scope([], ["user:anna"])).Should().BeEmpty();
        Index.Find(Word("лес"), Scope([], ["user:boris"])).Should().Equal(2);
        Index.List().Should().BeEquivalentTo([(Id(1), 50L), (Id(2), 51L)]);
    }

    [Fact]
    public async Task Change_of_access_survives_a_restart_and_a_later_change()
    {
        Index.Put(Card(1, "лес").In(1));
        Index.Apply(new([], [new IndexAccess(Id(1), 50, 2, ["user:anna"])], [], 50));
        Index.Commit();

        await ReopenAsync();
        Index.Find(Word("лес"), Reader(2)).Should().Equal(1);
        Index.Write(new([], [new IndexAccess(Id(1), 51, 3, [])], [], 51));

        Index.Find(Word("лес"), Scope([2], ["user:anna"])).Should().BeEmpty();
        Index.Find(Word("лес"), Reader(3)).Should().Equal(1);
    }

    [Fact]
    public void Change_of_access_of_an_unknown_card_of_an_empty_index_is_passed_over()
    {
        Index.Write(new([], [new IndexAccess(Id(1), 1, 2, [])], [], 7));

        Index.Cursor.Should().Be(7);
        Index.List().Should().BeEmpty();
    }

    [Fact]
    public void Hidden_card_is_left_out_of_hits_total_and_facets()
    {
        Index.Put(Card(1, "лес").With(CardType, "act", facet: true), Card(2, "лес").With(CardType, "memo", facet: true));

        var answer = Index.Ask(For(Word("лес")) with { Facets = ["type"] }, Scope([0], [], Id(2), Id(77)));

        answer.Numbers().Should().Equal(1);
        answer.Total.Should().Be(1);
        answer.Facets["type"].Should().Equal(new FacetCount("act", 1));
    }

    [Fact]
    public void Hidden_card_changes_the_ranking_of_others_as_if_it_were_not_there()
    {
        var cards = Enumerable.Range(1, 40).Select(id => RandomCard(id, new Random(id))).ToArray();
        var hidden = cards.Where((_, at) => at % 3 == 0).Select(card => card.CardId).ToArray();
        Index.Put(cards);
        var request = For(Any(Word("лес"), Word("поле"))) with { Size = 100 };
        var withHidden = Index.Ask(request, Scope([0], [], hidden));

        Index.Write(new([], [], hidden, 1000));

        withHidden.Should().BeEquivalentTo(Index.Ask(request, Scope([0], ["other"])), options => options.WithStrictOrdering());
    }

    /// <summary>The promise of the design: what a caller may not read changes nothing in any answer, not the last bit of a position.</summary>
    [Fact]
    public async Task Answers_are_the_same_with_and_without_secret_cards()
    {
        var another = await OpenAnotherAsync();
        var random = new Random(11);
        var open = Enumerable.Range(1, 150).Select(id => RandomCard(id, random).In(id % 3)).ToArray();
        var secret = Enumerable.Range(1000, 400).Select(id => RandomCard(id, random).In(7, "user:boss") with { Title = "лес тайна заговор" }).ToArray();
        foreach (var some in open.Chunk(40)) another.Put(some);
        foreach (var some in open.Concat(secret).OrderBy(_ => random.Next()).Chunk(60)) Index.Put(some);
        Index.Write(new([], [], [.. secret.Take(100).Select(card => card.CardId)], 5000));
        var scope = Scope([0, 1, 2], ["user:anna"]);

        foreach (var query in Questions())
        {
            foreach (var sort in Enum.GetValues<SearchSort>())
            {
                var request = For(query) with { Size = 25, Sort = sort, Facets = ["type", "year"] };
                var alone = another.Ask(request, scope);
                Index.Ask(request, scope).Should().BeEquivalentTo(alone, options => options.WithStrictOrdering(), $"{query} by {sort}");
                if (alone.Hits.Count < 25) continue;
                var next = request with { After = alone.Hits[^1].Position };
                Index.Ask(next, scope).Should().BeEquivalentTo(another.Ask(next, scope), options => options.WithStrictOrdering());
            }
        }
    }

    private static SearchNode[] Questions() =>
    [
        AllNode.Instance,
        Word("лес"),
        Word("леса"),
        Word("тайна"),
        Phrase("поставка договор"),
        new PrefixNode(null, "за"),
        new PrefixNode(null, "п"),
        new PrefixNode(null, "лес т"),
        All(Word("лес"), Word("река"), Word("договором")),
        Any(Word("лес"), Word("гора"), Word("камень"), Word("12-1")),
        All(Word("вода"), new NotNode(Word("лес"))),
        All(new TermNode(CardType, "лес"), Word("вода")),
        All(new RangeNode(Date, "2020-01-02", "2021-12-31"), Any(Word("поле"), Phrase("лес поле"))),
        new TermNode(Number, "12"),
        new PrefixNode(Number, "1"),
    ];
}
