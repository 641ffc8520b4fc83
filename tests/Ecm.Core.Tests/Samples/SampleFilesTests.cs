using Ecm.Core.Plugins;
using Ecm.Core.Samples;
using Ecm.Core.Suggestions;
using Ecm.Core.Tests.Architecture;
using Ecm.Testing;
using Ecm.Testing.Material;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Samples;

/// <summary>The sample data that are delivered: they fit together, and their papers can be read.</summary>
public sealed class SampleFilesTests
{
    private static readonly SampleFiles Files = new(new ConfigFiles(Options.Create(new ConfigOptions { ConfigFolder = Path.Combine(SourceTree.Root, "config") })));
    private static readonly SampleSet Set = Files.Read()!;

    [Fact]
    public void There_are_forty_documents_of_six_counterparties_and_eight_of_them_are_scans()
    {
        Set.Cards.Count(c => c.Type == "organisation").Should().Be(6);
        Set.Cards.Count(c => c.Paper is not null || c.Scan is not null).Should().Be(40);
        Set.Cards.Count(c => c.Scan is not null).Should().Be(8);
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "config/samples")).Sum(f => new FileInfo(f).Length).Should().BeLessThan(2_000_000);
    }

    [Fact]
    public void What_a_card_names_stands_before_it_or_beside_it()
    {
        var before = new HashSet<string>();
        foreach (var card in Set.Cards)
        {
            card.Fields.Values.Where(v => v[0] == '#').Select(v => v[1..]).Append(card.Parent).OfType<string>().Except(before).Should().BeEmpty(card.Key);
            before.Add(card.Key).Should().BeTrue(card.Key);
            if (card.Scan is { } scan)
                using (var file = Files.Open(scan))
                    file.Length.Should().BePositive();
        }
    }

    [Fact]
    public void Numbers_of_organisations_are_right_and_nobodys() =>
        Set.Cards.Select(c => c.Fields.GetValueOrDefault("inn")).OfType<string>().Should().HaveCount(6).And.OnlyHaveUniqueItems()
            .And.OnlyContain(inn => ControlDigits.IsInn(inn) && inn.StartsWith("00"));

    [Fact]
    public void Every_paper_says_all_that_it_is_to_say()
    {
        var values = new SampleValues(Set, new DateOnly(2031, 3, 5));

        foreach (var card in Set.Cards.Where(c => c.Paper is not null))
            values.TextOf(card).Should().NotContainAny("{", "}", " —").And.MatchRegex(@"\d\d\.\d\d\.20(29|30|31)", card.Key);
    }

    [Fact]
    public void Paper_has_a_text_layer_and_the_same_text_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var pdf = new PaperPdf(Files.Font());
        var text = new SampleValues(Set, new DateOnly(2031, 3, 5)).TextOf(Set.Cards.Single(c => c.Key == "supply"));
        var path = Path.Combine(folder.Path, "paper.pdf");
        File.WriteAllBytes(path, pdf.Write(text));
        var layer = Path.Combine(folder.Path, "paper.txt");
        Tool.Run("pdftotext", ["-layout", path, layer]);

        var read = File.ReadAllText(layer);
        read.Should().Contain("ДОГОВОР № 41-П").And.Contain("1 846 500,00 рублей").And.Contain("неустойку").And.Contain("Споры решаются");
        read.Count(c => c == '\f').Should().Be(2, "it has two pages");
        pdf.Write(text).Should().Equal(File.ReadAllBytes(path));
        pdf.Write("Слово").Should().NotEqual(pdf.Write("Слова"));
        pdf.Write("Знак, которого в шрифте нет: 漢").Should().NotBeEmpty();
    }
}
