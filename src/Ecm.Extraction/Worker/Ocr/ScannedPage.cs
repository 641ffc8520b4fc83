using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// From the picture of a page to its words: gray at about 300 dpi → stamps faded, tones evened → upright → straight → recognised → a second look at what no word
/// covers → boxes back on the upright page. The page that people see is turned but not straightened, so the boxes undo the small angle.
/// </summary>
internal sealed class ScannedPage(OcrEngine engine, string usualLanguages)
{
    /// <summary>Marks that are neither letters nor digits and this doubtful are dirt on the glass.</summary>
    private const float DirtConfidence = 35;

    /// <summary>What a stamp says is kept when it is read this well: most letters run round a circle.</summary>
    private const float StampConfidence = 70;

    private readonly UprightPage upright = new(engine);
    private readonly RememberedPages remembered = new();

    /// <param name="stored">The picture.</param>
    /// <param name="number">Of its page.</param>
    /// <param name="languages">As Tesseract writes them; null: the usual ones.</param>
    public PageText Read(Pix stored, int number, string? languages = null)
    {
        var chosen = languages ?? usualLanguages;
        return remembered.Read(stored, chosen, pix => ReadAnew(pix, chosen)) with { Number = number };
    }

    private PageText ReadAnew(Pix stored, string languages)
    {
        using var page = new PreparedPage(stored);
        var composer = new PageComposer();
        if (PageBlank.Is(page.Gray, page.Resolution))
            return composer.Compose(1, TextOrigin.Ocr, (float)page.Gray.Width / page.Gray.Height);
        var reading = upright.Read(page.Gray, page.Resolution, languages);
        Add(composer, reading.Words, static word => word.Confidence >= DirtConfidence || word.Text.Any(char.IsLetterOrDigit), reading.Map.ToUpright);
        foreach (var stamp in page.Stamps)
            AddStamp(composer, page, stamp, reading.Rotation, languages);
        return composer.Compose(1, TextOrigin.Ocr, (float)reading.Width / reading.Height, reading.Rotation);
    }

    private void AddStamp(PageComposer composer, PreparedPage page, Area stamp, int rotation, string languages)
    {
        using var alone = page.Stamp(stamp, rotation);
        var words = engine.Recognise(alone, page.Resolution, languages);
        composer.StartBlock();
        Add(composer, words, static word => word.Confidence >= StampConfidence && word.Text.Count(char.IsLetterOrDigit) > 1, box => page.OnPage(new Box(box.Left / alone.Width, box.Top / alone.Height, box.Right / alone.Width, box.Bottom / alone.Height), stamp, rotation));
    }

    /// <summary>A word that is dropped still begins its line or block.</summary>
    internal static void Add(PageComposer composer, IEnumerable<OcrWord> words, Func<OcrWord, bool> isKept, Func<Box, Box> onPage)
    {
        foreach (var word in words)
        {
            if (word.BeginsBlock)
                composer.StartBlock();
            else if (word.BeginsLine)
                composer.StartLine();
            if (isKept(word))
                composer.Add(word.Text, onPage(word.Box), word.Confidence);
        }
    }
}
