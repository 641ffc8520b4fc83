using System.Diagnostics;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class PdfReadingTests(Reading reading) : IClassFixture<Reading>
{
    [Fact]
    public async Task Text_layer_is_taken_with_its_boxes()
    {
        var pdf = reading.File("layer.pdf");
        PagePrinter.Print(pdf, SampleTexts.Contract);

        var page = (await reading.ReadAsync(pdf)).Should().ContainSingle().Subject;

        page.Origin.Should().Be(TextOrigin.TextLayer);
        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().Be(0);
        page.Text.Should().StartWith("ДОГОВОР ПОСТАВКИ № 17/2024\n");
        Ink.Covered(page, PagePrinter.Scan(pdf, dotsPerInch: 100)).Should().BeGreaterThan(0.97);
        page.Words.Should().OnlyContain(word => word.Confidence == 100);
    }

    [Fact]
    public async Task Page_turned_by_its_own_rotation_has_boxes_where_it_is_seen()
    {
        var (straight, turned) = (reading.File("straight.pdf"), reading.File("rotated.pdf"));
        PagePrinter.Print(straight, SampleTexts.Letter);
        Tool.Run("qpdf", straight, "--rotate=+90", turned);

        var page = (await reading.ReadAsync(turned)).Single();

        Ink.Covered(page, PagePrinter.Scan(turned, dotsPerInch: 100)).Should().BeGreaterThan(0.95);
    }

    [Fact]
    public async Task Scanned_and_printed_pages_of_one_file_are_read_each_in_its_way()
    {
        var (printed, scanned, mixed) = (reading.File("printed.pdf"), reading.File("scanned.pdf"), reading.File("mixed.pdf"));
        PagePrinter.Print(printed, SampleTexts.Contract, SampleTexts.Contract);
        ScanFiles.Pdf(scanned, PagePrinter.ScanText(SampleTexts.Letter).Noise(10, seed: 4), PagePrinter.ScanText(SampleTexts.Letter).Turn(180));
        Tool.Run("qpdf", "--empty", "--pages", printed, "1", scanned, "1-2", printed, "2", "--", mixed);

        var probe = await reading.ProbeAsync(mixed);
        var pages = await reading.ReadAsync(mixed);

        probe.Should().Be(new FileProbe("application/pdf", FileKind.Pdf, 4, false));
        pages.Select(page => page.Origin).Should().Equal(TextOrigin.TextLayer, TextOrigin.Ocr, TextOrigin.Ocr, TextOrigin.TextLayer);
        pages.Select(page => page.Rotation).Should().Equal(0, 0, 180, 0);
        foreach (var page in pages.Skip(1).Take(2))
            CharacterErrors.Rate(SampleTexts.Letter, page.Text).Should().BeLessThan(0.02);
    }

    [Fact]
    public async Task Scan_with_a_stamp_of_text_is_recognised()
    {
        var (jpeg, pdf) = (reading.File("page.jpg"), reading.File("stamped.pdf"));
        var image = PagePrinter.ScanText(SampleTexts.Contract);
        ScanFiles.Jpeg(jpeg, image);
        ImagePdf.Write(pdf, [new ImagePage(File.ReadAllBytes(jpeg), image.Width, image.Height, image.Width * 0.24, image.Height * 0.24, Stamp: "Registered 2024-03-12 No 551")]);

        var page = (await reading.ReadAsync(pdf)).Single();

        page.Origin.Should().Be(TextOrigin.Ocr);
        page.Text.Should().Contain("Поставщик обязуется передать").And.Contain("Registered");
    }

    [Fact]
    public async Task Book_with_text_layer_takes_seconds()
    {
        var pdf = reading.File("book.pdf");
        DebianManual.Write(pdf, "ru");
        var probe = await reading.ProbeAsync(pdf);
        var began = Stopwatch.GetTimestamp();

        var pages = await reading.ReadAsync(pdf);

        TestContext.Current.SendDiagnosticMessage($"{pages.Count} pages in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        Stopwatch.GetElapsedTime(began).TotalSeconds.Should().BeLessThan(15, "128 pages take about one on a quiet machine");
        pages.Select(page => page.Number).Should().Equal(Enumerable.Range(1, probe.Pages));
        pages.Count(page => page.Origin == TextOrigin.TextLayer).Should().BeGreaterThan(probe.Pages - 5);
        string.Concat(pages.Select(page => page.Text)).Should().Contain("программа установки");
    }

    [Fact]
    public async Task Locked_file_says_so()
    {
        var (open, locked) = (reading.File("open.pdf"), reading.File("locked.pdf"));
        PagePrinter.Print(open, "secret");
        Tool.Run("qpdf", "--encrypt", "reader", "owner", "256", "--", open, locked);

        var probing = () => reading.ProbeAsync(locked);

        (await probing.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Password);
    }

    [Fact]
    public async Task File_that_only_forbids_changes_is_read()
    {
        var (open, guarded) = (reading.File("free.pdf"), reading.File("guarded.pdf"));
        PagePrinter.Print(open, SampleTexts.Letter);
        Tool.Run("qpdf", "--encrypt", "", "owner", "256", "--print=none", "--extract=n", "--", open, guarded);

        (await reading.ReadAsync(guarded)).Single().Text.Should().Contain("calibration certificates");
    }

    [Fact]
    public async Task More_than_5000_pages_are_read_to_there()
    {
        var pdf = reading.File("flood.pdf");
        ImagePdf.Write(pdf, Enumerable.Repeat(new ImagePage([], 1, 1, 200, 200, Stamp: "flood"), 100_000));

        var probe = await reading.ProbeAsync(pdf);

        probe.Should().Be(new FileProbe("application/pdf", FileKind.Pdf, 5000, true));
    }
}
