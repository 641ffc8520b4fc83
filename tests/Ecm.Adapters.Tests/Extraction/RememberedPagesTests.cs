using Ecm.Abstractions.Extraction;
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

    private PageText Read(Pix pix, string languages) =>
        remembered.Read(pix, languages, () => new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = $"{++readings}" });

    private static Pix Picture(int ink)
    {
        var pix = LeptonicaMasks.pixCreate(100, 100, 1);
        Ecm.Extraction.Worker.Shapes.Fill(pix, new(0, 0, ink, ink), black: true);
        return pix;
    }
}
