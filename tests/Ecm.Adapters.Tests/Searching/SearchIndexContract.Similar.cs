using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Words nearly written so, words near each other, and words looked up alone.</summary>
public abstract partial class SearchIndexContract
{
    [Fact]
    public void Misspelt_word_is_found_the_right_one_first()
    {
        var card = Card(1, "Скан", "проект дагавора поставки");
        Index.Put(card, Card(2, "Скан", "договор"), Card(3, "Скан", "разговор"), Card(4, "Скан", "договорённость"));

        var answer = Index.Ask(For(new FuzzyNode(null, "договора", 2)));

        answer.Numbers().Should().Equal(2, 1);
        Index.Texts(answer.Hits[1], card).Should().Equal("дагавора");
        Index.Mark(new FuzzyNode(null, "договора", 2), "о дагавора и дозоре").Should().Equal(new TextRange(2, 8));
        Index.Mark(new FuzzyNode(null, "том", 2), "домами").Should().BeEmpty();
        Index.Find(new FuzzyNode(null, "договор", 1)).Should().Equal(2);
        Index.Find(new FuzzyNode(Title, "скам", 1)).Should().HaveCount(4);
    }

    [Fact]
    public void Number_is_not_guessed_at()
    {
        Index.Put(Card(1, "Скан", "1312"), Card(2, "Скан", "1313"));

        Index.Find(new FuzzyNode(null, "1312", 2)).Should().Equal(1);
    }

    [Fact]
    public void Words_near_each_other_are_found_in_any_order_and_form()
    {
        Index.Put(
            Card(1, "Скан", "договор нежилого складского помещения"),
            Card(2, "Скан", "помещение сдаётся по договору"),
            Card(3, "Скан", "договор один два три четыре пять помещение"),
            Card(4, "Скан", "договор"));

        Index.Find(new NearNode(null, ["договора", "помещений"], 2)).Should().BeEquivalentTo([1, 2]);
        Index.Find(new NearNode(null, ["помещение", "договор"], 5)).Should().BeEquivalentTo([1, 2, 3]);
        Index.Find(new NearNode(null, ["складским помещением", "договор"], 1)).Should().Equal(1);
        Index.Find(new NearNode(null, ["договор", "договора"], 9)).Should().BeEmpty();
        Index.Find(new NearNode(Title, ["договор", "помещение"], 9)).Should().BeEmpty();
        Index.Ask(For(new NearNode(null, ["договор", "помещение"], 2))).Hits[0].Matches.Should().NotBeEmpty();
    }

    [Fact]
    public void Words_alone_are_told_with_their_frequency_and_only_those_that_may_be_read()
    {
        Index.Put(
            Card(1, "Скан", "договор договора"), Card(2, "Скан", "договор 05.03.2024 А-1312/Б"), Card(3, "Скан", "догавор").In(1), Card(4, "Скан", "договорной").In(1));

        Index.Similar("дагавор", Reader(0), default).Should().Equal(new WordCount("договор", 2));
        Index.Similar("Дагавор", Reader(0, 1), default).Select(w => w.Word).Should().BeEquivalentTo("договор", "догавор");
        Index.Beginning("дого", 10, Reader(0), default).Should().Equal(new WordCount("договор", 2), new WordCount("договора", 1));
        Index.Beginning("дого", 1, Reader(0, 1), default).Should().Equal(new WordCount("договор", 2));
        Index.Similar("два слова", Reader(0), default).Should().BeEmpty();
        Index.Count(Word("договоры"), Reader(0), default).Should().Be(2);
        Index.Count(Word("догавор"), Reader(0), default).Should().Be(0);
    }
}
