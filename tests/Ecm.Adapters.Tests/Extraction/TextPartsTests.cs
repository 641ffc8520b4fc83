using Ecm.Extraction.Worker.Texts;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class TextPartsTests
{
    [Fact]
    public void Parts_end_at_paragraphs_then_lines_then_words()
    {
        var paragraphs = string.Join("\n\n", Enumerable.Repeat(new string('а', 1500), 5));
        var lines = string.Join("\n", Enumerable.Repeat(new string('б', 1500), 5));
        var words = string.Join(" ", Enumerable.Repeat("слово", 2000));

        Cut(paragraphs).Should().OnlyContain(part => part.Split("\n\n", StringSplitOptions.None).All(paragraph => paragraph.Length == 1500));
        Cut(lines).Should().OnlyContain(part => part.Split('\n', StringSplitOptions.None).All(line => line.Length == 1500));
        Cut(words).Should().OnlyContain(part => part.Split(' ', StringSplitOptions.None).All(word => word == "слово"));
    }

    [Theory]
    [InlineData(4000, 1)]
    [InlineData(4001, 2)]
    [InlineData(12_001, 4)]
    public void Text_without_any_separator_is_cut_hard(int length, int parts) =>
        Cut(new string('ж', length)).Should().HaveCount(parts).And.OnlyContain(part => part.Length <= TextParts.Longest);

    [Fact]
    public void Pair_of_surrogates_is_not_torn()
    {
        var text = new string('a', 3999) + "😀" + new string('b', 100);

        Cut(text).Should().Equal(new string('a', 3999), "😀" + new string('b', 100));
    }

    [Fact]
    public void Nothing_is_lost_but_white_space()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(_ => "абв \n"[random.Next(5)]));

        var parts = Cut(text);

        string.Concat(string.Concat(parts).Where(c => !char.IsWhiteSpace(c))).Should().Be(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        parts.Should().OnlyContain(part => part.Length > 0 && part.Length <= TextParts.Longest && part.Trim() == part);
    }

    [Fact]
    public void Cleaning_keeps_lines_and_drops_control_characters() =>
        TextParts.Clean("a\r\nb\rc\0\u0001\u001b[0m\td\fe и\u0306").Should().Be("a\nb\nc[0m\td\n\ne й");

    private static List<string> Cut(string text) => [.. TextParts.Cut(text, int.MaxValue).Parts.Select(part => text[part])];
}
