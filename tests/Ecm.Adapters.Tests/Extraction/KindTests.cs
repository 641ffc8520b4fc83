using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Kinds are told by content; names lie.</summary>
public sealed class KindTests(Reading reading) : IClassFixture<Reading>
{
    [Fact]
    public async Task Empty_file_is_stored_and_has_nothing_to_read()
    {
        var probe = await reading.ProbeAsync(reading.Write("empty.pdf", []));

        probe.Should().Be(new FileProbe("application/x-empty", FileKind.Unread, 0, false));
        (await reading.ReadAsync(reading.File("empty.pdf"))).Should().BeEmpty();
    }

    [Fact]
    public async Task Pdf_named_as_text_behind_rubbish_is_a_pdf()
    {
        var pdf = reading.File("x.pdf");
        PagePrinter.Print(pdf, "Hello");

        var probe = await reading.ProbeAsync(reading.Write("note.txt", [.. "X-Scanner: yes\r\n\r\n"u8, .. File.ReadAllBytes(pdf)]));

        probe.Kind.Should().Be(FileKind.Pdf);
    }

    [Theory]
    [InlineData("report.txt", "Просто текст", FileKind.Text)]
    [InlineData("data.csv", "номер;дата;сумма\n1;2024-01-01;100\n2;2024-01-02;200\n", FileKind.Text)]
    [InlineData("server.log", "2024-01-01 12:00:00 INFO started\n2024-01-01 12:00:01 WARN slow\n", FileKind.Text)]
    [InlineData("page.pdf", "<!DOCTYPE html><html><head><title>x</title></head><body>y</body></html>", FileKind.Text)]
    [InlineData("picture.png", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>", FileKind.Unread)]
    [InlineData("letter.txt", "{\\rtf1\\ansi Hello}", FileKind.Text)]
    public async Task Text_is_told_from_markup(string name, string content, FileKind kind)
    {
        var probe = await reading.ProbeAsync(reading.Write(name, Encoding.UTF8.GetBytes(content)));

        probe.Kind.Should().Be(kind, probe.MediaType);
    }

    [Fact]
    public async Task Archive_and_broken_archive_are_stored_with_their_type()
    {
        (await reading.ProbeAsync(reading.Write("b.txt", [.. "PK\x03\x04"u8, .. new byte[60]]))).Kind.Should().Be(FileKind.Unread);
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("cp866")]
    [InlineData("utf-16")]
    public async Task Text_in_any_encoding_is_read_in_parts(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join("\r\n\r\n", Enumerable.Repeat(SampleTexts.Contract.Replace("«", "\"").Replace("»", "\"").Replace("№", "N"), 3));
        var file = reading.Write(encoding + ".txt", Encoding.GetEncoding(encoding).GetBytes(text));

        var probe = await reading.ProbeAsync(file);
        var parts = await reading.ReadAsync(file);

        probe.Kind.Should().Be(FileKind.Text);
        parts.Should().HaveCount(probe.Pages).And.HaveCountGreaterThan(1);
        parts.Should().OnlyContain(part => part.Words.Count == 0 && part.Text.Length <= 4000);
        string.Join("\n\n", parts.Select(part => part.Text)).Should().Contain("Предмет договора").And.NotContain("\r");
    }

    [Fact]
    public async Task Random_bytes_are_no_text()
    {
        var bytes = new byte[20_000];
        new Random(11).NextBytes(bytes);

        var probe = await reading.ProbeAsync(reading.Write("random.txt", bytes));

        probe.Kind.Should().Be(FileKind.Unread);
    }

    [Fact]
    public void Recipe_names_engine_models_and_rules() =>
        reading.Extractor.Recipe.Should().MatchRegex(@"^rules \d+ libtesseract\.so\.5[.\d]* rus\+eng rus:[0-9a-f]{8} eng:[0-9a-f]{8} osd:[0-9a-f]{8}$");
}
