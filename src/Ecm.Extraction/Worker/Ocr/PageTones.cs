using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// Makes dark letters on white paper of a gray page: white on black is turned round, light that falls off to a side is evened, pale print is stretched.
/// A page that has all this is handed back as it is. Tones are judged on a quarter of the size, where the scanner's noise is gone; only how dark the ink is shows at the full size.
/// </summary>
internal static class PageTones
{
    /// <summary>A page of text is paper for at least this part; white letters on black leave the paper's part dark.</summary>
    private const float MostlyDark = 0.7f;

    /// <summary>What differs less from the paper is noise, or the other side of the sheet shining through.</summary>
    private const int NoPrint = 35;

    /// <summary>Print that differs less from the paper than this is stretched.</summary>
    private const int Pale = 110;

    /// <summary>Paper that differs more than this between the corners has a shadow on it.</summary>
    private const int Shadow = 50;

    private const int Tile = 32;

    private const int EverySecond = 2;

    public static Pix Even(Pix gray)
    {
        if (Math.Min(gray.Width, gray.Height) < 8 * Tile)
            return Pictures.Share(gray);
        using var small = Smaller(gray);
        if (IsInverted(small))
        {
            using var turned = Pictures.Checked(pixInvert(0, gray));
            return Even(turned);
        }

        if (HasShadow(small))
            return Pictures.Checked(pixBackgroundNormSimple(gray, 0, 0));

        // Thin strokes are paler on the quarter than they are; noise is darker on the full size than print would be.
        var (blurred, ink, paper) = (Rank(small, 0.001f), Rank(gray, 0.001f, EverySecond), Rank(small, 0.5f));
        return paper - blurred >= NoPrint && paper - ink < Pale ? Pictures.Checked(pixGammaTRC(0, gray, 1, ink, paper)) : Pictures.Share(gray);
    }

    public static Pix Smaller(Pix pix)
    {
        using var half = Pictures.Checked(pixScaleAreaMap2(pix));
        return Pictures.Checked(pixScaleAreaMap2(half));
    }

    private static bool IsInverted(Pix small)
    {
        var (dark, middle, light) = (Rank(small, 0.001f), Rank(small, MostlyDark), Rank(small, 0.999f));
        return middle < 128 && light - middle > middle - dark && light - middle >= NoPrint;
    }

    private static bool HasShadow(Pix small)
    {
        using var paper = Pictures.Checked(pixScaleGrayMinMax(small, Tile, Tile, ChooseMax));
        return Rank(paper, 0.9f) - Rank(paper, 0.1f) > Shadow;
    }

    private static int Rank(Pix gray, float rank, int step = 1) => pixGetRankValue(gray, step, rank, out var value) == 0 ? (int)value : 0;
}
