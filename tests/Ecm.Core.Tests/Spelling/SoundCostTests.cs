using Ecm.Core.Spelling;

namespace Ecm.Core.Tests.Spelling;

public sealed class SoundCostTests
{
    [Theory]
    [InlineData("дагавор", "договор", "дозатор")]
    [InlineData("превет", "привет", "проект")]
    [InlineData("росписка", "расписка", "прописка")]
    [InlineData("рассчет", "расчет", "рассвет")]
    [InlineData("комисия", "комиссия", "миссия")]
    [InlineData("обьект", "объект", "проект")]
    [InlineData("сдесь", "здесь", "весь")]
    [InlineData("агентсво", "агентство", "правительство")]
    [InlineData("догоовр", "договор", "разговор")]
    [InlineData("recieve", "receive", "relieve")]
    public void Word_written_by_ear_or_in_haste_is_nearer_to_what_was_meant(string typed, string meant, string other)
    {
        SoundCost.Of(typed, meant).Should().BeLessThan(SoundCost.Of(typed, other));
        SoundCost.Of(typed, meant).Should().BeLessThan(1.5);
    }

    [Fact]
    public void Cost_of_nothing_is_nothing_and_of_a_very_long_word_is_beyond_all()
    {
        SoundCost.Of("акт", "акт").Should().Be(0);
        SoundCost.Of("", "акт").Should().Be(3);
        SoundCost.Of(new string('а', 5000), "акт").Should().Be(double.PositiveInfinity);
    }

    [Theory]
    [InlineData("dogovor", "договор")]
    [InlineData("Schet", "счет")]
    [InlineData("zayavka", "заявка")]
    [InlineData("yuriy", "юрий")]
    [InlineData("pretenziya", "претензия")]
    [InlineData("novoye", "новое")]
    [InlineData("ob", "об")]
    public void Russian_word_in_Latin_letters_is_read(string latin, string russian) => Transliteration.ToRussian(latin).Should().Contain(russian);

    [Theory]
    [InlineData("акт")]
    [InlineData("a1")]
    [InlineData("ccccccccccccccccccccccccccccccccccccccccccccccccccccccc")]
    public void Other_words_are_not(string word) => Transliteration.ToRussian(word).Should().BeEmpty();

    [Fact]
    public void Spellings_that_mean_much_are_read_in_a_few_ways_only() => Transliteration.ToRussian(new string('c', 40)).Should().HaveCountLessThan(30);
}
