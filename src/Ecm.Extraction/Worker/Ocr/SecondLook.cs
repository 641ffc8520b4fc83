using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// What looks like letters and was not read is looked at alone: Tesseract takes cells of a table, and short lines beside a picture, for pictures or lets them out.
/// Only what is then read well is kept.
/// </summary>
internal sealed class SecondLook(OcrEngine engine)
{
    /// <summary>A place is kept as a whole; one letter or digit is easily seen in a blot.</summary>
    private const float Sure = 75, SureOfOne = 90;

    /// <summary>The part of a word that may lie on one that was read before.</summary>
    private const double MostOnRead = 0.3;

    /// <summary>What was read on the straightened picture, with what was found beside it where it stands.</summary>
    public IReadOnlyList<OcrWord> Read(Pix straight, int resolution, string languages, IReadOnlyList<OcrWord> read)
    {
        using var unread = UnreadInk.Find(straight, resolution / 25.4, read);
        if (unread is null)
            return read;
        using var alone = unread.Alone(straight);
        var lines = new ReadLines(read);
        foreach (var place in engine.Recognise(alone, resolution, languages, unread.Places))
        {
            if (IsRead(place))
                lines.Insert(place.FindAll(word => !read.Any(known => Covered(word.Box, known.Box) >= MostOnRead)));
        }

        return lines.Words;
    }

    internal static bool IsRead(IReadOnlyCollection<OcrWord> place) => place.Sum(word => word.Text.Count(char.IsLetterOrDigit)) switch
    {
        0 => false,
        var letters => place.Average(word => word.Confidence) >= (letters == 1 ? SureOfOne : Sure),
    };

    /// <summary>The part of a box that lies on another.</summary>
    private static double Covered(Box box, Box other)
    {
        var (width, height) = (Math.Min(box.Right, other.Right) - Math.Max(box.Left, other.Left), Math.Min(box.Bottom, other.Bottom) - Math.Max(box.Top, other.Top));
        return width <= 0 || height <= 0 ? 0 : width * height / ((box.Right - box.Left) * (box.Bottom - box.Top));
    }
}
