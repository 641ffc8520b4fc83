using System.Text;
using Ecm.Extraction.Worker.Texts;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class CharsetTests
{
    private const string Sentence = "Поставщик обязуется передать товар, а Покупатель — принять и оплатить его.";

    private static readonly string[] EightBit = ["windows-1251", "koi8-r", "cp866", "iso-8859-5"];

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Texts()
    {
        string[] texts =
        [
            "Договор поставки",
            "ДОГОВОР ПОСТАВКИ",
            "приказ",
            "Акт",
            "Иванов Иван Иванович",
            "Счёт-фактура за март 2024 г.",
            "Report 2024: итоги года",
            "ПРОТОКОЛ\r\nзаседания комиссии\r\n",
            "Уважаемый Пётр Ильич! Направляем подписанный экземпляр соглашения.",
        ];
        var data = new TheoryData<string, string>();
        foreach (var text in texts)
        {
            foreach (var encoding in EightBit)
                data.Add(text, encoding);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Short_Russian_text_in_an_eight_bit_encoding_decides_right(string text, string encoding) =>
        Charsets.Decode(Encoding.GetEncoding(encoding).GetBytes(text)).Should().Be(text);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void Unicode_is_found_with_and_without_its_mark(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sentence)];

        Charsets.Decode(bytes).Should().Be(Sentence);
    }

    [Fact]
    public void Frames_of_old_programs_are_kept()
    {
        const string table = "╔═══════════╗\r\n║ Ведомость ║\r\n║ выдачи    ║\r\n╚═══════════╝\r\n";

        Charsets.Decode(Encoding.GetEncoding("cp866").GetBytes(table)).Should().Be(table);
    }

    [Fact]
    public void Western_text_is_not_taken_for_Russian()
    {
        const string text = "Der Geschäftsführer prüft die Verträge; für Rückfragen stehen wir gern zur Verfügung. Müller & Söhne, Köln";

        Charsets.Decode(Encoding.Latin1.GetBytes(text)).Should().Be(text);
    }

    [Fact]
    public void Utf8_cut_inside_a_character_is_still_utf8()
    {
        var bytes = Encoding.UTF8.GetBytes(Sentence + "щ");

        Charsets.Decode(bytes.AsSpan(..^1)).Should().Be(Sentence);
    }

    [Fact]
    public void Bytes_are_no_text()
    {
        var bytes = new byte[4096];
        new Random(5).NextBytes(bytes);

        Charsets.Decode(bytes).Should().BeNull();
    }
}
