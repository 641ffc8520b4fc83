using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Office;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Office documents are laid out by LibreOffice: their pages are read with the places of words and drawn, and what pages do not show is not lost.</summary>
public sealed class OfficeTests(Reading reading) : IClassFixture<Reading>
{
    [Theory]
    [InlineData("doc", "application/msword", FileKind.Unread)]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileKind.Text)]
    public Task Letter_has_the_pages_that_it_prints_as(string ending, string mediaType, FileKind kind) => ReadLetterAsync(ending, mediaType, kind);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("odt", "application/vnd.oasis.opendocument.text")]
    [InlineData("rtf", "text/rtf")]
    public Task Other_letters_have_pages_too(string ending, string mediaType) => ReadLetterAsync(ending, mediaType, FileKind.Text);

    [Theory]
    [InlineData("xls", "application/vnd.ms-excel")]
    public Task Hidden_sheets_and_what_cells_cut_off_stand_on_pages_behind(string ending, string mediaType) => ReadTableAsync(ending, mediaType);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ods", "application/vnd.oasis.opendocument.spreadsheet")]
    public Task What_other_tables_hide_stands_on_pages_behind(string ending, string mediaType) => ReadTableAsync(ending, mediaType);

    [Theory]
    [InlineData("ppt", "application/vnd.ms-powerpoint")]
    public Task Notes_of_the_speaker_stand_on_pages_behind_the_slides(string ending, string mediaType) => ReadSlidesAsync(ending, mediaType);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("odp", "application/vnd.oasis.opendocument.presentation")]
    public Task Notes_of_other_slides_stand_behind_them_too(string ending, string mediaType) => ReadSlidesAsync(ending, mediaType);

    [Theory]
    [InlineData("Договор аренды\nСклад № 5", "Договор\naренды Склад № 5 аренды", new string[0], "words are compared, not lines")]
    [InlineData("Итого\t1250000.5", "Итого 1 250 000,50 1250000", new string[0], "numbers are rounded for the eye")]
    [InlineData("документооборот", "доку менто оборот", new string[0], "a word in pieces is shown")]
    [InlineData("кот", "который", new[] { "кот" }, "a short word is no part of another")]
    [InlineData("Сумма 17\nСумма 17", "Сумма 17", new[] { "Сумма 17", "Сумма 17" }, "it stands there once too few")]
    [InlineData("ДОГОВОР", "договор", new string[0], "styles write in capitals")]
    [InlineData("Скидка 12", "Скидка 1250", new[] { "Скидка 12" }, "short numbers begin many others")]
    [InlineData("Счёт 12345", "Счёт 1234567", new string[0], "five digits are no chance")]
    [InlineData("1.5.2026", "1.50.2026", new[] { "1.5.2026" }, "a date is no fraction")]
    public void Lines_with_words_that_pages_lack_are_unseen(string own, string shown, string[] unseen, string because)
    {
        var found = UnseenText.Of(own, shown);

        found.Lines.Should().Equal(unseen, because);
        found.More.Should().BeFalse();
    }

    [Fact]
    public void More_than_is_laid_out_is_not_dropped_in_silence()
    {
        var line = new string('я', UnseenText.Most);

        UnseenText.Of(line, "").Should().Match<(IReadOnlyList<string> Lines, bool More)>(found => found.Lines.Count == 1 && !found.More);
        UnseenText.Of(line + "\nещё", "").Should().Match<(IReadOnlyList<string> Lines, bool More)>(found => found.Lines.Count == 1 && found.More);
    }

    [Fact]
    public async Task Document_whose_hidden_text_is_too_long_for_pages_is_left_to_its_text()
    {
        const string nextRow = "</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>";
        var file = Make("длинный.ods", PrintedOffice.Table("Итоги", string.Join(nextRow, Enumerable.Repeat(new string('я', 10_000), UnseenText.Most / 10_000 + 1))));

        var renders = () => RenderAsync(file, "application/vnd.oasis.opendocument.spreadsheet");

        (await renders.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.TooLarge);
    }

    [Fact]
    public async Task Other_kinds_are_not_laid_out()
    {
        var renders = () => RenderAsync(reading.Write("a.txt", "текст"u8.ToArray()), "text/plain");

        (await renders.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Damaged);
    }

    private async Task ReadLetterAsync(string ending, string mediaType, FileKind kind)
    {
        var file = Make($"письмо.{ending}", PrintedOffice.Letter("Договор поставки зерна", "Приложение о влажности"));

        (await reading.ProbeAsync(file)).Should().BeEquivalentTo(new { MediaType = mediaType, Kind = kind });
        reading.Extractor.RenderedTypes.Should().Contain(mediaType);
        var pdf = await RenderAsync(file, mediaType);

        var pages = await reading.ReadAsync(pdf);
        pages.Select(page => page.Text.Trim()).Should().Equal("Договор поставки зерна", "Приложение о влажности");
        pages[1].Words.Should().HaveCount(3).And.OnlyContain(word => word.Right > word.Left && word.Bottom > word.Top);
        (await reading.Extractor.DrawAsync(pdf, await reading.ProbeAsync(pdf), 2, 400, 0, default)).Should().StartWith([0xFF, 0xD8]);
    }

    private async Task ReadTableAsync(string ending, string mediaType)
    {
        var file = Make($"реестр.{ending}", PrintedOffice.Table("Насос центробежный двухступенчатый", "Себестоимость насоса"));
        (await reading.ProbeAsync(file)).MediaType.Should().Be(mediaType);

        var pages = await reading.ReadAsync(await RenderAsync(file, mediaType));

        pages.Should().HaveCount(2);
        pages[0].Text.Should().Contain("Насос").And.NotContain("двухступенчатый").And.NotContain("Себестоимость");
        pages[1].Text.Should().Contain("Насос центробежный двухступенчатый").And.Contain("Себестоимость насоса");
    }

    private async Task ReadSlidesAsync(string ending, string mediaType)
    {
        var file = Make($"показ.{ending}", PrintedOffice.Slide("Итоги квартала", "Спросить о премиях"));
        (await reading.ProbeAsync(file)).MediaType.Should().Be(mediaType);

        var pages = await reading.ReadAsync(await RenderAsync(file, mediaType));

        pages.Should().HaveCount(2);
        pages[0].Text.Should().Contain("Итоги квартала").And.NotContain("премиях");
        pages[1].Text.Should().Contain("Спросить о премиях");
    }

    private string Make(string name, string flat)
    {
        PrintedOffice.Make(reading.File(name), flat);
        return reading.File(name);
    }

    private async Task<string> RenderAsync(string file, string mediaType)
    {
        var pdf = reading.File($"{Guid.CreateVersion7():N}.pdf");
        await using (var into = File.Create(pdf))
            await reading.Extractor.RenderAsync(file, mediaType, alone: false, into, default);
        return pdf;
    }
}
