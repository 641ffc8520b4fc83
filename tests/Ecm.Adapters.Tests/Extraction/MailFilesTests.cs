using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>What is attached to a mail comes out of the child as streams, within limits, whatever it is called.</summary>
public sealed class MailFilesTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly UnpackLimits Wide = new(100, 1 << 30, 1 << 30);

    [Fact]
    public async Task Attachments_come_out_in_their_order_with_names_and_bytes()
    {
        var scan = RandomNumberGenerator.GetBytes(300_000);
        var inner = MailFile.Message("Forwarded", "Внутри", MailFile.Part("счёт.txt", "сумма"u8.ToArray()));
        var file = Write(MailFile.Message("Act", "Во вложении акт.", MailFile.Part("акт № 5.pdf", scan, "application/pdf"), MailFile.Inner(inner), MailFile.Part("план.txt", "план"u8.ToArray(), "text/plain", disposition: "inline")));

        var files = await TakeAsync(file, Wide);

        files.Select(f => (f.Place, f.Name, f.MediaType, f.Refused)).Should().Equal(
            (1, "акт № 5.pdf", "application/pdf", null), (2, "Forwarded.eml", "message/rfc822", null), (3, "план.txt", "text/plain", null));
        files[0].Bytes.Should().Equal(scan);
        files[2].Bytes.Should().Equal("план"u8.ToArray());
        (await TakeAsync(reading.Write("inner.eml", files[1].Bytes), Wide)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "счёт.txt", Bytes = "сумма"u8.ToArray() });
    }

    [Fact]
    public async Task Picture_that_the_text_shows_is_no_attachment()
    {
        const string shown = "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><img src=\"cid:logo@x\">Текст</body></html>";
        var file = Write(MailFile.Message("Logo", "", shown, MailFile.Part("logo.png", [1, 2, 3], "image/png", "Content-ID: <logo@x>\r\n", "inline"), MailFile.Part("photo.png", [4], "image/png", "Content-ID: <photo@x>\r\n", "inline")));

        (await TakeAsync(file, Wide)).Select(f => f.Name).Should().Equal("photo.png");
    }

    [Fact]
    public async Task What_is_too_much_is_refused_and_the_rest_comes_out()
    {
        var file = Write(MailFile.Message("Much", "", MailFile.Part("a", new byte[10]), MailFile.Part("large", new byte[101]), MailFile.Part("b", new byte[60]), MailFile.Part("more", new byte[60]), MailFile.Part("c", new byte[20]), MailFile.Part("last", new byte[1])));

        var files = await TakeAsync(file, new UnpackLimits(3, 100, 90));

        files.Select(f => (f.Name, f.Refused, f.Bytes.Length)).Should().Equal(
            ("a", null, 10), ("large", UnpackRefusal.TooLarge, 0), ("b", null, 60), ("more", UnpackRefusal.TooMuch, 0), ("c", null, 20), ("last", UnpackRefusal.TooMany, 0));
    }

    [Fact]
    public async Task What_was_taken_out_before_is_not_sent_again_and_counts()
    {
        var file = Write(MailFile.Message("Again", "", Enumerable.Range(1, 5).Select(n => MailFile.Part($"{n}", [1]))));

        (await TakeAsync(file, Wide with { Files = 4 }, done: [1, 3])).Select(f => (f.Place, f.Refused)).Should().Equal((2, null), (4, null), (5, UnpackRefusal.TooMany));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("a\r\nb\0c.txt")]
    [InlineData("x/y\\z\u202Efdp.exe")]
    [InlineData("%s%n$(rm -rf /)`id`")]
    public async Task Hostile_name_is_a_text(string name)
    {
        var file = Write(MailFile.Message("Name", "", MailFile.Part(name, [7])));

        var taken = (await TakeAsync(file, Wide)).Should().ContainSingle().Subject;

        taken.Bytes.Should().Equal(7);
        taken.Name.Should().NotBeNull();
    }

    [Fact]
    public async Task Name_without_end_is_cut()
    {
        var file = Write(MailFile.Message("Name", "", MailFile.Part(new string('ы', 200_000), [7])));

        (await TakeAsync(file, Wide)).Should().ContainSingle().Which.Name.Should().HaveLength(1000);
    }

    [Fact]
    public async Task Parts_in_parts_2000_deep_cost_nothing()
    {
        var text = new StringBuilder("From: a@b.c\r\nTo: d@e.f\r\nSubject: deep\r\n");
        for (var depth = 0; depth < 2000; depth++)
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n");
        var deep = Write(text.Append(MailFile.Part("x", [1])).ToString());
        var messages = Write(Enumerable.Range(0, 2000).Aggregate("Subject: innermost\r\n\r\nend", (inner, _) => $"From: a@b.c\r\nTo: d@e.f\r\nSubject: m\r\nContent-Type: message/rfc822\r\n\r\n{inner}"));

        (await TakeAsync(deep, Wide)).Should().HaveCountLessThan(2);
        (await TakeAsync(messages, Wide)).Should().ContainSingle().Which.Name.Should().Be("m.eml");
    }

    [Fact]
    public async Task Large_attachment_is_streamed_and_may_be_left_in_the_middle()
    {
        var bytes = RandomNumberGenerator.GetBytes(60_000_000);
        var file = Write(MailFile.Message("Large", "", MailFile.Part("large.bin", bytes), MailFile.Part("small.bin", [5])));
        var probe = await reading.ProbeAsync(file);

        await foreach (var inner in reading.Extractor.UnpackAsync(new UnpackRequest(file, probe, new HashSet<int>(), Wide, Alone: false), default))
        {
            await inner.Content.ReadExactlyAsync(new byte[1000]);
            break;
        }

        var hashes = new List<string>();
        await foreach (var inner in reading.Extractor.UnpackAsync(new UnpackRequest(file, probe, new HashSet<int>(), Wide, Alone: false), default))
            hashes.Add(Convert.ToHexString(await SHA256.HashDataAsync(inner.Content)));
        hashes.Should().Equal(Convert.ToHexString(SHA256.HashData(bytes)), Convert.ToHexString(SHA256.HashData([5])));
    }

    [Fact]
    public async Task Child_that_dies_never_ends_a_file_as_if_it_were_whole()
    {
        await using var own = new Reading();
        var file = own.Write("m.eml", Encoding.UTF8.GetBytes(MailFile.Message("Large", "", MailFile.Part("large.bin", new byte[30_000_000]))));
        var probe = await own.ProbeAsync(file);

        var taking = async () =>
        {
            await foreach (var inner in own.Extractor.UnpackAsync(new UnpackRequest(file, probe, new HashSet<int>(), Wide, Alone: false), default))
            {
                await inner.Content.ReadExactlyAsync(new byte[1000]);
                Children.Kill(own);
                await inner.Content.CopyToAsync(Stream.Null);
            }
        };

        (await taking.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Crashed);
        (await own.ProbeAsync(file)).MayHoldFiles.Should().BeTrue("another child serves");
    }

    private string Write(string message) => reading.Write($"{Guid.CreateVersion7():N}.eml", Encoding.UTF8.GetBytes(message));

    private async Task<List<Taken>> TakeAsync(string file, UnpackLimits limits, params IEnumerable<int> done)
    {
        var probe = await reading.ProbeAsync(file);
        probe.Should().Match<FileProbe>(p => p.MediaType == "message/rfc822" && p.MayHoldFiles);
        var taken = new List<Taken>();
        await foreach (var inner in reading.Extractor.UnpackAsync(new UnpackRequest(file, probe, done.ToHashSet(), limits, Alone: false), default))
        {
            using var bytes = new MemoryStream();
            await inner.Content.CopyToAsync(bytes);
            taken.Add(new Taken(inner.Place, inner.Name, inner.MediaType, inner.Refused, bytes.ToArray()));
        }

        return taken;
    }

    private sealed record Taken(int Place, string? Name, string MediaType, UnpackRefusal? Refused, byte[] Bytes);
}
