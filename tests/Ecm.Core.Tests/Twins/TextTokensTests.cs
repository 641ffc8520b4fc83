using Ecm.Core.Twins;

namespace Ecm.Core.Tests.Twins;

public sealed class TextTokensTests
{
    [Theory]
    [InlineData("сумма 1 250 000 рублей", "сумма", "1250000", "рублей")]
    [InlineData("дом 5 250 000", "дом", "5250000")]
    [InlineData("12.03.2024 250 000", "12032024", "250000")]
    [InlineData("п. 17 и 250 руб.", "17", "250", "руб")]
    [InlineData("2024г. 12шт", "2024", "12")]
    [InlineData("№17/2024, ИНН 35251О3450", "172024", "инн", "3525103450")]
    [InlineData("дого-\nвор поставки", "договор", "поставки")]
    [InlineData("дого-\n\nвор", "дого", "вор")]
    [InlineData("Cумма cумма СУММА", "сумма", "сумма", "сумма")]
    [InlineData("в ее ЁЖИК", "ежик")]
    public void Text_is_cut_into_what_is_compared(string text, params string[] tokens) =>
        TextComparisonTests.Tokens([text]).Select(t => t.Text).Should().Equal(tokens);

    [Fact]
    public void Month_is_a_value() => TextComparisonTests.Tokens(["12 марта 2024"]).Should().OnlyContain(t => t.IsValue);

    [Fact]
    public void Short_text_has_no_marks()
    {
        TextSketch.Of(TextComparisonTests.Tokens([string.Join(' ', Enumerable.Repeat("накладная", TextSketch.MinWords - 1))])).Marks.Should().BeEmpty();
        TextSketch.Of(TextComparisonTests.Tokens([SampleWords(TextSketch.MinWords)])).Marks.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Text_without_any_space_is_no_burden() => TextComparisonTests.Tokens([new string('я', 1_000_000)]).Should().ContainSingle();

    private static string SampleWords(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"слово{(char)('а' + i)}"[1..]).Select((w, i) => (char)('б' + (i % 20)) + w));
}
