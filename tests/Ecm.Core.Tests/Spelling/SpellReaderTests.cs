using Ecm.Core.Spelling;

namespace Ecm.Core.Tests.Spelling;

public sealed class SpellReaderTests
{
    private static readonly KnownWords Known = new(1, ["северсталь"], new SomeDictionary("договор", "поставки", "кто", "либо", "что"));

    [Theory]
    [InlineData("Договор поставки")]
    [InlineData("дого-\nвор поставки")]
    [InlineData("кто-\r\nлибо")]
    [InlineData("ООО Северсталь, ИНН 7707, А1312Б, на ул.")]
    public void Right_text_has_no_unknown_words(string text) => Read(text).Should().BeEmpty();

    [Theory]
    [InlineData("Даговор поставки", "Даговор", "Даговор")]
    [InlineData("по даго-\nвор, что", "даго-\nвор", "даговор")]
    [InlineData("ДОГОВОР ПАСТАВКИ", "ПАСТАВКИ", "ПАСТАВКИ")]
    public void Unknown_word_is_found_where_it_stands(string text, string stands, string word)
    {
        var found = Read(text).Should().ContainSingle().Subject;

        text.Substring(found.Offset, found.Length).Should().Be(stands);
        found.Word.Should().Be(word);
    }

    [Fact]
    public void Words_that_can_be_told_are_counted() => SpellReader.Count("Договор пастафки ООО 1312 с дого-\nвор", Known).Should().Be((3, 2));

    private static List<(int Offset, int Length, string Word)> Read(string text) => [.. new SpellReader(Known, null!, null!, TimeSpan.Zero, TimeProvider.System).Find(text)];
}
