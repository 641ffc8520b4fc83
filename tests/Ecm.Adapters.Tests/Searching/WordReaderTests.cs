using Ecm.Lucene.Analysis;

namespace Ecm.Adapters.Tests.Searching;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("Дого-\nвор № 5", "договор=Дого-\nвор 5=5")]
    [InlineData("дого-  \r\n  вор", "договор=дого-  \r\n  вор")]
    [InlineData("дого\u00ADвор", "договор=дого\u00ADвор")]
    [InlineData("Санкт-\nПетербург", "санкт=Санкт петербург=Петербург")]
    [InlineData("А-\n1312", "а=А 1312=1312")]
    [InlineData("дого-\n\nвор", "дого=дого вор=вор")]
    [InlineData("кто-либо", "кто=кто либо=либо")]
    [InlineData("ЁЖ éclair Ａ１", "еж=ЁЖ eclair=éclair а1=Ａ１")]
    [InlineData("пере\u0301вод и\u0306од", "перевод=пере\u0301вод йод=и\u0306од")]
    [InlineData("Cчет dокумент", "счет=Cчет dокумент=dокумент")]
    [InlineData("A-12 B2B HTTP2", "а=A 12=12 в2в=B2B нттр2=HTTP2")]
    [InlineData("𝒳 😀 слово", "𝒳=𝒳 слово=слово")]
    [InlineData("\uD800 \u0301 - ", "")]
    public void Text_is_cut_into_words_whose_ranges_are_as_written(string text, string expected)
    {
        var reader = new WordReader();
        reader.Read(text);
        var words = new List<string>();
        while (reader.Next()) words.Add($"{reader.Word}={text[reader.Start..reader.End]}");

        string.Join(' ', words).Should().Be(expected);
    }

    [Fact]
    public void Run_longer_than_a_word_may_be_is_cut_without_losing_anything()
    {
        var reader = new WordReader();
        reader.Read(new string('я', 600));
        var lengths = new List<int>();
        while (reader.Next()) lengths.Add(reader.Word.Length);

        lengths.Should().Equal(255, 255, 90);
    }
}
