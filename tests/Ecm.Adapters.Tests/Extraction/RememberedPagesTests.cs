using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Ocr;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>The same picture is recognised once.</summary>
public sealed class RememberedPagesTests
{
    private readonly RememberedPages remembered = new();
    private int readings;

    [Fact]
    public void Same_pixels_are_read_once()
    {
        using var first = Picture(1);
        using var again = Picture(1);

        Read(first, "rus").Text.Should().Be(Read(again, "rus").Text);

        readings.Should().Be(1);
    }

    [Fact]
    public void Other_pixels_and_other_languages_are_read()
    {
        using var first = Picture(1);
        using var other = Picture(2);

        new[] { Read(first, "rus").Text, Read(first, "eng").Text, Read(other, "rus").Text }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Oldest_of_many_is_forgotten()
    {
        using var first = Picture(1);
        Read(first, "rus");
        for (var n = 2; n < 80; n++)
        {
            using var other = Picture(n);
            Read(other, "rus");
        }

        Read(first, "rus").Text.Should().Be("80");
    }

    [Fact]
    public void Same_pixels_with_another_palette_are_read()
    {
        using var first = Bitmap([200, 20, 20], [20, 20, 200]);
        using var other = Bitmap([20, 20, 200], [200, 20, 20]);

        Read(first, "rus").Text.Should().NotBe(Read(other, "rus").Text);
    }

    [Fact]
    public void Pages_that_cannot_be_read_take_no_room()
    {
        using var first = Picture(1);
        Read(first, "rus");
        for (var n = 0; n < 80; n++)
        {
            using var broken = Picture(2 + n);
            var reading = () => remembered.Read(broken, "rus", _ => throw new InvalidDataException());
            reading.Should().Throw<InvalidDataException>();
        }

        Read(first, "rus").Text.Should().Be("1");
        using var last = Picture(90);
        Read(last, "rus");
        Read(last, "rus").Text.Should().Be("2");
    }

    [Fact]
    public void Palette_is_applied_before_a_page_is_read()
    {
        using var stored = Bitmap([200, 20, 20], [20, 20, 200]);

        remembered.Read(stored, "rus", pix => new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = $"{Leptonica.pixGetDepth(pix)}" }).Text.Should().Be("32");
    }

    private PageText Read(Pix pix, string languages) =>
        remembered.Read(pix, languages, _ => new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = $"{++readings}" });

    private static Pix Picture(int ink)
    {
        var pix = LeptonicaMasks.pixCreate(100, 100, 1);
        Shapes.Fill(pix, new(0, 0, ink, ink), black: true);
        return pix;
    }

    /// <summary>A picture of 32 × 32 pixels in two colours of a palette, as BMP files have them: blue, green, red.</summary>
    private static Pix Bitmap(byte[] paper, byte[] ink)
    {
        const int side = 32, headers = 54, colours = 256;
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file))
        {
            writer.Write("BM"u8);
            writer.Write(headers + 4 * colours + side * side);
            writer.Write(0);
            writer.Write(headers + 4 * colours);
            writer.Write(40);
            writer.Write(side);
            writer.Write(side);
            writer.Write((short)1);
            writer.Write((short)8);
            foreach (var field in new[] { 0, side * side, 11811, 11811, colours, 0 })
                writer.Write(field);
            for (var colour = 0; colour < colours; colour++)
            {
                writer.Write(colour == 0 ? paper : ink);
                writer.Write((byte)0);
            }

            for (var at = 0; at < side * side; at++)
                writer.Write((byte)(at % 3 == 0 ? 1 : 0));
        }

        return Pictures.Checked(Leptonica.pixReadMem(file.ToArray(), (nuint)file.ToArray().Length));
    }
}
