using System.Security.Cryptography;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Documents;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Outlook's messages are read like those of mail servers, with what is attached to them.</summary>
public sealed class OutlookTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly UnpackLimits Wide = new(100, 1 << 30, 1 << 30);

    [Theory]
    [InlineData(null)]
    [InlineData(1251)]
    public async Task Message_is_read_with_its_head_in_unicode_and_in_letters_of_its_own(int? page)
    {
        var file = Write($"письмо-{page}.bin", OutlookFile.Message("Акт сверки", "Высылаем акт.\r\n\r\nС уважением", page: page, attached: ("акт.pdf", new byte[10])));

        (await reading.ProbeAsync(file)).Should().Match<FileProbe>(p => p.Kind == FileKind.Text && p.MediaType == "application/vnd.ms-outlook" && p.MayHoldFiles);
        var text = string.Join('\n', (await reading.ReadAsync(file)).Select(p => p.Text));

        text.Should().ContainAll("Subject: Акт сверки", "Пётр Ёлкин", "Бухгалтерия", "b@example.org", "Date: 05.03.2026 09:30", "Attachment: акт.pdf", "Высылаем акт.", "С уважением")
            .And.NotContain("EXCHANGE");
    }

    [Fact]
    public async Task Attachments_small_and_large_come_out_and_a_message_inside_is_one_that_is_read()
    {
        var large = RandomNumberGenerator.GetBytes(100_000);
        var inner = OutlookFile.Message("Внутри", "Текст внутри", inner: true, attached: ("малый.txt", "малый"u8.ToArray()));
        var file = Write("с вложениями.msg", OutlookFile.Message("Снаружи", "Текст", attached: [("большой.bin", large), ("пересланное", inner), ("пустой", Array.Empty<byte>())]));

        var files = await TakeAsync(file);

        files.Select(f => (f.Place, f.Name)).Should().Equal((1, "большой.bin"), (2, "пересланное.eml"), (3, "пустой"));
        files[0].Bytes.Should().Equal(large);
        files[2].Bytes.Should().BeEmpty();
        var forwarded = reading.Write("пересланное.eml", files[1].Bytes);
        string.Join('\n', (await reading.ReadAsync(forwarded)).Select(p => p.Text)).Should().ContainAll("Subject: Внутри", "Текст внутри");
        (await TakeAsync(forwarded)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "малый.txt", Bytes = "малый"u8.ToArray() });
        (await TakeAsync(file))[1].Bytes.Should().Equal(files[1].Bytes, "the same bytes each time");
    }

    /// <summary>In this process: a fault would end a child, and the test would only see another child.</summary>
    [Fact]
    public void Damaged_message_is_read_or_refused()
    {
        var whole = CompoundWriter.Write(OutlookFile.Message("Снаружи", "Текст", attached: [("большой.bin", new byte[10_000]), ("внутри", OutlookFile.Message("Внутри", "Текст", inner: true))]));
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
                bytes[random.Next(8, bytes.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            var file = reading.Write("битое.msg", random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);

            var reads = () =>
            {
                try
                {
                    var writer = new DocumentWriter();
                    MailText.Read(file, DocumentText.Outlook, writer);
                }
                catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException or MimeKit.ParseException or InvalidOperationException)
                {
                    // Refused.
                }
            };

            reads.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(5));
        }
    }

    private string Write(string name, CompoundWriter.Storage message) => reading.Write(name, CompoundWriter.Write(message));

    private async Task<List<Taken>> TakeAsync(string file)
    {
        var taken = new List<Taken>();
        await foreach (var inner in reading.Extractor.UnpackAsync(new UnpackRequest(file, await reading.ProbeAsync(file), new HashSet<int>(), Wide, Alone: false), default))
        {
            using var bytes = new MemoryStream();
            await inner.Content.CopyToAsync(bytes);
            taken.Add(new Taken(inner.Place, inner.Name, bytes.ToArray()));
        }

        return taken;
    }

    private sealed record Taken(int Place, string? Name, byte[] Bytes);
}
