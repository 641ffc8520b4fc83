using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// Turns a page upright, straightens it and reads it. The detector of orientation is believed when it is sure; a page that then reads badly is tried the other ways
/// round as well, and the best reading wins; that one is looked at a second time.
/// </summary>
internal sealed class UprightPage(OcrEngine engine)
{
    private const float SureOrientation = 2;

    /// <summary>Print less askew than this is read as well as it is, and faster: turning blurs it.</summary>
    private const float SmallestSkew = 0.8f;

    /// <summary>A page of print lying 8 to 17 degrees askew has 9 and more, drawings up to 6.</summary>
    private const float SureSkew = 3f, SureWideSkew = 7f;

    /// <summary>How far a sheet may lie askew before nobody calls it straight: photos are taken so.</summary>
    private const float WidestSkew = 20;

    /// <summary>Of the page's width: letters, and words whose letters touch.</summary>
    private const int WidestLetter = 16;

    private readonly SecondLook second = new(engine);

    /// <param name="gray">Dark letters on white paper.</param>
    /// <param name="resolution">Its dots per inch.</param>
    /// <param name="languages">As Tesseract writes them.</param>
    public UprightReading Read(Pix gray, int resolution, string languages)
    {
        var believed = FindRotation(gray, resolution);
        var best = Read(gray, believed, resolution, languages);
        try
        {
            if (best.IsWeak)
            {
                foreach (var other in new[] { 0, 90, 180, 270 }.Where(other => other != believed))
                {
                    var reading = Read(gray, other, resolution, languages);
                    if (reading.Worth > best.Worth * 1.2)
                        (best, reading) = (reading, best);
                    reading.Straight.Dispose();
                }
            }

            return best with { Words = second.Read(best.Straight, resolution, languages, best.Words) };
        }
        finally
        {
            best.Straight.Dispose();
        }
    }

    /// <summary>Half the size and some of the letters are enough for most pages.</summary>
    private int FindRotation(Pix gray, int resolution)
    {
        using var half = Pictures.Checked(pixScaleAreaMap2(gray));
        return engine.FindScript(half, resolution / 2, thoroughly: false) is { Confidence: >= SureOrientation } sure ? sure.Rotation
            : engine.FindScript(gray, resolution, thoroughly: true) is { Confidence: >= SureOrientation } surer ? surer.Rotation : 0;
    }

    private UprightReading Read(Pix gray, int rotation, int resolution, string languages)
    {
        using var upright = Pictures.Turn(gray, rotation);
        var skew = FindSkew(upright);
        var straight = skew == 0 ? Pictures.Share(upright) : Pictures.Checked(pixRotate(upright, skew, AreaMap, BringInWhite, 0, 0));
        var map = new SkewMap(upright.Width, upright.Height, skew);
        return new UprightReading(rotation, upright.Width, upright.Height, map, straight, engine.Recognise(straight, resolution, languages));
    }

    /// <returns>The angle in radians to turn clockwise; 0 when straight enough or not sure.</returns>
    internal static float FindSkew(Pix upright)
    {
        using var binary = pixConvertTo1(upright, 130);
        if (pixFindSkew(binary, out var degrees, out var confidence) != 0 || confidence < SureSkew)
        {
            // The slanting lines of a drawing are surer than any print.
            using var letters = pixSelectBySize(binary, upright.Width / WidestLetter, upright.Width / WidestLetter, Shapes.AlsoAcross, Both, NotAbove, 0);
            if (letters.IsInvalid || pixFindSkewSweepAndSearch(letters, out degrees, out confidence, 4, 2, WidestSkew, 1, 0.01f) != 0 || confidence < SureWideSkew)
                return 0;
        }

        return Math.Abs(degrees) < SmallestSkew ? 0 : degrees * MathF.PI / 180;
    }
}

/// <summary>What one way of holding a page read.</summary>
/// <param name="Rotation">By how many degrees clockwise the stored page was turned.</param>
/// <param name="Width">Of the turned page in pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Map">From boxes on the straightened page to the turned one.</param>
/// <param name="Straight">The straightened page, for as long as ways are compared.</param>
/// <param name="Words">As they were read, boxes on the straightened page.</param>
internal sealed record UprightReading(int Rotation, int Width, int Height, SkewMap Map, Pix Straight, IReadOnlyList<OcrWord> Words)
{
    private const float Trusted = 60;

    /// <summary>Letters and digits of words that were read well, each by how well: what stands on its head has few.</summary>
    public double Worth { get; } = Words.Where(IsGood).Sum(word => Letters(word) * (word.Confidence - Trusted / 2));

    /// <summary>Less than half of the letters were read well.</summary>
    public bool IsWeak { get; } = Words.Where(IsGood).Sum(Letters) * 2 <= Words.Sum(Letters);

    /// <summary>Tesseract reads words that stand upright along the page, too, but then the page does.</summary>
    private static bool IsGood(OcrWord word) => word.Confidence >= Trusted && (word.Text.Length < 3 || word.Box.Right - word.Box.Left > word.Box.Bottom - word.Box.Top);

    private static int Letters(OcrWord word) => word.Text.Count(char.IsLetterOrDigit);
}
