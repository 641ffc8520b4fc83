using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Fact]
    public void Keyword_is_compared_whole_without_case()
    {
        Index.Put(Card(1, "А").With(CardType, "Учёт Товара"), Card(2, "Б").With(CardType, "Учёт"));

        Index.Find(new TermNode(CardType, "учет  товара")).Should().Equal(1);
        Index.Find(new TermNode(CardType, "УЧЕТ")).Should().Equal(2);
        Index.Find(new PrefixNode(CardType, "уч")).Should().BeEquivalentTo([1, 2]);
    }

    [Fact]
    public void Number_of_a_card_is_found_whole_and_by_its_parts()
    {
        Index.Put(Card(1, "А") with { Number = "А-1312/Б" }, Card(2, "Б") with { Number = "24-1312" }, Card(3, "В", "1312"));

        Index.Find(new TermNode(Number, "а-1312/б")).Should().Equal(1);
        Index.Find(new TermNode(Number, "1312")).Should().BeEquivalentTo([1, 2]);
        Index.Find(new PrefixNode(Number, "24-13")).Should().Equal(2);
        Index.Find(Word("А-1312/Б")).Should().Equal(1);
    }

    [Fact]
    public void Field_of_words_is_found_by_form_and_apart_from_the_catch_all()
    {
        var subject = new IndexField(IndexFieldKind.Text, "subject");
        Index.Put(Card(1, "А").With(subject, "поставка угля"), Card(2, "Б").With(subject, "аренда склада", catchAll: true), Card(3, "уголь"));

        Index.Find(new TermNode(subject, "уголь")).Should().BeEmpty();
        Index.Find(new TermNode(subject, "поставки")).Should().Equal(1);
        Index.Find(new TermNode(Title, "уголь")).Should().Equal(3);
        Index.Find(Word("поставка")).Should().BeEmpty();
        Index.Find(Word("складом")).Should().Equal(2);
    }

    [Fact]
    public void Days_and_numbers_are_found_by_range_with_both_ends()
    {
        Index.Put(
            Card(1, "А").With(Sum, "99.5") with { Date = new(2023, 12, 31) },
            Card(2, "Б").With(Sum, "100") with { Date = new(2024, 1, 1) },
            Card(3, "В").With(Sum, "-7").With(Date, "2020-02-29", catchAll: true));

        Index.Find(new RangeNode(Date, "2024-01-01", null)).Should().Equal(2);
        Index.Find(new RangeNode(Date, null, "2023-12-31")).Should().Equal(1, 3);
        Index.Find(new RangeNode(Sum, "99.5", "100")).Should().Equal(1, 2);
        Index.Find(new RangeNode(Sum, null, "0")).Should().Equal(3);
        Index.Find(new TermNode(Date, "2024-01-01")).Should().Equal(2);
        Index.Find(new RangeNode(Date, "вчера", null)).Should().BeEmpty();
        Index.Find(Word("29.02.2020")).Should().Equal(3);
    }

    [Fact]
    public void Facets_count_what_matches_most_frequent_first()
    {
        Index.Put(
            Card(1, "лес").With(CardType, "contract", facet: true) with { Date = new(2024, 5, 1) },
            Card(2, "лес").With(CardType, "act", facet: true) with { Date = new(2023, 5, 1) },
            Card(3, "лес").With(CardType, "act", facet: true) with { Date = new(2024, 5, 2) },
            Card(4, "поле").With(CardType, "memo", facet: true));

        var answer = Index.Ask(For(Word("леса")) with { Facets = ["type", "year", "unknown"] });

        answer.Total.Should().Be(3);
        answer.Facets["type"].Should().Equal(new FacetCount("act", 2), new FacetCount("contract", 1));
        answer.Facets["year"].Should().Equal(new FacetCount("2024", 2), new FacetCount("2023", 1));
        answer.Facets["unknown"].Should().BeEmpty();
    }

    [Fact]
    public void Facet_of_several_values_counts_each_once_a_card()
    {
        var tag = new IndexField(IndexFieldKind.Keyword, "tag");
        Index.Put(
            Card(1, "лес").With(tag, "срочно", facet: true).With(tag, "тайна", facet: true).With(tag, "срочно", facet: true),
            Card(2, "лес").With(tag, "срочно", facet: true));

        Index.Ask(For(Word("лес")) with { Facets = ["tag"], Size = 0 }).Facets["tag"].Should().Equal(new FacetCount("срочно", 2), new FacetCount("тайна", 1));
    }

    [Fact]
    public void Facet_of_forty_thousand_values_shows_the_most_frequent_and_no_more()
    {
        var tag = new IndexField(IndexFieldKind.Keyword, "tag");
        const int Cards = 400, OfEach = 100;
        Index.Put([.. Enumerable.Range(1, Cards).Select(id => Enumerable.Range(0, OfEach).Aggregate(
            Card(id, "лес").With(tag, "общее", facet: true), (card, n) => card.With(tag, $"значение {id * OfEach + n}", facet: true)))]);

        var values = Index.Ask(For(Word("лес")) with { Facets = ["tag"] }).Facets["tag"];

        values.Should().HaveCount(50);
        values[0].Should().Be(new FacetCount("общее", Cards));
        values.Skip(1).Should().OnlyContain(value => value.Count == 1);
    }
}
