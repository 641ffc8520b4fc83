using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>Tells a page without print from one with it: specks of dust, punched holes and the scanner's shadow along an edge are no print.</summary>
internal static class PageBlank
{
    private const int Threshold = 130;

    /// <summary>Millimetres. The smallest print has letters of this height; punched holes have 5.5 mm and more and are full.</summary>
    private const double LowestLetter = 0.9, Hole = 4.5;

    /// <summary>A line along an edge, or a fold.</summary>
    private const double Line = 0.6;

    public static bool Is(Pix gray, int resolution)
    {
        using var binary = pixConvertTo1(gray, Threshold);
        if (binary.IsInvalid)
            return false;
        var millimetre = resolution / 25.4;
        return !Shapes.Parts(binary).Exists(IsPrint);

        bool IsPrint(Area part)
        {
            if (part.Height < LowestLetter * millimetre || part.Width < LowestLetter * millimetre / 4)
                return false;
            if (part.X == 0 || part.Y == 0 || part.Right == gray.Width || part.Bottom == gray.Height)
                return Math.Min(part.Width, part.Height) > 10 * millimetre && IsMixed(part);
            if (Math.Min(part.Width, part.Height) < Line * millimetre && Math.Max(part.Width, part.Height) > 15 * millimetre)
                return false;
            return Math.Max(part.Width, part.Height) < Hole * millimetre || IsMixed(part);
        }

        bool IsMixed(Area part) => Shapes.CountBlack(binary, part) < 0.7 * part.Width * part.Height;
    }
}
