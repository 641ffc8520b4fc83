using System.IO.Compression;
using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>The files of a ZIP come out of the child as streams, within limits, whatever the ZIP says of itself.</summary>
public sealed class ZipFilesTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly UnpackLimits Wide = new(100, 1 << 30, 1 << 30);

    [Fact]
    public async Task Files_come_out_with_their_paths_and_folders_are_none()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("договоры/");
            Add(archive, "договоры/2024/акт.txt", "акт");
            Add(archive, "план.txt", new string('п', 300_000));
        }

        var files = await TakeAsync(zip.ToArray(), Wide);

        files.Select(f => (f.Place, f.Name, f.Refused)).Should().Equal((1, "договоры/2024/акт.txt", null), (2, "план.txt", null));
        files.Select(f => f.Text).Should().Equal("акт", new string('п', 300_000));
    }

    [Fact]
    public async Task Names_are_read_in_the_encoding_that_they_are_in()
    {
        var dos = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

        var files = await TakeAsync(RawZip.Of(
            RawZip.File("Акт.txt", "1"), new RawZip.Entry(Encoding.UTF8.GetBytes("Счёт.txt"), "2"u8.ToArray()), new RawZip.Entry(dos.GetBytes("Договор.txt"), "3"u8.ToArray())), Wide);

        files.Select(f => f.Name).Should().Equal("Акт.txt", "Счёт.txt", "Договор.txt");
    }

    [Fact]
    public async Task Hostile_entries_are_refused_or_text_and_the_others_come_out()
    {
        var files = await TakeAsync(RawZip.Of(
            RawZip.File("../../etc/passwd", "a"), RawZip.File("/etc/shadow", "b"), RawZip.File("C:\\windows\\x.ini", "c"), RawZip.File("", "d"), RawZip.File("folder/", "e"),
            RawZip.File("twice.txt", "f"), RawZip.File("twice.txt", "g"), RawZip.File("locked.txt", "h") with { Flags = RawZip.Utf8 | RawZip.Locked },
            RawZip.File("link", "/etc/passwd") with { Mode = 0xA1FF }, RawZip.File("sum.txt", "i") with { Sum = 1 }, RawZip.File("long.txt", "j") with { Size = 100 },
            RawZip.File("last.txt", "k")), Wide);

        files.Where(f => f.Refused is null).Select(f => (f.Name, f.Text)).Should().Equal(
            ("../../etc/passwd", "a"), ("/etc/shadow", "b"), ("C:\\windows\\x.ini", "c"), ("", "d"), ("folder/", "e"), ("twice.txt", "f"), ("twice.txt", "g"), ("last.txt", "k"));
        files.Where(f => f.Refused is not null).Select(f => (f.Name, f.Refused)).Should().Equal(
            ("locked.txt", UnpackRefusal.Locked), ("link", UnpackRefusal.Link), ("sum.txt", UnpackRefusal.Damaged), ("long.txt", UnpackRefusal.Damaged));
    }

    [Fact]
    public async Task What_swells_is_refused_and_what_fits_comes_out()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "small.txt", "мало");
            await using (var zeros = archive.CreateEntry("bomb.bin").Open())
                for (var i = 0; i < 300; i++)
                    await zeros.WriteAsync(new byte[1 << 20]);
            Add(archive, "after.txt", "после");
        }

        var files = await TakeAsync(zip.ToArray(), new UnpackLimits(100, 1 << 20, 1 << 20));

        zip.Length.Should().BeLessThan(1 << 20);
        files.Select(f => (f.Name, f.Refused, f.Text)).Should().Equal(("small.txt", null, "мало"), ("bomb.bin", UnpackRefusal.TooLarge, ""), ("after.txt", null, "после"));
    }

    [Fact]
    public async Task What_was_taken_out_before_is_not_sent_again_and_counts()
    {
        var zip = RawZip.Of([.. Enumerable.Range(1, 5).Select(n => RawZip.File($"{n}", "1"))]);

        (await TakeAsync(zip, Wide with { Files = 4 }, 1, 3)).Select(f => (f.Place, f.Refused)).Should().Equal((2, null), (4, null), (5, UnpackRefusal.TooMany));
    }

    [Fact]
    public async Task Archive_that_is_cut_off_is_refused()
    {
        var whole = RawZip.Of(RawZip.File("a.txt", new string('a', 1000)));

        var taking = () => TakeAsync(whole[..^30], Wide);

        (await taking.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Damaged);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private async Task<List<Taken>> TakeAsync(byte[] zip, UnpackLimits limits, params int[] done)
    {
        var file = reading.Write($"{Guid.CreateVersion7():N}.zip", zip);
        var probe = await reading.ProbeAsync(file);
        probe.Should().Match<FileProbe>(p => p.MediaType == "application/zip" && p.Kind == FileKind.Unread);
        var taken = new List<Taken>();
        await foreach (var inner in reading.Extractor.UnpackAsync(new UnpackRequest(file, probe, done.ToHashSet(), limits, Alone: false), default))
        {
            using var reader = new StreamReader(inner.Content);
            taken.Add(new Taken(inner.Place, inner.Name, inner.Refused, await reader.ReadToEndAsync()));
        }

        return taken;
    }

    private sealed record Taken(int Place, string? Name, UnpackRefusal? Refused, string Text);
}
