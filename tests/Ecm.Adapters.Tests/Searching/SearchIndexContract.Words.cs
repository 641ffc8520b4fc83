using Ecm.Abstractions.Searching;
using static Ecm.Adapters.Tests.Searching.Corpus;

namespace Ecm.Adapters.Tests.Searching;

public abstract partial class SearchIndexContract
{
    [Theory]
    [InlineData("договорами", "копия договора поставки")]
    [InlineData("договор", "о договорах и прочем")]
    [InlineData("contracts", "this contract is signed")]
    [InlineData("signing", "it was signed by both")]
    [InlineData("ёлка", "Под елками лежал снег")]
    [InlineData("ЕЛКА", "у ёлки")]
    [InlineData("договора", "настоящего дого-\nвора сторонами")]
    [InlineData("договора", "настоящего дого\u00AD\nвора сторонами")]
    [InlineData("договора", "настоящего дого\u00ADвора сторонами")]
    [InlineData("ДОГОВОР", "ДОГО-\nВОР ПОСТАВКИ")]
    [InlineData("счёт", "Cчет на оплату")]
    [InlineData("office", "the oﬃce is closed")]
    [InlineData("йод", "и\u0306од")]
    public void Word_of_another_form_or_spelling_is_found(string asked, string written)
    {
        Index.Put(Card(1, "Скан", written), Card(2, "Скан", "совсем другое"));

        Index.Find(Word(asked)).Should().Equal(1);
    }

    [Theory]
    [InlineData("0814/3356", "Требование № 08-14/3356 от")]
    [InlineData("эв77", "Договор № ЭВ-77/2024 от")]
    [InlineData("0924", "Reference NDA-09-24")]
    [InlineData("7325", "на счёт 40702810604000017325 в банке")]
    [InlineData("7325", "на счёт 40702 810 6 0400 0017325 в банке")]
    [InlineData("7813993580", "ИНН 781 399 3580")]
    [InlineData("61400", "the price is EUR 61,400.00")]
    [InlineData("7850", "compensation of EUR 7,850 for")]
    [InlineData("5000000", "сумма 5 млн рублей")]
    public void Number_is_found_by_a_part_and_however_it_is_grouped(string asked, string written)
    {
        Index.Put(Card(1, "Скан", written), Card(2, "Скан", "совсем другое 1313"));

        Index.Find(Word(asked)).Should().Equal(1);
        Index.Mark(Word(asked), written).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("А-1312/Б")]
    [InlineData("а-1312/б")]
    [InlineData("A-1312")]
    [InlineData("1312")]
    [InlineData("24/0318")]
    [InlineData("0318")]
    [InlineData("05.03.2024")]
    [InlineData("2024")]
    [InlineData("ИНВ2024001")]
    [InlineData("2024001")]
    [InlineData("1027700132195")]
    public void Number_in_a_text_is_found_whole_and_by_its_parts(string asked)
    {
        Index.Put(Card(1, "Скан", "По договору № А-1312/Б и 24/0318 от 05.03.2024, счёт ИНВ2024001, ОГРН 1027700132195"), Card(2, "Скан", "1313 и 25/0319"));

        Index.Find(Word(asked)).Should().Equal(1);
    }

    [Theory]
    [InlineData("05.03.2024", "от 5 марта 2024 г.", "5 марта 2024")]
    [InlineData("5 марта 2024", "от 05.03.2024 года", "05.03.2024")]
    [InlineData("March 5, 2024", "подписан 2024-03-05", "2024-03-05")]
    [InlineData("1250000", "сумма 1 250 000,00 рублей", "1 250 000,00")]
    [InlineData("1 250 000,00", "сумма 1250000 рублей", "1250000")]
    [InlineData("1,250,000", "сумма 1\u00A0250\u00A0000-00", "1\u00A0250\u00A0000")]
    [InlineData("7707083893", "ИНН 7707 083 893 КПП", "7707 083 893")]
    [InlineData("40702 810 5 0000 0001234", "р/с 40702810500000001234", "40702810500000001234")]
    public void Dates_sums_and_long_numbers_are_found_however_they_are_written(string asked, string written, string shown)
    {
        var card = Card(1, "Скан", "Первые слова " + written);
        Index.Put(card, Card(2, "Скан", "5 апреля 2024, 1 250 001,00, 7707 083 894"));
        SearchNode[] ways = [Word(asked), Phrase(asked), All([.. asked.Split(' ').Select(Word)])];

        foreach (var way in asked.Contains(' ') ? ways : ways[..2])
        {
            var hit = Index.Ask(For(way)).Hits.Should().ContainSingle().Subject;
            Index.Texts(hit, card)[0].Should().Be(shown);
            Index.Mark(way, card.Pages[0].Text).Select(range => card.Pages[0].Text.Substring(range.Start, range.Length)).Should().Contain(shown);
        }
    }

    [Theory]
    [InlineData("А-1312/З", "счёт A 1312 3 от", "A 1312 3")]
    [InlineData("А-1312/З", "счёт А13I2З от", "А13I2З")]
    [InlineData("А1312З", "счёт А-1312/3 от", "А-1312/3")]
    [InlineData("1312", "по счёту 13l2 от", "13l2")]
    [InlineData("13О2", "по счёту 1302 от", "1302")]
    public void What_looks_the_same_is_found_and_says_so(string asked, string written, string shown)
    {
        var card = Card(1, "Скан", written);
        Index.Put(card, Card(2, "Скан", "счёт А-1313/З"));

        var hit = Index.Ask(For(Word(asked))).Hits.Should().ContainSingle().Subject;

        hit.Matches.Should().OnlyContain(match => match.Alike);
        Index.Texts(hit, card)[0].Should().Be(shown);
        Index.Mark(Word(asked), written).Should().ContainSingle().Which.Alike.Should().BeTrue();
    }

    [Fact]
    public void What_was_asked_for_stands_before_what_only_looks_the_same()
    {
        Index.Put(Card(1, "Скан", "13I2"), Card(2, "Скан", "1312"), Card(3, "Скан", "131 2"));

        var answer = Index.Ask(For(Word("1312")));

        answer.Numbers().Should().Equal(2, 1);
        answer.Hits[0].Matches.Should().OnlyContain(match => !match.Alike);
    }

    [Fact]
    public void Numbers_typed_with_spaces_may_also_be_meant_one_by_one()
    {
        Index.Put(Card(1, "Скан", "дом 12, квартира 345"), Card(2, "Скан", "всего 12 345"), Card(3, "Скан", "всего 12345"), Card(4, "Скан", "только 12"));

        Index.Find(All(Word("12"), Word("345"))).Should().BeEquivalentTo([1, 2, 3]);
    }

    [Fact]
    public void Word_broken_over_the_end_of_a_page_is_found_whole()
    {
        Index.Put(Card(1, "Скан", "стороны заключили дого-", "вором поставки", "конец"), Card(2, "Скан", "дого-"));

        Index.Find(Word("договоры")).Should().Equal(1);
        Index.Find(Phrase("вором поставки")).Should().Equal(1);
        Index.Find(Word("конец")).Should().Equal(1);
    }

    [Theory]
    [InlineData("список", "согласно спискам", "спискам")]
    [InlineData("Иванов", "с Ивановым И. И.", "Ивановым")]
    [InlineData("люди", "двадцать человек", "человек")]
    public void Form_that_only_a_dictionary_knows_is_found_and_shown(string asked, string written, string shown)
    {
        var card = Card(1, "Скан", written);
        Index.Put(card, Card(2, "Иван", "Иван"));

        var hit = Index.Ask(For(Word(asked))).Hits.Should().ContainSingle().Subject;

        Index.Texts(hit, card)[0].Should().Be(shown);
    }

    [Fact]
    public void Word_as_written_stands_before_its_other_forms()
    {
        Index.Put(Card(1, "Скан", "договоры поставки"), Card(2, "Скан", "договора поставки"), Card(3, "Скан", "договоров поставки"));

        Index.Find(Word("договора"))[0].Should().Be(2);
    }

    [Fact]
    public void Title_and_number_count_more_than_the_text()
    {
        Index.Put(
            Card(1, "Письмо", "аренда аренда аренда"),
            Card(2, "Аренда", "склад на окраине"),
            Card(3, "Письмо", "номер 777 в тексте"),
            Card(4, "Письмо", "без текста") with { Number = "777" });

        Index.Find(Word("аренда")).Should().Equal(2, 1);
        Index.Find(Word("777")).Should().Equal(4, 3);
    }

    [Fact]
    public void Phrase_needs_its_words_one_after_another_in_any_form()
    {
        Index.Put(
            Card(1, "Скан", "проект договора поставки угля"),
            Card(2, "Скан", "поставка по договору"),
            Card(3, "Скан", "договор разовой поставки"));

        Index.Find(Phrase("договор поставки")).Should().Equal(1);
    }

    [Fact]
    public void Phrase_runs_over_the_end_of_a_page_but_not_from_the_title_into_the_text()
    {
        Index.Put(Card(1, "Договор", "поставки угля в третьем", "квартале этого года"));

        Index.Find(Phrase("третьем квартале")).Should().Equal(1);
        Index.Find(Phrase("договор поставки")).Should().BeEmpty();
    }

    [Fact]
    public void Phrase_does_not_run_from_one_file_into_another_nor_over_a_missing_page()
    {
        var card = Card(1, "Скан") with
        {
            Pages = [new(File(1), 1, "первый конец"), new(File(2), 1, "второе начало"), new(File(2), 3, "третье начало")],
        };
        Index.Put(card);

        Index.Find(Phrase("конец второе")).Should().BeEmpty();
        Index.Find(Phrase("начало третье")).Should().BeEmpty();
    }

    [Fact]
    public void Parts_of_a_query_combine()
    {
        Index.Put(Card(1, "Скан", "лес и река"), Card(2, "Скан", "лес и поле"), Card(3, "Скан", "река и поле"));

        Index.Find(All(Word("лес"), Word("река"))).Should().Equal(1);
        Index.Find(All(Word("лес"), new NotNode(Word("река")))).Should().Equal(2);
        Index.Find(Any(Word("лес"), Word("река"))).Should().BeEquivalentTo([1, 2, 3]);
        Index.Find(new NotNode(Word("лес"))).Should().Equal(3);
        Index.Find(All(new NotNode(Word("лес")), new NotNode(Word("река")))).Should().BeEmpty();
        Index.Find(Any(Word("лес"), new NotNode(Word("поле")))).Should().BeEquivalentTo([1, 2]);
        Index.Find(AllNode.Instance).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Part_without_letters_asks_for_nothing()
    {
        Index.Put(Card(1, "Скан", "№ 5"), Card(2, "Скан", "пять"));

        Index.Find(All(Word("№"), Word("5"))).Should().Equal(1);
        Index.Find(Word("—")).Should().BeEmpty();
    }

    [Fact]
    public void Prefix_finds_every_word_that_begins_so()
    {
        Index.Put(Card(1, "Скан", "договорённость"), Card(2, "Договорная работа"), Card(3, "Скан", "говор"), Card(4, "Скан", "по догов\u00ADору"));

        Index.Find(new PrefixNode(null, "Догов")).Should().BeEquivalentTo([1, 2, 4]);
        Index.Find(new PrefixNode(Title, "догов")).Should().Equal(2);
        Index.Find(new PrefixNode(null, "работа догов")).Should().BeEmpty();
        Index.Find(new PrefixNode(null, "договорная раб")).Should().Equal(2);
    }

    [Fact]
    public void Prefix_of_more_words_than_are_kept_still_finds_every_card()
    {
        Index.Put([.. Enumerable.Range(1, 400).Select(id => Card(id, "Скан", $"слово{(char)('а' + (id / 20))}{(char)('а' + (id % 20))}"))]);

        Index.Ask(For(new PrefixNode(null, "слово"))).Total.Should().Be(400);
    }

    [Fact]
    public void Word_longer_than_a_term_may_be_is_taken_and_found()
    {
        var longWord = string.Concat(Enumerable.Repeat("слово", 150));
        Index.Put(Card(1, "Скан", string.Concat(Enumerable.Repeat("буква", 20_000)), longWord + " конец"));

        Index.Find(Word("конец")).Should().Equal(1);
        Index.Find(Word(longWord)).Should().Equal(1);
    }
}
