using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class DrawingTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly Lazy<GrayImage> Page = new(() => PagePrinter.ScanText(SampleTexts.Contract, 100));

    [Theory]
    [InlineData("a.pdf", 0)]
    [InlineData("a.pdf", 90)]
    [InlineData("print.pdf", 180)]
    [InlineData("a.png", 270)]
    [InlineData("a.jpg", 0)]
    [InlineData("g4.tif", 0)]
    [InlineData("lzw.tif", 90)]
    public async Task Picture_has_the_wanted_width_and_is_turned(string name, int rotation)
    {
        var image = Page.Value.Turn((360 - rotation) % 360);
        var file = Write(name, image);
        var probe = await reading.ProbeAsync(file);

        var jpeg = await reading.Extractor.DrawAsync(file, probe, 1, 400, rotation, CancellationToken.None);

        var drawn = Decode(jpeg);
        drawn.Width.Should().Be(400);
        var seen = name == "print.pdf" ? PagePrinter.Scan(file, dotsPerInch: 100).Turn(180) : Page.Value;
        ((double)drawn.Height / drawn.Width).Should().BeApproximately((double)seen.Height / seen.Width, 0.01);
        var upsideDown = Difference(Shrink(seen.Turn(180)), Shrink(drawn));
        Difference(Shrink(seen), Shrink(drawn)).Should().BeLessThan(upsideDown / 3, "it is the same page the same way up");
    }

    [Fact]
    public async Task Page_of_a_many_page_tiff_is_the_one_asked_for()
    {
        var file = reading.File("pages.tif");
        ScanFiles.Tiff(file, "lzw", new GrayImage(100, 50, [.. Enumerable.Repeat((byte)255, 5000)]), new GrayImage(50, 100, [.. Enumerable.Repeat((byte)0, 5000)]));
        var probe = await reading.ProbeAsync(file);

        var second = Decode(await reading.Extractor.DrawAsync(file, probe, 2, 60, 0, CancellationToken.None));

        (second.Width, second.Height).Should().Be((60, 120));
        second.Pixels.Max().Should().BeLessThan(20);
    }

    [Fact]
    public async Task Photograph_is_turned_as_its_camera_says()
    {
        var file = reading.File("camera.jpg");
        ScanFiles.Jpeg(file, Page.Value.Turn(270));
        var bytes = File.ReadAllBytes(file);
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        File.WriteAllBytes(file, [.. bytes[..2], .. exif, .. bytes[2..]]);

        var drawn = Decode(await reading.Extractor.DrawAsync(file, await reading.ProbeAsync(file), 1, 400, 0, CancellationToken.None));

        Difference(Shrink(Page.Value), Shrink(drawn)).Should().BeLessThan(Difference(Shrink(Page.Value.Turn(180)), Shrink(drawn)) / 3);
        (await reading.ReadAsync(file)).Single().Rotation.Should().Be(0);
    }

    [Fact]
    public async Task Part_of_a_picture_is_cut_out_as_png_and_not_beyond_its_edges()
    {
        // The right lower quarter is black.
        var file = reading.File("quarter.jpg");
        ScanFiles.Jpeg(file, new GrayImage(200, 100, [.. Enumerable.Range(0, 20_000).Select(at => (byte)(at % 200 >= 100 && at / 200 >= 50 ? 0 : 255))]));

        var black = await reading.Extractor.CutAsync(file, new PicturePart(39_000, 39_000, 60_000, 60_000), default);
        var corner = Decode(await reading.Extractor.CutAsync(file, new PicturePart(-300, -300, 16_384, 16_384), default));

        black.Should().StartWith([0x89, 0x50, 0x4E, 0x47]);
        Decode(black).Should().Match<GrayImage>(cut => cut.Width >= 62 && cut.Width <= 65 && cut.Height >= 31 && cut.Height <= 33 && cut.Pixels.Max() < 60);
        (corner.Width, corner.Height).Should().Be((50, 25));
        corner.Pixels.Min().Should().BeGreaterThan(200);
        await FluentActions.Awaiting(() => reading.Extractor.CutAsync(reading.Write("no.jpg", "no picture"u8.ToArray()), new PicturePart(0, 0, 9, 9), default)).Should().ThrowAsync<ExtractionException>();
    }

    [Fact]
    public async Task Text_has_no_picture()
    {
        var file = reading.Write("a.txt", "text"u8.ToArray());
        var probe = await reading.ProbeAsync(file);

        var drawing = () => reading.Extractor.DrawAsync(file, probe, 1, 400, 0, CancellationToken.None);

        await drawing.Should().ThrowAsync<ExtractionException>();
    }

    private string Write(string name, GrayImage image)
    {
        var file = reading.File(Guid.CreateVersion7() + name);
        switch (name)
        {
            case "a.pdf": ScanFiles.Pdf(file, image); break;
            case "a.png": ScanFiles.Png(file, image); break;
            case "a.jpg": ScanFiles.Jpeg(file, image); break;
            case "print.pdf": PagePrinter.Print(file, SampleTexts.Contract); break;
            default: ScanFiles.Tiff(file, name[..^4], image); break;
        }

        return file;
    }

    private GrayImage Decode(byte[] jpeg)
    {
        var file = reading.Write(Guid.CreateVersion7() + ".jpg", jpeg);
        return GrayImage.Parse(Tool.Read("convert-im6", file, "-colorspace", "gray", "-depth", "8", "pgm:-"));
    }

    /// <summary>Means of 24 × 32 fields: enough to see lines of text, too coarse for noise.</summary>
    private static double[] Shrink(GrayImage image)
    {
        var (sums, counts) = (new double[24 * 32], new int[24 * 32]);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var field = y * 32 / image.Height * 24 + x * 24 / image.Width;
                sums[field] += image.Pixels[y * image.Width + x];
                counts[field]++;
            }
        }

        return [.. sums.Select((sum, field) => sum / Math.Max(1, counts[field]))];
    }

    private static double Difference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}
