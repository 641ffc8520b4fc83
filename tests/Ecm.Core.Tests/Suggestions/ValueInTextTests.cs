using Ecm.Abstractions.Cards;
using Ecm.Core.Suggestions;

namespace Ecm.Core.Tests.Suggestions;

public sealed class ValueInTextTests
{
    [Theory]
    [InlineData(FieldKind.Date, "от «12» марта 2024 г.", "\"2024-03-12\"")]
    [InlineData(FieldKind.Money, "1 250 000,00 руб.", """{"minor":125000000,"currency":"RUB"}""")]
    [InlineData(FieldKind.Money, "USD 1,250.00", """{"minor":125000,"currency":"USD"}""")]
    [InlineData(FieldKind.Date, "до паводка", null)]
    [InlineData(FieldKind.Text, "12.03.2024", null)]
    public void Piece_of_a_text_holds_a_day_or_a_sum(FieldKind kind, string text, string? value) =>
        (ValueInText.Find(kind, text)?.GetRawText()).Should().Be(value);
}
