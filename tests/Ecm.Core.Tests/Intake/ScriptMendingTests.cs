using Ecm.Abstractions.Extraction;
using Ecm.Core.Intake;

namespace Ecm.Core.Tests.Intake;

/// <summary>Words read in the wrong script become what they are; what was read stays with the page. Latin letters are written in brackets here: [a] is the Latin one.</summary>
public sealed class ScriptMendingTests
{
    private static readonly ScriptMending Mending = new(new WordList(
        "на", "не", "как", "так", "ток", "рост", "договор", "поставка", "товара", "склад", "указано", "ha", "he", "tok", "copy", "of", "the", "contract", "top", "тор"));

    [Theory]
    [InlineData("поставка [Ha] склад", "поставка На склад", "a short word that both have, between Russian ones")]
    [InlineData("поставка [He] склад", "поставка Не склад", "likewise")]
    [InlineData("склад, [KaK] указано", "склад, КаК указано", "a word only in Russian")]
    [InlineData("д[o]г[o]вор", "договор", "both scripts in one word")]
    [InlineData("(дог[o]вор),", "(договор),", "signs around it are kept")]
    [InlineData("РОСТ [POCT] СКЛАД", "РОСТ РОСТ СКЛАД", "capitals among capitals")]
    [InlineData("[the] сору [of] [contract]", "[the] [copy] [of] [contract]", "a word only in English")]
    public void Word_of_the_other_script_is_mended(string read, string mended, string because)
    {
        var page = Page(read);

        var result = Mending.Mend(page);

        result.Text.Should().Be(Plain(mended), because);
        result.Words.Should().Equal(page.Words);
        result.Readings.Should().ContainSingle().Which.Text.Should().Be(Plain(read).Split(' ')[result.Readings[0].Word]);
        PageTextCodec.Unpack(PageTextCodec.Pack(result)).Should().BeEquivalentTo(result);
    }

    [Theory]
    [InlineData("[the] [top] [of] [the] [contract]", "English stays English")]
    [InlineData("[Ha] [ha] [ha]", "between English words")]
    [InlineData("поставка [TOP] склад", "may be an abbreviation: both scripts have it")]
    [InlineData("поставка [CEO] склад", "no word in either")]
    [InlineData("поставка [A-12] [B]3 склад", "codes")]
    [InlineData("поставка на склад", "nothing to mend")]
    [InlineData("с[t]рока", "the letter has no look-alike")]
    [InlineData("Класс [B] склад", "a capital alone is a mark")]
    public void Anything_else_stays_as_it_was_read(string read, string because)
    {
        var page = Page(read);

        Mending.Mend(page).Should().BeSameAs(page, because);
    }

    [Fact]
    public void Text_layer_is_what_its_author_wrote() =>
        Mending.Mend(Page("д[o]г[o]вор") with { Origin = TextOrigin.TextLayer }).Readings.Should().BeEmpty();

    [Fact]
    public void Without_dictionaries_nothing_is_known_for_sure()
    {
        var all = new ScriptMending(new WordList("щъыьщ", "qzxwvq", "договор"));

        all.Mend(Page("д[o]г[o]вор")).Readings.Should().BeEmpty();
    }

    private static PageText Page(string read)
    {
        var text = Plain(read);
        var (words, at) = (new List<PageWord>(), 0);
        foreach (var word in text.Split(' '))
        {
            words.Add(new PageWord(at, word.Length, 0, 0, 1, 1, 90));
            at += word.Length + 1;
        }

        return new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = text, Words = words };
    }

    private static string Plain(string marked) => marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
