using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Core;
using Ecm.Core.Files;
using Ecm.Web.Intake;
using Ecm.Web.Wording;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Server.Tests.Web;

public sealed partial class WordsTests
{
    private static readonly string[] SameInBoth = ["Ecm", "English", "Русский"];

    public static TheoryData<string, Localized> Texts()
    {
        var texts = new TheoryData<string, Localized>();
        foreach (var screen in typeof(Words).GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public))
            foreach (var field in screen.GetFields(BindingFlags.Static | BindingFlags.Public))
            {
                if (field.GetValue(null) is Localized text)
                    texts.Add($"{screen.Name}.{field.Name}", text);
                if (field.GetValue(null) is IReadOnlyDictionary<string, Localized> many)
                    foreach (var (key, one) in many)
                        texts.Add($"{screen.Name}.{field.Name}[{key}]", one);
            }

        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_there_in_both_languages_with_the_same_places(string name, Localized text)
    {
        name.Should().NotBeEmpty();
        text.Ru.Should().NotBeNullOrWhiteSpace();
        text.En.Should().NotBeNullOrWhiteSpace();
        Places(text.Ru).Should().Equal(Places(text.En));
        if (!SameInBoth.Contains(text.Ru) && !SameInBoth.Contains(text.En) && Letters().IsMatch(Place().Replace(text.Ru, "")))
            (Cyrillic().IsMatch(text.Ru) && !Cyrillic().IsMatch(text.En)).Should().BeTrue($"«{text.Ru}» and “{text.En}” are in their languages");
    }

    [Theory]
    [InlineData(1, "1\u00A0документ")]
    [InlineData(2, "2\u00A0документа")]
    [InlineData(5, "5\u00A0документов")]
    [InlineData(11, "11\u00A0документов")]
    [InlineData(21, "21\u00A0документ")]
    [InlineData(112, "112\u00A0документов")]
    public void A_count_takes_the_form_of_its_number(long number, string text) =>
        Writing.In("ru").Count(number, Counted.Documents).Should().Be(text);

    [Theory]
    [InlineData("2026-11-26T12:40", "12:40", "12:40")]
    [InlineData("2026-11-25T16:05", "вчера\u00A016:05", "yesterday\u00A016:05")]
    [InlineData("2026-11-19T18:00", "чт\u00A019.11,\u00A018:00", "Thu\u00A019.11,\u00A018:00")]
    [InlineData("2026-01-02T08:30", "пт\u00A002.01,\u00A008:30", "Fri\u00A002.01,\u00A008:30")]
    [InlineData("2025-11-27T09:00", "27.11.2025", "27.11.2025")]
    public void A_moment_is_written_as_people_say_it(string local, string russian, string english)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
        var time = new OrganisationTime(clock, Options.Create(new OrganisationOptions()));
        var at = new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(3));

        Writing.In("ru").Moment(at, time).Should().Be(russian);
        Writing.In("en").Moment(at, time).Should().Be(english);
    }

    [Theory]
    [InlineData(1, "Раскрыт: 1\u00A0карточка.", "Opened: 1\u00A0card.")]
    [InlineData(2, "Раскрыт: 2\u00A0карточки.", "Opened: 2\u00A0cards.")]
    [InlineData(5, "Раскрыт: 5\u00A0карточек.", "Opened: 5\u00A0cards.")]
    public void An_opened_archive_says_how_many_cards_came_out_of_it(int opened, string russian, string english)
    {
        var intake = new IntakeView(IntakeState.Done, 0, 0, null, Partial: false, Unread: true) { Opened = opened };

        foreach (var (language, text) in new[] { ("ru", russian), ("en", english) })
            IntakeText.Of(intake, (said, arguments) => string.Format(Writing.In(language).Culture, said.In(language), arguments), Writing.In(language)).Should().Be(text);
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
