using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// Coloured stamps and signatures that lie over black print: under them the page is taken from its lightest channel, where coloured ink is pale and black stays black.
/// Colour beside black print is left alone: it is text that reads well as it is.
/// </summary>
internal static class StampLayer
{
    /// <summary>By how much the channels of coloured ink differ.</summary>
    private const int Coloured = 40;

    /// <summary>Pixels darker than this in every channel are black ink.</summary>
    private const int Black = 110;

    /// <summary>Millimetres: what is smaller is a word, what is larger a table or a picture.</summary>
    private const double Smallest = 8, Largest = 95, Gap = 3;

    private const int Most = 8;

    /// <summary>Where stamps lie on black print.</summary>
    /// <param name="colour">The page, 32 bits a pixel.</param>
    /// <param name="resolution">Its dots per inch.</param>
    public static List<Area> Find(Pix colour, double resolution)
    {
        const int reduction = 4;
        var dotsPerMillimetre = resolution / 25.4 / reduction;
        using var small = PageTones.Smaller(colour);
        using var ink = Pictures.Checked(pixMaskOverColorPixels(small, Coloured, 1));
        if (Shapes.CountBlack(ink) < Smallest * dotsPerMillimetre)
            return [];
        var gap = Math.Max(2, (int)(Gap * dotsPerMillimetre));
        using var joined = Pictures.Checked(pixCloseSafeBrick(0, ink, gap, gap));
        using var lightest = Pictures.Checked(pixConvertRGBToGrayMinMax(small, ChooseMax));
        using var print = Pictures.Checked(pixConvertTo1(lightest, Black));
        return
        [
            .. Shapes.Parts(joined).Where(IsStamp).Select(part => part.Scale(reduction)).OrderByDescending(part => part.Width * part.Height).Take(Most),
        ];

        bool IsStamp(Area part)
        {
            var (least, most) = (Smallest * dotsPerMillimetre, Largest * dotsPerMillimetre);
            if (part.Width < least || part.Height < least || part.Width > most || part.Height > most)
                return false;
            var size = (double)part.Width * part.Height;
            return Shapes.CountBlack(ink, part) < size / 2 && Shapes.CountBlack(print, part) > size / 200;
        }
    }

    /// <summary>Takes the stamps' ink away from the gray picture of the same page.</summary>
    /// <param name="gray">Changed.</param>
    /// <param name="colour">The page as it is stored.</param>
    /// <param name="stamps">On the stored page.</param>
    public static void Fade(Pix gray, Pix colour, IEnumerable<Area> stamps)
    {
        var (x, y) = ((double)gray.Width / colour.Width, (double)gray.Height / colour.Height);
        foreach (var stamp in stamps)
        {
            var place = Around(stamp, colour);
            using var clip = Shapes.Clip(colour, place);
            using var lightest = Pictures.Checked(pixConvertRGBToGrayMinMax(clip, ChooseMax));
            using var ink = Pictures.Checked(pixMaskOverColorPixels(clip, Coloured, 1));
            _ = pixMultConstantGray(lightest, 255f / Math.Max(Black, Tone(lightest, ink)));
            using var fitting = Pictures.Checked(pixScaleToSize(lightest, (int)Math.Round(clip.Width * x), (int)Math.Round(clip.Height * y)));
            _ = pixRasterop(gray, (int)(place.X * x), (int)(place.Y * y), fitting.Width, fitting.Height, Source, fitting, 0, 0);
        }
    }

    /// <summary>What the stamp itself says: its ink alone, the black print taken away.</summary>
    public static Pix Alone(Pix colour, Area stamp)
    {
        using var clip = Shapes.Clip(colour, Around(stamp, colour));
        using var lightest = Pictures.Checked(pixConvertRGBToGrayMinMax(clip, ChooseMax));
        using var print = Pictures.Checked(pixConvertTo1(lightest, Black));
        using var around = Pictures.Checked(pixDilateBrick(0, print, 5, 5));
        var darkest = Pictures.Checked(pixConvertRGBToGrayMinMax(clip, ChooseMin));
        _ = pixSetMasked(darkest, around, 255);
        return darkest;
    }

    /// <summary>A stamp and the paper next to it.</summary>
    public static Area Around(Area stamp, Pix colour) => stamp.Grow(12, colour);

    /// <summary>How light the stamp's ink is in its lightest channel: the darker fifth of it, so that the whole becomes white.</summary>
    private static float Tone(Pix lightest, Pix ink)
    {
        using var outside = Pictures.Checked(pixInvert(0, ink));
        using var inked = Pictures.Checked(pixCopy(0, lightest));
        _ = pixSetMasked(inked, outside, 255);
        var share = (float)Shapes.CountBlack(ink) / ((float)ink.Width * ink.Height);
        return pixGetRankValue(inked, 1, 0.3f * share, out var value) == 0 ? value : 255;
    }
}
