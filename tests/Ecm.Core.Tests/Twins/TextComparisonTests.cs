using Ecm.Abstractions.Extraction;
using Ecm.Core.Twins;
using Ecm.Testing.Material;

namespace Ecm.Core.Tests.Twins;

/// <summary>Two readings of one paper are told from two papers of one template, however badly they were read.</summary>
public sealed class TextComparisonTests
{
    private const int Documents = 500;

    private static readonly Lazy<IReadOnlyList<List<TextToken>>> Clean = new(() => [.. Enumerable.Range(0, Documents).Select(i => Tokens(Document(i)))]);

    /// <summary>Each is compared with those that share most marks with it, as the product does, and with twenty more of its template.</summary>
    [Fact]
    public void Five_hundred_bad_rescans_of_papers_from_five_templates_find_their_own_paper_and_no_other()
    {
        var (found, plain, strangers) = (0, 0, 0);
        var sketches = Clean.Value.Select(t => TextSketch.Of(t).Marks.ToHashSet()).ToList();
        for (var i = 0; i < Documents; i++)
        {
            var rescan = Tokens(Document(i), new TextDegrader(0.01 + (0.07 * i / Documents), seed: i));
            var marks = TextSketch.Of(rescan).Marks;
            var candidates = Enumerable.Range(0, Documents).OrderByDescending(d => marks.Count(sketches[d].Contains)).Take(8);
            var more = Enumerable.Range(1, 20).Select(n => (i + (n * TemplateTexts.Templates)) % Documents);
            foreach (var other in candidates.Union(more))
            {
                if (TextComparison.Of(rescan, Clean.Value[other]) is not { } twins)
                    continue;
                if (other == i)
                    (found, plain) = (found + 1, plain + (twins.Check.Count == 0 ? 1 : 0));
                else
                    strangers++;
            }
        }

        strangers.Should().Be(0);
        found.Should().BeGreaterThanOrEqualTo(Documents * 95 / 100);
        plain.Should().BeGreaterThan(80, "where few letters were misread, nothing is left to check");
    }

    [Fact]
    public void Both_scans_may_be_bad()
    {
        var offered = Enumerable.Range(0, 100).Count(i =>
            TextComparison.Of(Tokens(Document(i), new TextDegrader(0.05, i)), Tokens(Document(i), new TextDegrader(0.05, i + 1000))) is { Share: > 0.9, Pages: 2 });

        offered.Should().BeGreaterThanOrEqualTo(95);
    }

    [Fact]
    public void One_other_value_makes_another_document()
    {
        var offered = from i in Enumerable.Range(0, 100)
                      let values = TemplateValues.Of(i)
                      from other in Siblings(values, TemplateValues.Of(i + Documents))
                      let pages = TemplateTexts.Pages(i % TemplateTexts.Templates, other)
                      where !pages.SequenceEqual(Document(i)) && TextComparison.Of(Tokens(pages), Clean.Value[i]) is not null
                      select other;

        offered.Should().BeEmpty();
    }

    /// <summary>A digit misread and another digit look the same: it is offered with what is to be compared, and never as the same without more.</summary>
    [Fact]
    public void One_other_value_in_a_bad_scan_is_shown()
    {
        var compared = (
            from i in Enumerable.Range(0, 200)
            let values = TemplateValues.Of(i)
            from other in Siblings(values, TemplateValues.Of(i + Documents))
            let pages = TemplateTexts.Pages(i % TemplateTexts.Templates, other)
            where !pages.SequenceEqual(Document(i))
            select TextComparison.Of(Tokens(pages, new TextDegrader(0.03, i)), Clean.Value[i])).ToList();

        compared.OfType<TextTwins>().Should().OnlyContain(t => t.Check.Count > 0).And.NotBeEmpty();
        compared.Should().Contain(c => c == null);
    }

    [Fact]
    public void What_reads_otherwise_is_told_as_it_stands_on_the_page()
    {
        var pages = Document(1);
        var misread = new[] { pages[0].Replace("капитальному", "капитaлъному").Replace("претензий", "претеизнй").Replace("Фролов", "Фролав"), pages[1].Replace("ИНН заказчика ", "ИНН заказчика").Replace("двадцать", "двадцатъ") };
        var inn = TemplateValues.Of(1).Inn;
        misread[1] = misread[1].Replace(inn, inn[..4] + LookAlike(inn[4]) + inn[5..]);

        var twins = TextComparison.Of(Tokens(misread), Clean.Value[1])!;

        twins.Check.Should().ContainSingle().Which.Should().Match<TwinDifference>(d => d.Page == 2 && d.Mine != d.Theirs && d.Theirs.EndsWith(inn));
        twins.Share.Should().BeInRange(0.95, 0.999);
        twins.Pages.Should().Be(2);
    }

    [Fact]
    public void Stamp_on_one_of_two_scans_is_shown_and_keeps_them_twins()
    {
        var pages = Document(2);

        var twins = TextComparison.Of(Tokens([pages[0] + "\nВходящий № 561 от 02.03.2026", pages[1]]), Clean.Value[2])!;

        twins.Check.Should().Equal(new TwinDifference(1, "561", ""), new TwinDifference(1, "02.03.2026", ""));
    }

    [Fact]
    public void Blank_form_is_no_twin_of_a_filled_one()
    {
        var values = TemplateValues.Of(3);
        var blank = Document(3).Select(p => p.Replace(values.Number, "____").Replace(values.Inn, "____").Replace(values.Party, "________").Replace(values.Director, "________")
            .Replace(values.Days.ToString(), "__").Replace(values.Date.Year.ToString(), "20__")).ToArray();

        TextComparison.Of(Tokens(blank), Clean.Value[3]).Should().BeNull();
    }

    [Fact]
    public void Other_month_is_another_date()
    {
        var letter = Document(0);

        TextComparison.Of(Tokens([.. letter.Select(p => p + " Срок: 5 июня 2026 года.")]), Tokens([.. letter.Select(p => p + " Срок: 5 июля 2026 года.")])).Should().BeNull();
    }

    /// <summary>Hundreds of pages in seconds, whatever stands on them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Long_texts_are_compared_in_little_time(bool alike)
    {
        var page = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"слово{(char)('а' + (i % 32))}{(char)('а' + (i / 32))} повтор"));
        var pages = Enumerable.Range(0, 150).Select(i => $"{page} {i}").ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var twins = TextComparison.Of(Tokens(pages), Tokens(alike ? pages : [.. pages.Reverse()]));

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        (twins is not null).Should().Be(alike);
    }

    private static string[] Document(int i) => TemplateTexts.Pages(i % TemplateTexts.Templates, TemplateValues.Of(i));

    private static char LookAlike(char digit) => "8127598390"[digit - '0'] is var other && LookAlikes.AreAlike(digit, other) ? other : "6471368157"[digit - '0'];

    private static IEnumerable<TemplateValues> Siblings(TemplateValues v, TemplateValues other) =>
    [
        v with { Number = other.Number }, v with { Date = other.Date }, v with { Date = v.Date.AddDays(1) }, v with { Sum = other.Sum }, v with { Sum = v.Sum + 100 },
        v with { Party = other.Party }, v with { Director = other.Director }, v with { Days = v.Days + 1 }, v with { Inn = other.Inn },
    ];

    internal static List<TextToken> Tokens(string[] pages, TextDegrader? degrader = null) =>
        TextTokens.Of(pages.Select((text, i) => new PageText { Number = i + 1, Origin = TextOrigin.Ocr, Text = degrader is null ? text : degrader.Read(text) }));
}
