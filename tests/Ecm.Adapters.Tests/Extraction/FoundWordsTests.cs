using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Ocr;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>What a second look finds goes where it stands, or nowhere.</summary>
public sealed class FoundWordsTests
{
    private static readonly OcrWord[] Page =
    [
        Word("Товар", 100, 100, block: true), Word("Цена", 500, 100), Word("Итого", 100, 200, line: true),
        Word("Подпись", 100, 400, block: true),
    ];

    [Fact]
    public void Word_beside_a_line_is_put_in_from_left_to_right() => With(Word("Количество", 300, 104, block: true)).Should().Be("Товар Количество Цена\nИтого\n\nПодпись");

    [Fact]
    public void Word_left_of_a_line_begins_it() => With(Word("№", 10, 204, block: true)).Should().Be("Товар Цена\n№ Итого\n\nПодпись");

    [Fact]
    public void Word_between_blocks_is_a_block_there() => With(Word("Дата", 600, 300, block: true)).Should().Be("Товар Цена\nИтого\n\nДата\n\nПодпись");

    [Fact]
    public void Cells_found_one_by_one_become_a_row() =>
        With(Word("два", 300, 302, block: true), Word("один", 100, 300, block: true), Word("три", 500, 299, block: true), Word("ниже", 100, 500, block: true))
            .Should().Be("Товар Цена\nИтого\n\nодин два три\n\nПодпись\n\nниже");

    [Fact]
    public void Line_of_the_nearest_column_takes_the_word()
    {
        var lines = new ReadLines([Word("слева", 100, 100, block: true), Word("внизу", 100, 200, line: true), Word("справа", 1200, 100, block: true)]);
        lines.Insert([Word("ещё", 1000, 100, block: true)]);

        Text(lines.Words).Should().Be("слева\nвнизу\n\nещё справа");
    }

    [Theory]
    [InlineData("семь", 80, true)]
    [InlineData("семь", 70, false)]
    [InlineData("7", 95, true)]
    [InlineData("7", 85, false)]
    [InlineData("|—", 99, false)]
    public void Place_is_kept_when_it_is_read_well(string text, float confidence, bool kept) =>
        SecondLook.IsRead([Word(text, 0, 0) with { Confidence = confidence }]).Should().Be(kept);

    [Fact]
    public void Place_is_kept_or_dropped_as_a_whole()
    {
        SecondLook.IsRead([Word("поставка", 0, 0) with { Confidence = 96 }, Word("до", 200, 0) with { Confidence = 60 }]).Should().BeTrue();
        SecondLook.IsRead([Word("поставка", 0, 0) with { Confidence = 80 }, Word("~~", 200, 0) with { Confidence = 20 }]).Should().BeFalse();
    }

    [Fact]
    public void Dirt_that_is_dropped_still_begins_its_line_and_block()
    {
        var composer = new PageComposer();
        OcrWord[] words = [Word("раз", 0, 0, block: true), Word("~", 0, 50, line: true), Word("два", 50, 50), Word("~", 0, 100, block: true), Word("три", 50, 100)];

        ScannedPage.Add(composer, words, static word => word.Text != "~", static box => box);

        composer.Compose(1, TextOrigin.Ocr, 1).Text.Should().Be("раз\nдва\n\nтри");
    }

    private static string With(params OcrWord[] found)
    {
        var lines = new ReadLines(Page);
        foreach (var word in found)
            lines.Insert([word]);
        return Text(lines.Words);
    }

    private static string Text(IEnumerable<OcrWord> words)
    {
        var composer = new PageComposer();
        ScannedPage.Add(composer, words, static _ => true, static box => box);
        return composer.Compose(1, TextOrigin.Ocr, 1).Text;
    }

    private static OcrWord Word(string text, double left, double top, bool block = false, bool line = false) => new(text, new Box(left, top, left + 90, top + 40), 95, block, line || block);
}
