using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Ocr;
using Ecm.Extraction.Worker.Pdf;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Pages whose text layer is none are recognised; good layers, however odd, are taken as they are.</summary>
public sealed class GarbledLayerTests(Reading reading) : IClassFixture<Reading>
{
    /// <summary>What another program made of the page, invisibly behind its picture.</summary>
    public static TheoryData<string, string> Garbled => new()
    {
        { "cp1251 taken for Latin-1", Encoding.Latin1.GetString(Windows1251.GetBytes(SampleTexts.Contract)) },
        { "koi8-r taken for cp1251", Windows1251.GetString(CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes(SampleTexts.Contract)) },
        { "cp1251 taken for koi8-r", CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetString(Windows1251.GetBytes(SampleTexts.Contract)) },
        { "read as English", EnglishEyes(SampleTexts.Contract) },
        { "glyph numbers", new string([.. SampleTexts.Contract.Select(static c => char.IsLetter(c) ? (char)(0x0180 + c % 0x100) : c)]) },
    };

    private static Encoding Windows1251 => CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!;

    [Theory]
    [MemberData(nameof(Garbled))]
    public async Task Layer_that_is_no_text_is_read_by_recognition(string kind, string layer)
    {
        var pdf = reading.File($"{kind}.pdf");
        Searchable(pdf, SampleTexts.Contract, layer);

        var page = (await reading.ReadAsync(pdf)).Single();

        page.Origin.Should().Be(TextOrigin.Ocr);
        CharacterErrors.Rate(SampleTexts.Contract, page.Text).Should().BeLessThan(0.015);
    }

    [Theory]
    [InlineData("russian")]
    [InlineData("english")]
    [InlineData("codes")]
    [InlineData("numbers")]
    [InlineData("mixed")]
    public async Task Good_layer_is_taken(string kind)
    {
        var text = kind switch
        {
            "russian" => SampleTexts.Contract,
            "english" => SampleTexts.Letter,
            "codes" => string.Join('\n', Enumerable.Range(1, 40).Select(static n => $"SN-{n * 7919 % 10007:X4}-XKCD{n} BRDF ГОСТ{n * 31} DHCP TTL{n} PN/{n * 104729 % 99991}")),
            "numbers" => string.Join('\n', Enumerable.Range(1, 40).Select(static n => $"{n} {n * 7919} {n * 31.5:0.00} {n * 17 % 101}-{n} 40702810{n:000000000000}")),
            _ => SampleTexts.Contract[..900] + "\n\n" + SampleTexts.Letter + "\nARM64 x86_64 GmbH & Co. KG, Straße, naïve, Škoda, Łódź",
        };
        var (printed, scanned) = (reading.File($"{kind}-printed.pdf"), reading.File($"{kind}-scanned.pdf"));
        PagePrinter.Print(printed, text);
        Searchable(scanned, text, text);

        foreach (var pdf in new[] { printed, scanned })
        {
            var page = (await reading.ReadAsync(pdf)).Single();
            page.Origin.Should().Be(TextOrigin.TextLayer, pdf);
            CharacterErrors.Rate(text, page.Text).Should().BeLessThan(0.01, pdf);
        }
    }

    [Fact]
    public void Words_that_stand_nowhere_are_no_layer()
    {
        var (nowhere, here) = (new LayerDoubts(), new LayerDoubts());
        foreach (var word in SampleTexts.Letter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            nowhere.Add(word, new Box(0.5, 0.5, 0.5, 0.5));
            here.Add(word, new Box(0.5, 0.5, 0.6, 0.52));
        }

        nowhere.Are(onScan: false).Should().BeTrue();
        here.Are(onScan: true).Should().BeFalse();
    }

    [Theory]
    [InlineData("Η παρούσα σύμβαση προμήθειας συνάπτεται μεταξύ του αγοραστή και του προμηθευτή για την παράδοση ξυλείας στην αποθήκη")]
    [InlineData("წინამდებარე ხელშეკრულება იდება მყიდველსა და მიმწოდებელს შორის ხის მასალის საწყობში მიწოდების შესახებ ხელმოწერის დღიდან")]
    [InlineData("ההסכם הנוכחי נחתם בין הקונה לבין הספק בדבר אספקת עצים למחסן החברה בתוך שלושים ימים מיום החתימה עליו")]
    [InlineData("أُبرم هذا العقد بين المشتري والمورد بشأن توريد الأخشاب إلى مستودع الشركة خلال ثلاثين يومًا من تاريخ التوقيع عليه")]
    public void Layer_in_a_script_without_known_vowels_is_no_doubt(string sentence)
    {
        var doubts = new LayerDoubts();
        foreach (var word in Enumerable.Repeat(sentence.Split(' '), 4).SelectMany(static words => words))
            doubts.Add(word, new Box(0.5, 0.5, 0.6, 0.52));

        doubts.Are(onScan: true).Should().BeFalse();
    }

    /// <summary>A scan with an invisible layer, as programs for scanning make them.</summary>
    private void Searchable(string pdf, string seen, string layer)
    {
        var (text, jpeg) = (reading.File("layer.pdf"), reading.File("seen.jpg"));
        PagePrinter.Print(text, layer);
        var image = PagePrinter.ScanText(seen);
        ScanFiles.Jpeg(jpeg, image);
        var picture = reading.File("picture.pdf");
        ImagePdf.Write(picture, new ImagePage(File.ReadAllBytes(jpeg), image.Width, image.Height, image.Width * 0.24, image.Height * 0.24));

        // poppler finds the text, people see the picture over it.
        Tool.Run("qpdf", text, "--overlay", picture, "--", pdf);
    }

    /// <summary>The look-alikes that recognition in English finds for Russian letters.</summary>
    private static string EnglishEyes(string text)
    {
        const string russian = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
        string[] english = ["a", "6", "B", "r", "A", "e", "x", "3", "u", "i", "k", "n", "M", "H", "o", "n", "p", "c", "T", "y", "cp", "x", "u", "4", "w", "w", "b", "bl", "b", "3", "io", "R"];
        var read = new StringBuilder();
        foreach (var c in text)
            read.Append(russian.IndexOf(char.ToLowerInvariant(c)) is >= 0 and var at ? english[at] : c.ToString());
        return read.ToString();
    }
}
