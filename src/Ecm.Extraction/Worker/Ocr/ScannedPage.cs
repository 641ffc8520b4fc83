using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// From the picture of a page to its words: gray at about 300 dpi → upright → straight → recognised → boxes back on the upright page.
/// The page that people see is turned but not straightened, so the boxes undo the small angle.
/// </summary>
internal sealed class ScannedPage(OcrEngine engine)
{
    /// <summary>Marks that are neither letters nor digits and this doubtful are dirt on the glass.</summary>
    private const float DirtConfidence = 35;

    private const float SmallestSkew = 0.4f;
    private const float SureSkew = 3f;

    /// <summary>Fewer black pixels than a short word has.</summary>
    private const int BlankInk = 60;

    public PageText Read(Pix stored, int number)
    {
        using var gray = ScanScale.ToReadable(stored, out var resolution);
        if (IsBlank(gray))
            return new PageComposer().Compose(number, TextOrigin.Ocr, Aspect(gray));
        var rotation = engine.FindRotation(gray, resolution);
        using var upright = Pictures.Turn(gray, rotation);
        var skew = FindSkew(upright);
        using var straight = skew == 0 ? Pictures.Share(upright) : pixRotate(upright, skew, AreaMap, BringInWhite, 0, 0);
        var map = new SkewMap(upright.Width, upright.Height, skew);
        var composer = new PageComposer();
        foreach (var word in engine.Recognise(straight, resolution))
        {
            if (word.BeginsBlock)
                composer.StartBlock();
            else if (word.BeginsLine)
                composer.StartLine();
            if (word.Confidence >= DirtConfidence || word.Text.Any(char.IsLetterOrDigit))
                composer.Add(word.Text, map.ToUpright(word.Box), word.Confidence);
        }

        return composer.Compose(number, TextOrigin.Ocr, Aspect(upright), rotation);
    }

    private static float Aspect(Pix pix) => (float)pix.Width / pix.Height;

    private static bool IsBlank(Pix gray)
    {
        using var binary = pixConvertTo1(gray, 130);
        return pixCountPixels(binary, out var ink, 0) == 0 && ink < BlankInk;
    }

    /// <returns>The angle in radians to turn clockwise; 0 when straight enough or not sure.</returns>
    private static float FindSkew(Pix upright)
    {
        using var binary = pixConvertTo1(upright, 130);
        if (pixFindSkew(binary, out var degrees, out var confidence) != 0 || confidence < SureSkew || Math.Abs(degrees) < SmallestSkew)
            return 0;
        return degrees * MathF.PI / 180;
    }
}
