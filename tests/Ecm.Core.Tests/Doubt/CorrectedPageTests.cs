using Ecm.Abstractions.Extraction;
using Ecm.Core.Doubt;

namespace Ecm.Core.Tests.Doubt;

/// <summary>Corrections over a reading: the text, the places, and another reading of the same page.</summary>
public sealed class CorrectedPageTests
{
    private static readonly PageText Read = OcrPage.Of(1, "Дакумент от\nдвадцатогомарта ,.\n\nконец");

    [Fact]
    public void Words_are_replaced_split_and_left_out_and_the_lines_stay()
    {
        var now = CorrectedPage.Of(Read, [Correct(0, "Документ"), Correct(2, "двадцатого марта"), Correct(3, "")]);

        now.Page.Text.Should().Be("Документ от\nдвадцатого марта\n\nконец");
        now.Page.Words.Select(w => now.Page.Text.Substring(w.Start, w.Length)).Should().Equal("Документ", "от", "двадцатого", "марта", "конец");
        now.Sources.Should().Equal(0, 1, 2, 2, 4);
        now.Page.Words.Select(w => w.Confidence).Should().Equal(100, 50, 100, 100, 50);
        var (first, second, whole) = (now.Page.Words[2], now.Page.Words[3], Read.Words[2]);
        (first.Left, second.Right).Should().Be((whole.Left, whole.Right));
        first.Right.Should().BeLessThan(second.Left);
        now.Lost.Should().BeEmpty();
    }

    [Fact]
    public void Reading_without_corrections_is_as_it_was() => CorrectedPage.Of(Read, []).Page.Should().BeSameAs(Read);

    [Fact]
    public void Another_reading_of_the_page_gets_the_corrections_by_their_places_and_what_finds_no_word_is_told()
    {
        // The letters are read otherwise, the boxes stand a little aside, and the last word is not found any more.
        var again = OcrPage.Of(1, "Докумеит от\nдвадцатого-марта ,.", shift: 40);

        var now = CorrectedPage.Of(again, [Correct(0, "Документ"), Correct(4, "Конец")]);

        now.Page.Text.Should().Be("Документ от\nдвадцатого-марта ,.");
        now.Lost.Should().ContainSingle().Which.Text.Should().Be("Конец");
    }

    [Fact]
    public void Words_whose_boxes_lie_in_one_another_keep_each_its_own_correction()
    {
        const string text = "Пстановление суда";
        var page = new PageText
        {
            Number = 1, Origin = TextOrigin.Ocr, Text = text,
            Words = [new PageWord(0, 12, 0, 0, 1000, 1000, 50), new PageWord(13, 4, 400, 400, 600, 600, 50)],
        };
        WordCorrection Over(int word, string by) => page.Words[word] is var at ? new(at.Left, at.Top, at.Right, at.Bottom, text.Substring(at.Start, at.Length), by, []) : null!;

        CorrectedPage.Of(page, [Over(0, "Постановление")]).Page.Text.Should().Be("Постановление суда");
        CorrectedPage.Of(page, [Over(0, "Постановление"), Over(1, "Суда")]).Page.Text.Should().Be("Постановление Суда");
    }

    [Fact]
    public void Word_without_extent_can_be_corrected()
    {
        var page = new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = "дакумент", Words = [new PageWord(0, 8, 7, 7, 7, 7, 50)] };

        CorrectedPage.Of(page, [new WordCorrection(7, 7, 7, 7, "дакумент", "документ", [])]).Page.Text.Should().Be("документ");
    }

    private static WordCorrection Correct(int word, string text)
    {
        var at = Read.Words[word];
        return new WordCorrection(at.Left, at.Top, at.Right, at.Bottom, Read.Text.Substring(at.Start, at.Length), text, []);
    }
}
