using System.Runtime.InteropServices;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Tesseract;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// Tesseract in this process: one engine for recognition and one for orientation, both loaded once (0.14 s) and used for every page.
/// Not safe for concurrent use.
/// </summary>
internal sealed class OcrEngine(string models, string languages)
{
    /// <summary>Below this the detector is guessing, mostly on pages with a few words.</summary>
    private const float SureOrientation = 2;

    private readonly Lazy<nint> recognition = new(() => Start(models, languages, AutomaticSegmentation));
    private readonly Lazy<nint> orientation = new(() => Start(models, "osd", OrientationOnly));

    /// <returns>By how many degrees clockwise the picture must be turned to be upright.</returns>
    public int FindRotation(Pix pix, int resolution)
    {
        var engine = orientation.Value;
        TessBaseAPISetImage2(engine, pix);
        TessBaseAPISetSourceResolution(engine, resolution);
        try
        {
            var found = TessBaseAPIDetectOrientationScript(engine, out var degrees, out var confidence, out _, out _) != 0;
            return found && confidence >= SureOrientation ? (360 - degrees) % 360 : 0;
        }
        finally
        {
            TessBaseAPIClear(engine);
        }
    }

    /// <summary>Reads the words of an upright picture; boxes are in its pixels.</summary>
    public IReadOnlyList<OcrWord> Recognise(Pix pix, int resolution)
    {
        var engine = recognition.Value;
        TessBaseAPISetImage2(engine, pix);
        TessBaseAPISetSourceResolution(engine, resolution);
        try
        {
            if (TessBaseAPIRecognize(engine, 0) != 0)
                throw new ExtractionException(ExtractionFailure.Damaged, "Tesseract gave up on the page.");
            return Words(engine);
        }
        finally
        {
            TessBaseAPIClear(engine);
        }
    }

    private static List<OcrWord> Words(nint engine)
    {
        var words = new List<OcrWord>();
        var iterator = TessBaseAPIGetIterator(engine);
        if (iterator == 0)
            return words;
        var place = TessResultIteratorGetPageIterator(iterator);
        var blockBegins = false;
        var lineBegins = false;
        do
        {
            // A word may be dropped; what begins with it then begins with the next one.
            blockBegins |= TessPageIteratorIsAtBeginningOf(place, Block) != 0 || TessPageIteratorIsAtBeginningOf(place, Paragraph) != 0;
            lineBegins |= TessPageIteratorIsAtBeginningOf(place, Line) != 0;
            var text = TakeText(TessResultIteratorGetUTF8Text(iterator, Word));
            if (string.IsNullOrWhiteSpace(text) || TessPageIteratorBoundingBox(place, Word, out var left, out var top, out var right, out var bottom) == 0)
                continue;
            words.Add(new OcrWord(text, new Box(left, top, right, bottom), TessResultIteratorConfidence(iterator, Word), blockBegins, lineBegins));
            blockBegins = lineBegins = false;
        }
        while (TessResultIteratorNext(iterator, Word) != 0);
        TessResultIteratorDelete(iterator);
        return words;
    }

    private static string? TakeText(nint text)
    {
        var taken = Marshal.PtrToStringUTF8(text);
        if (text != 0)
            TessDeleteText(text);
        return taken;
    }

    private static nint Start(string models, string languages, int segmentation)
    {
        var engine = TessBaseAPICreate();
        if (TessBaseAPIInit3(engine, models, languages) != 0)
        {
            TessBaseAPIDelete(engine);
            throw new ExtractionException(ExtractionFailure.NotInstalled, $"Tesseract's models for {languages} cannot be loaded from {models}.");
        }

        TessBaseAPISetPageSegMode(engine, segmentation);
        return engine;
    }
}

/// <summary>A word as Tesseract read it.</summary>
internal readonly record struct OcrWord(string Text, Box Box, float Confidence, bool BeginsBlock, bool BeginsLine);
