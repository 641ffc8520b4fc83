using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>Letters of a page that no word covers, whole, and the places where they stand together.</summary>
internal sealed class UnreadInk : IDisposable
{
    private const int Threshold = 130;

    /// <summary>More places than this are read row by row; more rows or letters than these are the dots of a picture.</summary>
    private const int MostPlaces = 60, MostRows = 120, MostLetters = 4000;

    /// <summary>Millimetres: letters, the gap between words of a line and between cells of a row, the margin round a place.</summary>
    private const double LowestLetter = 1.2, HighestLetter = 9, WidestLetter = 14, Gap = 4, CellGap = 40, Margin = 1;

    /// <summary>A part this much higher than wide is a rule, and one of half that when it is higher than print or than the letters around.</summary>
    private const int Thin = 8;

    private const double HighestPrint = 5, AboveLetters = 1.5;

    private readonly Pix ink;
    private readonly Pix letters;

    private UnreadInk(Pix ink, Pix letters, IReadOnlyList<Place> places) => (this.ink, this.letters, Places) = (ink, letters, places);

    public IReadOnlyList<Place> Places { get; }

    /// <returns>Null when nothing is there that could be read.</returns>
    public static UnreadInk? Find(Pix straight, double millimetre, IReadOnlyList<OcrWord> read)
    {
        var ink = Pictures.Checked(pixConvertTo1(straight, Threshold));
        using var parts = Shapes.WholeParts(ink);
        var unread = Enumerable.Range(0, parts.Areas.Count).Where(at => IsSmall(parts.Areas[at]) && !read.Any(word => Touches(parts.Areas[at], word.Box))).ToList();
        var upright = unread.ConvertAll(at => parts.Areas[at]).FindAll(part => part.Height >= LowestLetter * millimetre);
        var usual = Median(upright);
        var places = Join(upright.FindAll(part => !IsRule(part)), straight, millimetre);
        if (places.Count == 0)
        {
            ink.Dispose();
            return null;
        }

        // Dots, commas and the signs over letters are no letters by themselves, but belong to them.
        var letters = Pictures.Checked(pixCreate(straight.Width, straight.Height, 1));
        foreach (var at in unread.Where(at => !IsRule(parts.Areas[at]) && places.Exists(place => place.Area.Holds(parts.Areas[at]))))
            parts.Paint(letters, at);
        return new UnreadInk(ink, letters, places);

        bool IsSmall(Area part) => part.Height <= HighestLetter * millimetre && part.Width <= WidestLetter * millimetre && part.Width * Thin >= part.Height;

        bool IsRule(Area part) => part.Width * Thin / 2 < part.Height && part.Height > Math.Min(HighestPrint * millimetre, AboveLetters * usual);
    }

    /// <summary>The unread letters alone on white: rules and words that were read would be read into them.</summary>
    public Pix Alone(Pix straight)
    {
        _ = pixRasterop(ink, 0, 0, ink.Width, ink.Height, Subtract, letters, 0, 0);
        using var shown = Pictures.Checked(pixDilateBrick(0, letters, 5, 5));
        using var others = Pictures.Checked(pixDilateBrick(0, ink, 3, 3));
        _ = pixRasterop(shown, 0, 0, ink.Width, ink.Height, Subtract, others, 0, 0);
        using var outside = Pictures.Checked(pixInvert(0, shown));
        var alone = Pictures.Checked(pixCopy(0, straight));
        _ = pixSetMasked(alone, outside, 255);
        return alone;
    }

    public void Dispose()
    {
        ink.Dispose();
        letters.Dispose();
    }

    private static bool Touches(Area part, Box word) => part.X <= word.Right && part.Right >= word.Left && part.Y <= word.Bottom && part.Bottom >= word.Top;

    private static List<Place> Join(List<Area> letters, Pix straight, double millimetre)
    {
        if (letters.Count is 0 or > MostLetters)
            return [];
        var places = Join(letters, straight, millimetre, Gap);
        if (places.Count > MostPlaces)
            places = Join(letters, straight, millimetre, CellGap);
        return places.Count > MostRows ? [] : places;
    }

    private static List<Place> Join(List<Area> letters, Pix straight, double millimetre, double gap)
    {
        using var marked = Pictures.Checked(pixCreate(straight.Width, straight.Height, 1));
        foreach (var letter in letters)
            Shapes.Fill(marked, letter, black: true);
        using var joined = Pictures.Checked(pixCloseSafeBrick(0, marked, (int)(gap * millimetre), Math.Max(1, (int)millimetre)));
        return [.. Shapes.Parts(joined).Select(bare => new Place(bare.Grow((int)(Margin * millimetre), straight), IsBlock(bare, letters)))];
    }

    private static bool IsBlock(Area bare, List<Area> letters) => bare.Height > 2 * Median(letters.FindAll(bare.Holds));

    private static int Median(List<Area> parts) => parts.Count == 0 ? 0 : parts.ConvertAll(static part => part.Height).Order().ElementAt(parts.Count / 2);
}

/// <summary>Where letters stand together.</summary>
/// <param name="Area">With a margin.</param>
/// <param name="IsBlock">Of several lines.</param>
internal readonly record struct Place(Area Area, bool IsBlock);
