using Ecm.Extraction.Worker;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Ocr;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Pages are changed before recognition only where that helps.</summary>
public sealed class PreparedPageTests
{
    private static readonly Lazy<GrayImage> Coarse = new(() => PagePrinter.ScanText(SampleTexts.Contract, 150));

    [Theory]
    [InlineData(70, 215, false)]
    [InlineData(30, 235, false)]
    [InlineData(150, 205, true)]
    public void Thin_print_is_stretched_only_when_it_is_pale(byte ink, byte paper, bool changed)
    {
        using var pix = Picture(Coarse.Value.Contrast(ink, paper));
        using var even = PageTones.Even(pix);

        Pictures.Jpeg(even).SequenceEqual(Pictures.Jpeg(pix)).Should().Be(!changed);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-17)]
    public void Print_far_askew_is_straightened(double degrees)
    {
        using var pix = Picture(Coarse.Value.Skew(degrees));

        (-UprightPage.FindSkew(pix) * 180 / Math.PI).Should().BeApproximately(degrees, 0.5);
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(1, 700)]
    public void Drawing_that_slants_is_not_turned(int lines, int high)
    {
        var sheet = new GrayImage(1240, 1754, [.. Enumerable.Repeat((byte)255, 1240 * 1754)]);
        sheet.Paste(PagePrinter.ScanText("Рисунок 1. Вид сбоку", 150), 0, 0);
        for (var x = 0; x < 900; x++)
        {
            for (var line = 0; line < lines; line++)
                sheet.Fill(150 + x, 600 + line * 120 + x / 4, 1, high, 20);
        }

        using var pix = Picture(sheet);

        UprightPage.FindSkew(pix).Should().Be(0);
    }

    private static Pix Picture(GrayImage image) => Pictures.Checked(Leptonica.pixReadMem(image.ToPgm(), (nuint)image.ToPgm().Length));
}
