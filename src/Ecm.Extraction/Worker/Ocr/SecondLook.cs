using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// What looks like letters and was not read is looked at alone: Tesseract takes cells of a table, and short lines beside a picture, for pictures or lets them out.
/// Only what is then read well is kept.
/// </summary>
internal sealed class SecondLook(OcrEngine engine)
{
    private const int Threshold = 130;
    private const float Sure = 75;

    /// <summary>More places than this are read row by row; more rows or letters than these are the dots of a picture.</summary>
    private const int MostPlaces = 60, MostRows = 120, MostLetters = 4000;

    /// <summary>Millimetres: letters, the gap between words of a line and between cells of a row, the margin round a place.</summary>
    private const double LowestLetter = 1.2, HighestLetter = 9, WidestLetter = 14, Gap = 4, CellGap = 40, Margin = 1;

    public IReadOnlyList<OcrWord> Read(Pix straight, int resolution, string languages, IReadOnlyList<OcrWord> read)
    {
        var millimetre = resolution / 25.4;
        var letters = Unread(straight, millimetre, read);
        if (letters.Count is 0 or > MostLetters)
            return [];
        var places = Join(letters, straight, millimetre, Gap);
        if (places.Count > MostPlaces)
            places = Join(letters, straight, millimetre, CellGap);
        if (places.Count > MostRows)
            return [];

        // The letters alone: lines of the table would be read as letters.
        using var alone = Pictures.Checked(pixCreate(straight.Width, straight.Height, 8));
        _ = pixSetAll(alone);
        foreach (var letter in letters.Select(letter => letter.Grow(1, straight)))
            _ = pixRasterop(alone, letter.X, letter.Y, letter.Width, letter.Height, Source, straight, letter.X, letter.Y);
        return [.. engine.Recognise(alone, resolution, languages, places, (int)(HighestLetter * millimetre)).Where(word => word.Confidence >= Sure && word.Text.Any(char.IsLetterOrDigit))];
    }

    private static List<Area> Unread(Pix straight, double millimetre, IReadOnlyList<OcrWord> read)
    {
        using var ink = pixConvertTo1(straight, Threshold);
        foreach (var word in read)
            Shapes.Fill(ink, new Area((int)word.Box.Left - 2, (int)word.Box.Top - 2, (int)(word.Box.Right - word.Box.Left) + 4, (int)(word.Box.Bottom - word.Box.Top) + 4), black: false);
        return Shapes.Parts(ink).FindAll(part =>
            part.Height >= LowestLetter * millimetre && part.Height <= HighestLetter * millimetre && part.Width <= WidestLetter * millimetre && part.Width * 8 >= part.Height);
    }

    private static List<Area> Join(List<Area> letters, Pix straight, double millimetre, double gap)
    {
        using var marked = Pictures.Checked(pixCreate(straight.Width, straight.Height, 1));
        foreach (var letter in letters)
            Shapes.Fill(marked, letter, black: true);
        using var lines = Pictures.Checked(pixCloseSafeBrick(0, marked, (int)(gap * millimetre), Math.Max(1, (int)millimetre)));
        return [.. Shapes.Parts(lines).Select(line => line.Grow((int)(Margin * millimetre), straight))];
    }
}
