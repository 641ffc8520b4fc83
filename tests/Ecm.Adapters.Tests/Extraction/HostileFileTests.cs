using System.Buffers.Binary;
using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Files made to hurt. The server's process never notices; the answer is an <see cref="ExtractionException"/> or a harmless page.</summary>
public sealed class HostileFileTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly Lazy<GrayImage> Small = new(() => PagePrinter.ScanText("Акт сверки взаимных расчётов\n\nReconciliation report No 5", 150));

    [Fact]
    public async Task Png_of_60000_by_60000_is_refused_before_it_is_decoded()
    {
        var file = reading.Write("bomb.png", HugePng.Of(60_000, 60_000));

        (await Refusal(file)).Should().Be(ExtractionFailure.TooLarge);
    }

    [Fact]
    public async Task Tiff_of_60000_by_60000_is_refused_before_it_is_decoded() =>
        (await Refusal(reading.Write("bomb.tif", Tiff(60_000, 60_000, next: 0)))).Should().Be(ExtractionFailure.TooLarge);

    [Fact]
    public async Task Gif_and_bitmap_of_60000_by_60000_are_refused_before_they_are_decoded()
    {
        byte[] sides = [0x60, 0xEA, 0, 0, 0x60, 0xEA, 0, 0];

        (await Refusal(reading.Write("bomb.gif", [.. "GIF89a"u8, .. sides[..2], .. sides[..2], 0, 0, 0, .. new byte[40], (byte)';']))).Should().Be(ExtractionFailure.TooLarge);
        (await Refusal(reading.Write("bomb.bmp", [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, .. sides, 1, 0, 24, 0, .. new byte[60]]))).Should().Be(ExtractionFailure.TooLarge);
    }

    [Fact]
    public async Task Tiff_whose_directories_form_a_loop_ends()
    {
        var file = reading.Write("loop.tif", Tiff(100, 100, next: 8));

        var probe = await reading.ProbeAsync(file);

        probe.Should().Be(new FileProbe("image/tiff", FileKind.Image, 1, true));
    }

    [Fact]
    public async Task Jpeg_with_a_huge_size_in_its_header_is_refused()
    {
        var file = reading.File("huge.jpg");
        ScanFiles.Jpeg(file, Small.Value);
        var bytes = File.ReadAllBytes(file);
        var size = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(size), 65_000);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(size + 2), 65_000);
        File.WriteAllBytes(file, bytes);

        (await Refusal(file)).Should().Be(ExtractionFailure.TooLarge);
    }

    [Theory]
    [InlineData("page.png")]
    [InlineData("page.jpg")]
    [InlineData("page.tif")]
    [InlineData("page.pdf")]
    [InlineData("print.pdf")]
    public async Task Truncated_file_is_refused_or_read_as_far_as_it_goes(string name)
    {
        var whole = File.ReadAllBytes(Make(name));
        foreach (var share in new[] { 0.02, 0.3, 0.9 })
            await Survive(reading.Write("cut-" + name, whole[..(int)(whole.Length * share)]));
        await StillReads();
    }

    [Fact]
    public Task Files_with_flipped_bits_hurt_nobody() => Flip(30);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_thousand_files_with_flipped_bits_hurt_nobody() => Flip(2000);

    [Fact]
    public async Task Page_larger_than_a_house_is_drawn_small_or_refused()
    {
        var file = reading.File("house.pdf");
        ImagePdf.Write(file, [new ImagePage([], 1, 1, 14_400, 14_400, Stamp: "tiny")]);

        await Survive(file);
        await StillReads();
    }

    [Fact]
    public async Task Page_tree_that_contains_itself_ends()
    {
        var file = reading.Write("tree.pdf", Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n"));

        await Survive(file, mostPages: 20);
        await StillReads();
    }

    private async Task Flip(int files)
    {
        string[] names = ["page.png", "page.jpg", "page.tif", "g4.tif", "page.pdf", "print.pdf"];
        var originals = names.Select(name => (name, File.ReadAllBytes(Make(name)))).ToList();
        var random = new Random(20240312);
        for (var i = 0; i < files; i++)
        {
            var (name, bytes) = originals[i % originals.Count];
            var flipped = bytes.ToArray();
            for (var bits = random.Next(1, 20); bits > 0; bits--)
            {
                // Headers decide more than pixels do.
                var at = random.Next(2) == 0 ? random.Next(Math.Min(400, flipped.Length)) : random.Next(flipped.Length);
                flipped[at] ^= (byte)(1 << random.Next(8));
            }

            await Survive(reading.Write("flipped-" + name, flipped));
        }

        await StillReads();
    }

    private async Task<ExtractionFailure> Refusal(string file)
    {
        var reads = () => reading.ReadAsync(file);
        return (await reads.Should().ThrowAsync<ExtractionException>()).Which.Reason;
    }

    /// <summary>Probes, reads and draws; only the promised exception may come, and not because reading is not installed.</summary>
    private async Task Survive(string file, int mostPages = 3)
    {
        try
        {
            var probe = await reading.ProbeAsync(file);
            var done = Enumerable.Range(mostPages + 1, Math.Max(0, probe.Pages - mostPages)).ToHashSet();
            await foreach (var page in reading.Extractor.ReadAsync(new ReadRequest(file, probe, done, false), CancellationToken.None))
                page.Words.All(word => word.Start >= 0 && word.Start + word.Length <= page.Text.Length).Should().BeTrue();
            if (probe.Kind is FileKind.Pdf or FileKind.Image)
                (await reading.Extractor.DrawAsync(file, probe, 1, 200, 90, CancellationToken.None)).Length.Should().BePositive();
        }
        catch (ExtractionException e)
        {
            e.Reason.Should().NotBe(ExtractionFailure.NotInstalled, e.Detail);
        }
    }

    private async Task StillReads()
    {
        var file = Make("page.png");
        (await reading.ReadAsync(file)).Single().Text.Should().Contain("Акт сверки");
    }

    private string Make(string name)
    {
        var file = reading.File(name);
        if (File.Exists(file))
            return file;
        switch (name)
        {
            case "page.png": ScanFiles.Png(file, Small.Value, 150); break;
            case "page.jpg": ScanFiles.Jpeg(file, Small.Value, 150); break;
            case "page.tif": ScanFiles.Tiff(file, "lzw", Small.Value, Small.Value); break;
            case "g4.tif": ScanFiles.Tiff(file, "g4", Small.Value); break;
            case "page.pdf": ScanFiles.Pdf(file, Small.Value); break;
            default: PagePrinter.Print(file, SampleTexts.Letter); break;
        }

        return file;
    }

    /// <summary>A gray TIFF of one directory at offset 8 that claims any size.</summary>
    private static byte[] Tiff(int width, int height, int next)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("II*\0"u8);
        writer.Write(8);
        (int Tag, int Value)[] entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, height), (279, 100)];
        writer.Write((ushort)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write((ushort)tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }

        writer.Write(next);
        writer.Write(new byte[300]);
        return bytes.ToArray();
    }
}
