using Ecm.Lucene.Analysis;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Which words are one date, sum, number or code together.</summary>
public sealed class WholesTests
{
    [Theory]
    [InlineData("05.03.2024", "d20240305")]
    [InlineData("5.3.2024", "d20240305")]
    [InlineData("05.03.24", "d20240305")]
    [InlineData("05/03/2024", "d20240305")]
    [InlineData("05-03-2024", "d20240305")]
    [InlineData("2024-03-05", "d20240305")]
    [InlineData("5 марта 2024 г.", "d20240305", "5 марта 2024")]
    [InlineData("5» марта\n2024", "d20240305")]
    [InlineData("5 МАРТА 2024", "d20240305")]
    [InlineData("12 мая 1999", "d19990512")]
    [InlineData("5 March 2024", "d20240305")]
    [InlineData("March 5, 2024", "d20240305")]
    [InlineData("Mar. 5, 2024", "d20240305")]
    [InlineData("1 250 000,00 руб.", "n1250000", "1 250 000,00")]
    [InlineData("1\u00A0250\u00A0000", "n1250000")]
    [InlineData("1,250,000.00", "n1250000")]
    [InlineData("1.250.000,50", "n1250000.5")]
    [InlineData("1'250'000", "n1250000")]
    [InlineData("1250000,00", "n1250000")]
    [InlineData("999,99", "n999.99")]
    [InlineData("0,50", "n0.5")]
    [InlineData("40702 810 5 0000 0001234", "n40702810500000001234")]
    [InlineData("7707 083 893", "n7707083893")]
    [InlineData("А-1312/Б", "а13126")]
    [InlineData("АБ-12.34_5 и", "а612345", "АБ-12.34_5")]
    [InlineData("08-14/3356", "08143356")]
    [InlineData("61,400.00", "n61400")]
    [InlineData("5 млн рублей", "n5000000", "5 млн")]
    [InlineData("1,25 млн. руб.", "n1250000", "1,25 млн.")]
    [InlineData("300 тыс.", "n300000")]
    public void Whole_begins_with_its_first_word(string text, string term, string? read = null)
    {
        Wholes.Read(text, 0, new WordReader(), out var end)![1..].Should().Be(term);
        text[..end].Should().Be(read ?? text);
    }

    [Theory]
    [InlineData("договор")]
    [InlineData("2024")]
    [InlineData("31.02.2024")]
    [InlineData("5 марта")]
    [InlineData("5 слов 2024")]
    [InlineData("1,250")]
    [InlineData("1.2.3")]
    [InlineData("12 34")]
    [InlineData("24.0318.17")]
    [InlineData("5 тысячелистников")]
    [InlineData("кто-либо")]
    [InlineData("А - 12")]
    [InlineData("May I go")]
    [InlineData("1 234 567 890 123 456 789 012 345 678 901 234")]
    public void Words_that_are_nothing_together_stay_words(string text) => Wholes.Read(text, 0, new WordReader(), out _).Should().BeNull();

    [Fact]
    public void Long_runs_of_digits_and_letters_are_no_whole() => new[] { new string('7', 100_000), new string('m', 100_000), "12 " + new string('7', 40) }
        .Should().AllSatisfy(text => Wholes.Read(text, 0, new WordReader(), out _).Should().BeNull());

    [Theory]
    [InlineData("781 399 3580", "n7813993580 3580")]
    [InlineData("7,850 for", "n7850")]
    [InlineData("0,850", "")]
    [InlineData("40702810604000017325", "7325")]
    [InlineData("40702 810 6 0400 0017325", "7325")]
    [InlineData("1 250 000,00", "")]
    [InlineData("1312", "")]
    public void More_may_be_asked_for_at_a_number(string text, string terms) =>
        string.Join(' ', Wholes.More(text, 0, Wholes.Read(text, 0, new WordReader(), out _)).Select(static term => term.TrimStart(TermMarks.Alike, TermMarks.Value))).Should().Be(terms);

    [Theory]
    [InlineData("781 399 3580", "n7813993580 7813993580")]
    [InlineData("5 млн", "n5000000 5000000")]
    [InlineData("1250000", "n1250000")]
    [InlineData("1 250 000,00", "n1250000 1250000")]
    [InlineData("05.03.2024", "d20240305")]
    [InlineData("А-1312/Б", "а13126 а13126")]
    [InlineData("договор 5 марта 2024", "")]
    [InlineData("24", "")]
    public void Text_asked_for_is_one_whole_or_none(string text, string terms) =>
        string.Join(' ', Wholes.Of(text).Select(static term => term.TrimStart(TermMarks.Alike, TermMarks.Value))).Should().Be(terms);

    [Theory]
    [InlineData("13i2", true, "1312")]
    [InlineData("а1312з", true, "а13123")]
    [InlineData("1312", false, null)]
    [InlineData("а1312", true, null)]
    [InlineData("з", false, "3")]
    [InlineData("о", false, null)]
    [InlineData("зоб", false, null)]
    public void Letters_that_are_taken_for_digits_are_folded_in_codes(string word, bool isCode, string? folded) => Alikes.Fold(word, isCode).Should().Be(folded);
}
