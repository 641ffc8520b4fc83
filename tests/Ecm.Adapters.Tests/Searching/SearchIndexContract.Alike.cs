using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>More like this: by rare words, and by nothing that may not be read.</summary>
public abstract partial class SearchIndexContract
{
    private const string Lease = "Договор аренды складского помещения в Мытищах: охлаждаемые камеры, стеллажи, погрузчик";

    [Fact]
    public void Cards_with_the_same_rare_words_in_other_forms_come_first_and_the_card_itself_does_not()
    {
        Index.Put(
            Card(1, "Скан", Lease), Card(2, "Скан", "аренда склада в Мытищи, охлаждаемая камера, стеллаж и погрузчики"), Card(3, "Скан", "договор с погрузчиком на стеллажах и камерой"),
            Card(4, "Скан", "договор поставки угля"), Card(5, "Скан", "приказ о премии"));

        Alike(Lease, 1).Should().Equal(2, 3);
        Alike("", 1).Should().BeEmpty();
        Alike("приказ", 1).Should().BeEmpty("one word in common makes nothing alike");
        Index.Alike(Lease, Id(1), 1, Reader(0), default).Should().Equal(Id(2));
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_among_them_and_changes_neither_choice_nor_order()
    {
        var random = new Random(11);
        var cards = Enumerable.Range(1, 60).Select(id => RandomCard(id, random)).ToArray();
        var secrets = Enumerable.Range(100, 200).Select(id => RandomCard(id, random).In(1)).ToArray();
        var plain = await OpenAnotherAsync();
        plain.Put(cards);
        Index.Put([.. cards.Concat(secrets).OrderBy(card => card.CardId.GetHashCode())]);

        foreach (var card in cards.Take(20))
        {
            var text = string.Join('\n', card.Pages.Select(p => p.Text));
            var alike = plain.Alike(text, card.CardId, 50, Reader(0), default);

            Index.Alike(text, card.CardId, 50, Reader(0), default).Should().Equal(alike);
        }

        const string Known = "лес поле река гора камень вода";
        plain.Alike(Known, Id(0), 50, Reader(0), default).Should().NotBeEmpty();
        Index.Alike(Known, Id(0), 50, Reader(0, 1), default).Should().IntersectWith(secrets.Select(card => card.CardId));
    }

    private int[] Alike(string text, int except) => [.. Index.Alike(text, Id(except), 10, Reader(0), default).Select(id => int.Parse(id.ToString()[24..]))];
}
