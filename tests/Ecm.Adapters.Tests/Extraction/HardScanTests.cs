using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Images;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Ocr;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Pages as they come from copiers, telephones and stamp pads.</summary>
public sealed class HardScanTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly Lazy<GrayImage> Clean = new(() => PagePrinter.ScanText(SampleTexts.Contract));

    [Fact]
    public async Task White_letters_on_black_are_read()
    {
        var page = await ReadAsync("inverted", Clean.Value.Skew(4).Noise(6, 1).Invert());

        Errors(page).Should().BeLessThan(0.002, "it is straightened like any other");
    }

    [Theory]
    [InlineData(150, 205)]
    [InlineData(60, 115)]
    public async Task Pale_print_is_no_blank_page(byte ink, byte paper)
    {
        var page = await ReadAsync($"pale{ink}", Clean.Value.Contrast(ink, paper).Noise(6, 2));

        Errors(page).Should().BeLessThan(0.02);
    }

    [Fact]
    public async Task Photo_in_bad_light_is_read_into_its_dark_corner()
    {
        var page = await ReadAsync("photo", Clean.Value.Shade(0.15).Noise(5, 3));

        Errors(page).Should().BeLessThan(0.02);
    }

    [Fact]
    public async Task Sheet_laid_down_far_askew_is_read_with_its_boxes_on_the_words()
    {
        var image = Clean.Value.Skew(11).Noise(5, 4);
        var page = await ReadAsync("askew", image);

        Errors(page).Should().BeLessThan(0.03);
        Ink.Covered(page, image).Should().BeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Turned_sheet_with_few_words_is_read(int turned)
    {
        var short1 = PagePrinter.ScanText("Справка\n\nВыдана Кузнецову.");
        var page = await ReadAsync($"few{turned}", short1.Noise(8, 5).Turn(turned));

        page.Text.Should().Contain("Справка").And.Contain("Выдана Кузнецову");
        page.Rotation.Should().Be(360 - turned);
    }

    [Fact]
    public async Task Dust_holes_and_the_scanner_edge_are_no_print()
    {
        var sheet = DrawnPages.White();
        sheet.Fill(0, 0, 30, sheet.Height, 20);
        foreach (var y in new[] { 1200, 2200 })
            sheet.Fill(90, y, 70, 70, 10);
        for (var speck = 0; speck < 60; speck++)
            sheet.Fill(300 + speck * 31, 400 + speck * speck * 17 % 2900, 4, 4, 30);

        (await ReadAsync("dust", sheet.Noise(5, 6))).Text.Should().BeEmpty();
        using var pix = ImageFile.Load(reading.File("dust.png"), ImageFile.Png, 1);
        using var gray = ScanScale.ToReadable(pix, out var resolution);
        PageBlank.Is(gray, resolution).Should().BeTrue("it need not be recognised");
    }

    [Fact]
    public async Task Single_digit_on_a_sheet_is_print()
    {
        var sheet = DrawnPages.White();
        sheet.Paste(PagePrinter.ScanText("7"), 1000, 200);

        (await ReadAsync("digit", sheet)).Text.Should().Be("7");
    }

    [Fact]
    public async Task Columns_are_read_one_after_the_other()
    {
        var page = await ReadAsync("columns", DrawnPages.Columns(SampleTexts.Letter, SampleTexts.Letter.Replace("Dear", "Honoured", StringComparison.Ordinal)));

        CharacterErrors.Rate(SampleTexts.Letter + " " + SampleTexts.Letter.Replace("Dear", "Honoured", StringComparison.Ordinal), page.Text).Should().BeLessThan(0.02);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public async Task No_cell_of_a_table_is_lost(int columns)
    {
        string[][] rows =
        [
            ["№", "Товар", .. Enumerable.Range(1, columns - 2).Select(static n => $"к{n}")],
            .. Enumerable.Range(1, 24).Select(n => new[] { $"{n}", n % 3 == 0 ? "Доска" : n % 3 == 1 ? "Брус" : "Рейка" }
                .Concat(Enumerable.Range(1, columns - 2).Select(k => columns > 6 ? $"{(n * 7 + k * 3) % 10}" : $"{n * 137 * k}")).ToArray()),
        ];

        var page = await ReadAsync($"table{columns}", DrawnPages.Table(rows).Noise(6, 7));

        var words = page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).GroupBy(static word => word).ToDictionary(static g => g.Key, static g => g.Count());
        var wanted = rows.SelectMany(static row => row).GroupBy(static word => word).ToList();
        var lost = wanted.Sum(word => Math.Max(0, word.Count() - words.GetValueOrDefault(word.Key)));
        TestContext.Current.SendDiagnosticMessage($"lost {lost} of {wanted.Sum(static w => w.Count())}: {string.Join(' ', wanted.Where(w => words.GetValueOrDefault(w.Key) < w.Count()).Select(w => w.Key))}");
        ((double)lost / wanted.Sum(static w => w.Count())).Should().BeLessThan(0.06, "without a second look it is 0.84 of twelve columns");
    }

    [Theory]
    [InlineData("rgb(50,70,175)", 0)]
    [InlineData("rgb(190,40,60)", 180)]
    public async Task Print_under_a_stamp_is_read_and_so_is_the_stamp(string ink, int turned)
    {
        var file = reading.File($"stamp{turned}.jpg");
        DrawnPages.Stamped(file, Clean.Value, ink, ["ВХОДЯЩИЙ № 4217", "14 МАРТА 2024"], (700, 900));
        if (turned != 0)
            Tool.Run("mogrify-im6", "-rotate", $"{turned}", file);

        var page = (await reading.ReadAsync(file)).Single();

        WordRecall(SampleTexts.Contract, page.Text).Should().BeGreaterThan(0.985);
        page.Text.Should().Contain("4217").And.Contain("ВХОДЯ");
        var number = page.Words.Single(word => page.Text.Substring(word.Start, word.Length) == "4217");
        ((double)number.Top / ushort.MaxValue * Clean.Value.Height).Should().BeInRange(880, 1040, "the stamp's words stand where it stands");
    }

    [Fact]
    public async Task Stamped_page_of_a_pdf_is_read_in_colour()
    {
        var (jpeg, pdf) = (reading.File("stamped.jpg"), reading.File("stamped-colour.pdf"));
        DrawnPages.Stamped(jpeg, Clean.Value, "rgb(50,70,175)", ["ВХОДЯЩИЙ № 4217", "14 МАРТА 2024"], (700, 900));
        ImagePdf.Write(pdf, new ImagePage(File.ReadAllBytes(jpeg), Clean.Value.Width, Clean.Value.Height, Clean.Value.Width * 0.24, Clean.Value.Height * 0.24, Coloured: true));

        var page = (await reading.ReadAsync(pdf)).Single();

        WordRecall(SampleTexts.Contract, page.Text).Should().BeGreaterThan(0.985);
        page.Text.Should().Contain("4217");
    }

    [Fact]
    public async Task Fine_scans_are_scaled_and_read_as_well()
    {
        var (fax, photo) = (reading.File("fine.tif"), reading.File("fine.jpg"));
        ScanFiles.Picture(fax, "tiff", PagePrinter.ScanText(SampleTexts.Contract, 600).Noise(10, 8), 600);
        ScanFiles.Jpeg(photo, PagePrinter.ScanText(SampleTexts.Contract, 900), 900); // 51 million pixels: decoded at half the size

        using (var half = ImageFile.Load(photo, ImageFile.Jpeg, 1))
            Leptonica.pixGetXRes(half).Should().Be(450, "it is told as fine as it is now");
        Errors((await reading.ReadAsync(fax)).Single()).Should().BeLessThan(0.015);
        Errors((await reading.ReadAsync(photo)).Single()).Should().BeLessThan(0.01);
    }

    private async Task<PageText> ReadAsync(string name, GrayImage image)
    {
        var file = reading.File(name + ".png");
        ScanFiles.Png(file, image);
        return (await reading.ReadAsync(file)).Single();
    }

    private static double Errors(PageText page)
    {
        var errors = CharacterErrors.Rate(SampleTexts.Contract, page.Text);
        TestContext.Current.SendDiagnosticMessage($"{errors:P2} wrong characters");
        return errors;
    }

    private static double WordRecall(string expected, string read)
    {
        var words = Split(read).ToHashSet();
        var recall = Split(expected).Average(word => words.Contains(word) ? 1.0 : 0.0);
        TestContext.Current.SendDiagnosticMessage($"{recall:P2} of the words; not {string.Join(' ', Split(expected).Where(word => !words.Contains(word)))}");
        return recall;
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
