using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Fact]
    public void Places_name_file_page_and_range()
    {
        var card = Card(1, "О договорах", "без слова", "ничего, кроме договора. И ещё дого-\nворов");
        card = card with { Pages = [.. card.Pages, new IndexPage(File(2), 1, "Договор!")] };
        Index.Put(card);

        var hit = Index.Ask(For(Word("договор"))).Hits.Single();

        Index.Texts(hit, card).Should().Equal("договора", "дого-\nворов", "Договор");
        hit.Matches.Select(match => (match.FileId, match.Page)).Should().Equal((File(1), 2), (File(1), 2), (File(2), 1));
    }

    [Fact]
    public void Places_where_the_words_stand_together_come_first()
    {
        var filler = string.Join(' ', Enumerable.Repeat("слово", 80));
        var card = Card(1, "Скан", $"поставка {filler} договор {filler} договор лесной поставки {filler} поставка");
        Index.Put(card);

        var places = Index.Texts(Index.Ask(For(All(Word("договор"), Word("поставка"))) with { MatchesPerHit = 3 }).Hits.Single(), card);

        places.Should().Equal("договор", "поставки", "поставка");
    }

    [Fact]
    public void Phrase_is_one_place_and_two_over_the_end_of_a_page()
    {
        var card = Card(1, "Скан", "о третьем квартале и в третьем", "квартале года");
        Index.Put(card);

        var hit = Index.Ask(For(Phrase("третьем квартале"))).Hits.Single();

        Index.Texts(hit, card).Should().Equal("третьем квартале", "третьем", "квартале");
    }

    [Fact]
    public void Excluded_words_and_words_of_other_fields_are_no_places()
    {
        var card = Card(1, "лес", "лес поле река");
        Index.Put(card);

        Index.Texts(Index.Ask(For(All(Word("лес"), new TermNode(Title, "лес"), new NotNode(Word("гора"))))).Hits.Single(), card).Should().Equal("лес");
        Index.Ask(For(Any(new TermNode(Title, "лес"), new NotNode(Word("поле"))))).Hits.Single().Matches.Should().BeEmpty();
    }

    [Fact]
    public void Places_of_a_prefix_are_its_words()
    {
        var card = Card(1, "Скан", "поставка, поставщик и покупатель");
        Index.Put(card);

        Index.Texts(Index.Ask(For(new PrefixNode(null, "постав"))).Hits.Single(), card).Should().Equal("поставка", "поставщик");
    }

    [Fact]
    public void No_more_places_than_asked_for()
    {
        Index.Put(Card(1, "Скан", string.Join(' ', Enumerable.Repeat("лес", 500))));

        Index.Ask(For(Word("лес"))).Hits.Single().Matches.Should().HaveCount(12);
        Index.Ask(For(Word("лес")) with { MatchesPerHit = 0 }).Hits.Single().Matches.Should().BeEmpty();
    }

    [Fact]
    public void Marks_of_a_text_are_the_places_of_the_query_in_order()
    {
        const string text = "Поставка по дого-\nвору: договор поставки, поставщик и 1312 из А-1312.";

        Marked(Word("договоры")).Should().Equal("дого-\nвору", "договор");
        Marked(All(Phrase("договор поставки"), Word("договор"))).Should().Equal("дого-\nвору", "договор поставки");
        Marked(new PrefixNode(null, "постав")).Should().Equal("Поставка", "поставки", "поставщик");
        Marked(All(Word("1312"), new NotNode(Word("поставка")))).Should().Equal("1312", "1312");
        Marked(new TermNode(Title, "договор")).Should().BeEmpty();

        string[] Marked(SearchNode query) => [.. Index.Mark(query, text).Select(range => text.Substring(range.Start, range.Length))];
    }
}
