using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene.Analysis;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Which words are forms of one another, with the dictionaries of Debian.</summary>
public sealed class WordFormsTests
{
    private static readonly WordForms Forms = new(new ServiceCollection().AddHunspell(new HunspellOptions()).BuildServiceProvider().GetRequiredService<ILemmatizer>());

    [Theory]
    [InlineData("договор договора договорами договорам")]
    [InlineData("список списка спискам списками")]
    [InlineData("участок участка участке")]
    [InlineData("платеж платежа платежей")]
    [InlineData("день дня дней днями")]
    [InlineData("опись описи описью описей")]
    [InlineData("подпись подписью")]
    [InlineData("счет счета счетов счетом")]
    [InlineData("заявка заявок заявками")]
    [InlineData("отец отца отцом отцы")]
    [InlineData("владелец владельцем владельца")]
    [InlineData("время времени времен")]
    [InlineData("имя именем имена")]
    [InlineData("человек людей людьми")]
    [InlineData("письмо писем письма")]
    [InlineData("деньги денег")]
    [InlineData("идти шел идет")]
    [InlineData("брать беру")]
    [InlineData("подписать подпишу подписали подписан")]
    [InlineData("иванов иванова ивановым ивановой ивановы ивановых")]
    [InlineData("петров петровой петровым")]
    [InlineData("кузнецов кузнецовым кузнецова")]
    [InlineData("москва москвы москвой")]
    [InlineData("весы весов весами весах")]
    [InlineData("переговоры переговоров переговорами")]
    [InlineData("взаиморасчеты взаиморасчетов")]
    [InlineData("финансы финансов финансами")]
    [InlineData("очки очков очками")]
    [InlineData("канцтовары канцтоваров")]
    [InlineData("магазин магазины магазинов магазином")]
    [InlineData("блокчейн блокчейна блокчейнов")]
    [InlineData("contract contracts")]
    [InlineData("child children")]
    [InlineData("pay paid pays")]
    public void Forms_of_a_word_are_found_by_its_dictionary_form(string words)
    {
        var forms = words.Split(' ');

        foreach (var form in forms.Skip(1)) Terms(form).Should().Contain(term => Terms(forms[0]).Contains(term), $"{form} is a form of {forms[0]}");
    }

    [Theory]
    [InlineData("дела", "дети")]
    [InlineData("иванов", "иван")]
    [InlineData("ивановым", "иван")]
    [InlineData("счет", "счастье")]
    [InlineData("договор", "разговор")]
    [InlineData("петров", "петр")]
    [InlineData("остров", "острый")]
    [InlineData("ковров", "коврижка")]
    public void Strangers_stay_strangers(string one, string other) => Terms(one).Should().NotIntersectWith(Terms(other));

    [Fact]
    public void Most_words_cost_the_index_one_term() =>
        "договор поставки товаров между заказчиком и исполнителем подписан сторонами в двух экземплярах имеющих одинаковую юридическую силу".Split(' ')
            .Average(word => Terms(word).Length).Should().BeLessThan(1.3);

    [Fact]
    public void Word_of_digits_has_no_forms() => Forms.Of("1312", Script.Other).Should().BeEmpty();

    [Fact]
    public void Words_longer_than_any_are_not_looked_up() => Forms.Of(new string('я', 200), Script.Cyrillic).Should().Equal(TermMarks.Form + new string('я', 200));

    [Fact]
    public async Task Forms_are_the_same_from_many_threads_while_the_memory_turns_over()
    {
        var forms = new WordForms(new NoLemmas());
        var tasks = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 100_000).All(at =>
            forms.Of(Root(at % 45_000) + "ами", Script.Cyrillic)[0] == TermMarks.Form + Root(at % 45_000))));

        (await Task.WhenAll(tasks)).Should().AllBeEquivalentTo(true);

        static string Root(int number) => "да" + string.Concat(Enumerable.Range(0, 5).Select(digit => "бвгджзклмр"[number / (int)Math.Pow(10, digit) % 10]));
    }

    [Fact]
    public void Missing_dictionary_is_named_with_its_remedy_and_costs_only_its_lemmas()
    {
        var lemmatizer = new ServiceCollection().AddHunspell(new HunspellOptions { Folder = "/nowhere" }).BuildServiceProvider().GetRequiredService<ILemmatizer>();

        lemmatizer.Problems.Should().Equal(
            "/nowhere/ru_RU.dic is missing: apt-get install hunspell-ru", "/nowhere/en_US.dic is missing: apt-get install hunspell-en-us");
        lemmatizer.LemmasOf("списка").Should().BeEmpty();
        lemmatizer.Version.Should().NotBe(Forms.Version);
        new WordForms(lemmatizer).Of("договорами", Script.Cyrillic).Should().Equal(TermMarks.Form + "договор");
    }

    private static string[] Terms(string word) => Forms.Of(word, Letters.ScriptOf(word[0]));

    private sealed class NoLemmas : ILemmatizer
    {
        public string Version => "none";

        public IReadOnlyList<string> Problems => [];

        public IReadOnlyList<string> LemmasOf(string word) => [];
    }
}
