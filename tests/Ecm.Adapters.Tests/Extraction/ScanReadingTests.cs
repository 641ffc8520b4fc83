using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class ScanReadingTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly Lazy<GrayImage> Clean = new(() => PagePrinter.ScanText(SampleTexts.Contract));

    [Fact]
    public async Task Noisy_scan_of_a_contract_is_read_with_few_errors()
    {
        var file = reading.File("noisy.jpg");
        ScanFiles.Jpeg(file, Clean.Value.Contrast(60, 220).Skew(0.8).Noise(18, seed: 1), quality: 70);

        var page = (await reading.ReadAsync(file)).Should().ContainSingle().Subject;

        page.Origin.Should().Be(TextOrigin.Ocr);
        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.015);
        page.Text.Should().Contain("sales@example.com", "Latin words are kept in a Russian text");
    }

    [Theory]
    [InlineData(90, 270)]
    [InlineData(180, 180)]
    [InlineData(270, 90)]
    public async Task Scan_turned_by_quarters_is_read_upright(int turned, int rotation)
    {
        var file = reading.File($"turned{turned}.png");
        ScanFiles.Png(file, Clean.Value.Noise(8, seed: 2).Turn(turned));

        var page = (await reading.ReadAsync(file)).Single();

        page.Rotation.Should().Be(rotation);
        page.Aspect.Should().BeApproximately((float)Clean.Value.Width / Clean.Value.Height, 0.01f);
        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.015);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-2.5)]
    public async Task Skewed_scan_is_read_and_its_boxes_lie_on_the_words(double degrees)
    {
        var image = Clean.Value.Skew(degrees);
        var file = reading.File($"skewed{degrees}.png");
        ScanFiles.Png(file, image);

        var page = (await reading.ReadAsync(file)).Single();

        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.02);
        Ink.Covered(page, image).Should().BeGreaterThan(0.97);
    }

    [Theory]
    [InlineData("gif", "image/gif")]
    [InlineData("bmp", "image/bmp")]
    [InlineData("webp", "image/webp")]
    [InlineData("jp2", "image/jp2")]
    public async Task Picture_of_a_rarer_kind_is_read_and_drawn(string format, string mediaType)
    {
        var file = reading.File($"снимок-{format}");
        ScanFiles.Picture(file, format, Clean.Value);

        var probe = await reading.ProbeAsync(file);
        var page = (await reading.ReadAsync(file)).Single();

        probe.Should().Be(new FileProbe(mediaType, FileKind.Image, 1, false));
        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.03);
        (await reading.Extractor.DrawAsync(file, probe, 1, 200, page.Rotation, CancellationToken.None)).Should().StartWith([0xFF, 0xD8]);
    }

    [Fact]
    public async Task Words_have_ranges_in_the_text_and_boxes_on_the_ink()
    {
        var file = reading.File("clean.png");
        ScanFiles.Png(file, Clean.Value);

        var page = (await reading.ReadAsync(file)).Single();

        var words = page.Words.Select(word => page.Text.Substring(word.Start, word.Length)).ToList();
        words.Should().Contain(["ПОСТАВКИ", "«Северный", "Поставщик", "Excel."]).And.NotContain(word => word.Length == 0 || word.Any(char.IsWhiteSpace));
        page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Should().Equal(words, "the text is its words and separators, nothing else");
        Ink.Covered(page, Clean.Value).Should().BeGreaterThan(0.97);
        var heading = page.Words.Single(word => page.Text.Substring(word.Start, word.Length) == "ПОСТАВКИ");
        ((double)heading.Top / ushort.MaxValue).Should().BeLessThan(0.15, "the heading stands on top");
        page.Words.Select(word => (int)word.Confidence).Average().Should().BeInRange(85, 100);
    }

    [Fact]
    public async Task Line_and_block_ends_are_kept()
    {
        var file = reading.File("letter.png");
        ScanFiles.Png(file, PagePrinter.ScanText(SampleTexts.Letter));

        var text = (await reading.ReadAsync(file)).Single().Text;

        text.Should().Contain("Madam,\n\nWe refer to our framework agreement").And.Contain("missing.\n\nPlease send");
        text.Should().NotContain("\n\n\n").And.NotContain("  ").And.NotEndWith("\n");
        text.Split('\n').Should().HaveCountGreaterThan(8);
    }

    [Fact]
    public async Task Coarse_scan_is_read()
    {
        var file = reading.File("coarse.png");
        ScanFiles.Png(file, PagePrinter.ScanText(SampleTexts.Contract, 150), dotsPerInch: 150);

        var page = (await reading.ReadAsync(file)).Single();

        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.03);
    }

    [Fact]
    public async Task Blank_page_has_no_words()
    {
        var file = reading.File("blank.png");
        ScanFiles.Png(file, new GrayImage(800, 1100, [.. Enumerable.Repeat((byte)250, 800 * 1100)]).Noise(5, seed: 3), dotsPerInch: 100);

        var page = (await reading.ReadAsync(file)).Single();

        page.Text.Should().BeEmpty();
        page.Words.Should().BeEmpty();
    }

    [Theory]
    [InlineData("g4")]
    [InlineData("lzw")]
    public async Task Tiff_of_many_pages_is_read_page_by_page(string compression)
    {
        var file = reading.File(compression + ".tif");
        string[] words = ["first", "second", "third"];
        ScanFiles.Tiff(file, compression, [.. words.Select(word => PagePrinter.ScanText(Sentence(word)))]);

        var probe = await reading.ProbeAsync(file);
        var pages = await reading.ReadAsync(file);

        probe.Should().Be(new FileProbe("image/tiff", FileKind.Image, 3, false));
        pages.Select(page => page.Number).Should().Equal(1, 2, 3);
        pages.Zip(words).Should().OnlyContain(pair => pair.First.Text.Contains(pair.Second) && CharacterErrors.Rate(Sentence(pair.Second), pair.First.Text) < 0.1);
    }

    [Fact]
    public async Task Done_pages_are_not_read_again()
    {
        var file = reading.File("resumed.tif");
        ScanFiles.Tiff(file, "lzw", [.. new[] { "first", "second", "third" }.Select(word => PagePrinter.ScanText($"This is the {word} page."))]);
        var probe = await reading.ProbeAsync(file);
        var numbers = new List<int>();

        await foreach (var page in reading.Extractor.ReadAsync(new ReadRequest(file, probe, new HashSet<int> { 1, 3 }, false), CancellationToken.None))
            numbers.Add(page.Number);

        numbers.Should().Equal(2);
    }

    private static string Sentence(string word) => $"This is the {word} page of the protocol.";
}
