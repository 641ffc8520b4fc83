using Ecm.Abstractions.Searching;
using Ecm.Core.Search;

namespace Ecm.Core.Tests.Search;

/// <summary>Pieces of pages around hits. Pages write them into HTML as they are.</summary>
public sealed class SnippetsTests
{
    [Fact]
    public void Hits_are_marked_and_lines_joined() =>
        Cut("Договор\nаренды склада", "аренды").Should().Be("Договор <mark>аренды</mark> склада");

    [Fact]
    public void Word_broken_at_the_end_of_a_line_is_whole() =>
        Snippets.Cut("Дого-\nвор аренды", [new TextRange(0, 9)]).Should().Be("<mark>Договор</mark> аренды");

    [Theory]
    [InlineData("<script>alert(1)</script> договор", "&lt;script&gt;alert(1)&lt;/script&gt; <mark>договор</mark>")]
    [InlineData("a & b \"c\" договор 'd'", "a &amp; b &quot;c&quot; <mark>договор</mark> &#39;d&#39;")]
    [InlineData("</mark><img src=x onerror=x> договор", "&lt;/mark&gt;&lt;img src=x onerror=x&gt; <mark>договор</mark>")]
    public void Text_of_a_page_is_never_markup(string page, string html) => Cut(page, "договор").Should().Be(html);

    [Fact]
    public void Hit_that_is_markup_itself_is_encoded_inside_its_mark() =>
        Cut("это <b>важно</b>", "<b>важно</b>").Should().Be("это <mark>&lt;b&gt;важно&lt;/b&gt;</mark>");

    [Fact]
    public void Long_page_is_cut_between_words_on_both_sides()
    {
        var html = Cut(string.Join(' ', Enumerable.Range(1000, 200)) + " договор " + string.Join(' ', Enumerable.Range(2000, 200)), "договор");

        html.Should().MatchRegex(@"^… (\d{4} )+<mark>договор</mark>( \d{4})+ …$");
        html.Length.Should().BeInRange(200, 320);
    }

    [Fact]
    public void Hits_near_the_first_are_marked_too_and_those_beyond_the_piece_left_out()
    {
        var page = "договор и ещё договор" + new string(' ', 400) + "договор";

        Snippets.Cut(page, [new TextRange(0, 7), new TextRange(14, 7), new TextRange(421, 7)]).Split("<mark>").Should().HaveCount(3);
    }

    [Fact]
    public void Letters_without_a_space_are_not_cut_in_the_middle_of_a_pair()
    {
        var page = string.Concat(Enumerable.Repeat("😀", 200)) + "договор" + string.Concat(Enumerable.Repeat("😀", 200));

        var html = System.Net.WebUtility.HtmlDecode(Cut(page, "договор"));

        html.Should().Contain("договор");
        html.EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar);
    }

    private static string Cut(string page, string hit) => Snippets.Cut(page, [new TextRange(page.IndexOf(hit, StringComparison.Ordinal), hit.Length)]);
}
