using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Suggestions;

namespace Ecm.Core.Tests.Suggestions;

public sealed class FieldReaderTests
{
    private const string Invoice = """
        СЧЁТ  НА ОПЛАТУ № А-1312/Б от 12 марта 2024 г.

        Поставщик: ПАО «Банк», ИНН/КПП 77О7083893/773601001
        к/с 30101810400000000225, БИК 044525225, ОГРН 1027700132195
        Договор № 5 от 01.02.2024
        Итого: 1 000 000,00
        Итого к оплате:
        1 250 000,00 руб.
        """;

    [Theory]
    [InlineData(ReadKind.Number, "А-1312/Б", "Счет на оплату №")]
    [InlineData(ReadKind.Number, "А-1312/Б", "№")]
    [InlineData(ReadKind.Number, "5", "Договор №")]
    [InlineData(ReadKind.Date, "2024-03-12", "от")]
    [InlineData(ReadKind.Date, "2024-03-12")]
    [InlineData(ReadKind.Date, "2024-02-01", "договор")]
    [InlineData(ReadKind.Sum, "125000000 RUB", "ИТОГО К ОПЛАТЕ", "Итого")]
    [InlineData(ReadKind.Sum, "100000000 RUB", "нет такого", "Итого")]
    [InlineData(ReadKind.Inn, "7707083893")]
    [InlineData(ReadKind.Kpp, "773601001")]
    [InlineData(ReadKind.Bik, "044525225")]
    [InlineData(ReadKind.Ogrn, "1027700132195")]
    [InlineData(ReadKind.Account, "30101810400000000225")]
    [InlineData(ReadKind.Sum, null, "к доплате")]
    [InlineData(ReadKind.Date, null, "оплат")]
    public void Value_is_found_by_its_kind_and_the_words_before_it(ReadKind kind, string? value, params string[] near) =>
        (FieldReader.Find(new ReadRule { As = kind, Near = near }, Pages(Invoice)).FirstOrDefault()?.Value).Should().Be(value);

    [Theory]
    [InlineData(ReadPages.Any, "2024-01-01")]
    [InlineData(ReadPages.First, "2024-01-01")]
    [InlineData(ReadPages.Last, "2024-03-03")]
    public void Pages_are_those_of_the_rule(ReadPages pages, string value) =>
        FieldReader.Find(new ReadRule { As = ReadKind.Date, Pages = pages }, Pages("от 01.01.2024", "от 02.02.2024", "от 03.03.2024")).First().Value.Should().Be(value);

    [Fact]
    public void Place_is_that_of_the_page()
    {
        var find = FieldReader.Find(new ReadRule { As = ReadKind.Number, Near = ["№"] }, Pages(Invoice)).First();

        Invoice.Substring(find.Start, find.Length).Should().Be("А-1312/Б");
        find.Page.Should().Be(1);
    }

    [Theory]
    [InlineData(FieldKind.Text, ReadKind.Date, "от")]
    [InlineData(FieldKind.Date, ReadKind.Number, "от")]
    [InlineData(FieldKind.Card, ReadKind.Inn)]
    [InlineData(FieldKind.Money, ReadKind.Sum)]
    [InlineData(FieldKind.Text, ReadKind.Number)]
    [InlineData(FieldKind.Text, ReadKind.Number, " ")]
    [InlineData(FieldKind.Text, (ReadKind)99, "№")]
    public void Rule_that_fits_no_field_is_refused(FieldKind field, ReadKind kind, params string[] near) => Check(field, kind, near).Should().NotBeEmpty();

    [Fact]
    public void Rule_is_bounded()
    {
        Check(FieldKind.Text, ReadKind.Number, [.. Enumerable.Repeat("№", 13)]).Should().NotBeEmpty();
        Check(FieldKind.Text, ReadKind.Number, [new string('н', 61)]).Should().NotBeEmpty();
        Check(FieldKind.Text, ReadKind.Number, ["№"]).Should().BeEmpty();
        Check(FieldKind.Card, ReadKind.Party, []).Should().BeEmpty();
    }

    private static IEnumerable<Localized> Check(FieldKind field, ReadKind kind, string[] near) =>
        ReadRules.Check(new FieldDefinition { Key = "key", Kind = field, Label = new Localized("к", "k"), Read = new ReadRule { As = kind, Near = near } });

    private static PageText[] Pages(params string[] texts) => [.. texts.Select((text, i) => new PageText { Number = i + 1, Origin = TextOrigin.Ocr, Text = text })];
}
