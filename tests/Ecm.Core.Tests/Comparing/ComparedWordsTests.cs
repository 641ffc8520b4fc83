using Ecm.Abstractions.Extraction;
using Ecm.Core.Comparing;

namespace Ecm.Core.Tests.Comparing;

public sealed class ComparedWordsTests
{
    [Fact]
    public async Task Word_broken_over_a_line_end_is_one_and_keeps_both_its_places()
    {
        var words = await ReadAsync(Page(1, "по дого-\nвору и\nсчёт-\nФактура"));

        words.Keys.Should().Equal("по", "договору", "и", "счёт-", "Фактура");
        words.Of(1, 1, around: 1).Should().BeEquivalentTo(new TextPlace(1, "по", "договору", "и", [new WordBox(1, 3, 0, 8, 9), new WordBox(1, 9, 0, 13, 9)]));
    }

    [Fact]
    public async Task Quotes_and_dashes_of_every_kind_are_alike()
    {
        var words = await ReadAsync(Page(1, "ООО «Ромашка» — “завод” №5"));

        words.Keys.Should().Equal("ООО", "\"Ромашка\"", "-", "\"завод\"", "№5");
        words.Of(1, 1, 0).Text.Should().Be("«Ромашка»", "what is shown is what stands there");
    }

    [Fact]
    public async Task Texts_without_places_are_split_at_spaces_and_a_place_behind_the_last_word_is_on_its_page()
    {
        var words = await ReadAsync(new PageText { Number = 1, Origin = TextOrigin.TextLayer, Text = "раз два\n\nтри" }, new PageText { Number = 2, Origin = TextOrigin.TextLayer, Text = "четыре" });

        words.Keys.Should().Equal("раз", "два", "три", "четыре");
        words.Of(4, 0, around: 2).Should().BeEquivalentTo(new TextPlace(2, "три четыре", "", "", []));
        (await ReadAsync()).Of(0, 0, 5).Page.Should().Be(1);
    }

    [Fact]
    public async Task What_is_beyond_the_limit_is_said()
    {
        var pages = new[] { Page(1, "раз два три"), Page(2, "четыре") }.ToAsyncEnumerable();

        var words = await ComparedWords.ReadAsync(pages, most: 2, default);

        words.Keys.Should().Equal("раз", "два");
        words.IsCut.Should().BeTrue();
    }

    private static Task<ComparedWords> ReadAsync(params PageText[] pages) => ComparedWords.ReadAsync(pages.ToAsyncEnumerable(), 1000, default);

    /// <summary>A page whose words stand where their letters do.</summary>
    private static PageText Page(int number, string text)
    {
        var words = new List<PageWord>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOfAny([' ', '\n'], at) is var space and >= 0 ? space : text.Length;
            words.Add(new PageWord(at, end - at, (ushort)at, 0, (ushort)end, 9, 90));
            at = end + 1;
        }

        return new PageText { Number = number, Origin = TextOrigin.Ocr, Text = text, Words = words };
    }
}
