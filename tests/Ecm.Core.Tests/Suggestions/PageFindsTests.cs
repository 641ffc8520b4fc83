using Ecm.Abstractions.Cards;
using Ecm.Core.Suggestions;

namespace Ecm.Core.Tests.Suggestions;

public sealed class PageFindsTests
{
    [Theory]
    [InlineData("7707083893", true)]
    [InlineData("500100732259", true)]
    [InlineData("7707083894", false)]
    [InlineData("500100732258", false)]
    [InlineData("500100732269", false)]
    [InlineData("0000000000", false)]
    [InlineData("770708389", false)]
    public void Taxpayer_number_is_checked(string inn, bool agrees) => ControlDigits.IsInn(inn).Should().Be(agrees);

    [Theory]
    [InlineData("1027700132195", true)]
    [InlineData("304500116000157", true)]
    [InlineData("1027700132196", false)]
    [InlineData("304500116000158", false)]
    public void Registration_number_is_checked(string ogrn, bool agrees) => ControlDigits.IsOgrn(ogrn).Should().Be(agrees);

    [Theory]
    [InlineData("40702810500000002851", "044525225", true)]
    [InlineData("40702810400000002851", "044525225", false)]
    [InlineData("30101810400000000225", "044525225", true)]
    [InlineData("30101810400000000226", "044525225", false)]
    [InlineData("30101810400000000225", "054525225", false)]
    public void Account_is_checked_with_its_bank(string account, string bik, bool agrees) => ControlDigits.IsAccount(account, bik).Should().Be(agrees);

    [Theory]
    [InlineData("от 12.03.2024 г.", "2024-03-12")]
    [InlineData("«12» марта 2024 г.", "2024-03-12")]
    [InlineData("5 мая 2023 года и 6 мая 2023", "2023-05-05", "2023-05-06")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("March 5, 2024", "2024-03-05")]
    [InlineData("5 March 2024", "2024-03-05")]
    [InlineData("31/12/24", "2024-12-31")]
    [InlineData("2024-02-30")]
    [InlineData("12 манты 2024")]
    [InlineData("12.О3.2024")]
    [InlineData("п. 1.2.3 от 1024")]
    public void Dates_of_both_languages_are_found_and_none_is_guessed(string text, params string[] dates) => PageFinds.Dates(text).Select(f => f.Value).Should().Equal(dates);

    [Theory]
    [InlineData("1 250 000,00 руб.", "125000000 RUB")]
    [InlineData("1 250 000,50", "125000050 RUB")]
    [InlineData("4850 рублей 05 копеек", "485005 RUB")]
    [InlineData("12 500=00", "1250000 RUB")]
    [InlineData("$1,250,000.00", "125000000 USD")]
    [InlineData("EUR 12 000,00", "1200000 EUR")]
    [InlineData("250 000 евро", "25000000 EUR")]
    [InlineData("0 руб.")]
    public void Sums_of_both_languages_are_found(string text, params string[] sums) => PageFinds.Sums(text).Select(f => f.Value).Should().Equal(sums);

    [Theory]
    [InlineData(ReadKind.Inn, "ИНН 77О7083893", "7707083893")]
    [InlineData(ReadKind.Inn, "ИНН 77О7083894")]
    [InlineData(ReadKind.Inn, "ИНН 77070838931")]
    [InlineData(ReadKind.Ogrn, "ОГРН l0277OO132195", "1027700132195")]
    [InlineData(ReadKind.Kpp, "КПП 773601001", "773601001")]
    [InlineData(ReadKind.Kpp, "КПП 77З601001")]
    [InlineData(ReadKind.Bik, "БИК 044525225", "044525225")]
    [InlineData(ReadKind.Bik, "БИК О44525225")]
    [InlineData(ReadKind.Account, "к/с З0101810400000000225 БИК 044525225", "30101810400000000225")]
    [InlineData(ReadKind.Account, "к/с 30101810400000000225")]
    public void Letter_is_read_as_a_digit_only_where_control_digits_agree(ReadKind kind, string text, params string[] values) =>
        PageFinds.Requisites(text, kind).Select(f => f.Value).Should().Equal(values);

    /// <summary>Texts that make other patterns go back and forth for hours.</summary>
    [Theory]
    [InlineData("1 ")]
    [InlineData("1.")]
    [InlineData("1 000 ")]
    [InlineData("А-1/")]
    [InlineData("ИНН ")]
    public void No_text_is_a_burden(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, PageFinds.MostText / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        _ = PageFinds.Dates(text).Count() + PageFinds.Sums(text).Count() + PageFinds.Numbers(text).Count() + PageFinds.Requisites(text, ReadKind.Inn).Count();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
