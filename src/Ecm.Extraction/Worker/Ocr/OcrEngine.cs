using System.Runtime.InteropServices;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Tesseract;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>
/// Tesseract in this process: an engine for orientation and one for each choice of languages, loaded once (0.14 s) and used for every page.
/// Not safe for concurrent use.
/// </summary>
internal sealed class OcrEngine(string models)
{
    /// <summary>A choice of languages takes some 100 MB; the usual one and those of a few pages read again are kept.</summary>
    private const int MostKept = 4;

    private readonly Lazy<nint> orientation = new(() => Start(models, "osd", OrientationOnly));
    private readonly Dictionary<string, nint> recognition = [];

    /// <summary>Of how many letters the way up is told: Tesseract looks at five times as many as it needs at least. A hundred are enough for most pages, and take half the time.</summary>
    private const string FewLetters = "20", ManyLetters = "50";

    /// <summary>What the letters of a picture look like; null when there are too few to say.</summary>
    public PageScript? FindScript(Pix pix, int resolution, bool thoroughly)
    {
        var engine = orientation.Value;
        _ = TessBaseAPISetVariable(engine, "min_characters_to_try", thoroughly ? ManyLetters : FewLetters);
        TessBaseAPISetImage2(engine, pix);
        TessBaseAPISetSourceResolution(engine, resolution);
        try
        {
            return TessBaseAPIDetectOrientationScript(engine, out var degrees, out var confidence, out var script, out var scriptConfidence) == 0
                ? null
                : new PageScript((360 - degrees) % 360, confidence, Marshal.PtrToStringUTF8(script) ?? "", scriptConfidence);
        }
        finally
        {
            TessBaseAPIClear(engine);
        }
    }

    /// <summary>Reads the words of an upright picture; boxes are in its pixels.</summary>
    public IReadOnlyList<OcrWord> Recognise(Pix pix, int resolution, string languages)
    {
        var engine = Recognition(languages);
        TessBaseAPISetImage2(engine, pix);
        TessBaseAPISetSourceResolution(engine, resolution);
        try
        {
            return Words(engine);
        }
        finally
        {
            TessBaseAPIClear(engine);
        }
    }

    /// <summary>Reads places of an upright picture, each by itself.</summary>
    public IReadOnlyList<List<OcrWord>> Recognise(Pix pix, int resolution, string languages, IEnumerable<Place> places)
    {
        var engine = Recognition(languages);
        TessBaseAPISetImage2(engine, pix);
        TessBaseAPISetSourceResolution(engine, resolution);
        try
        {
            var read = new List<List<OcrWord>>();
            foreach (var (part, isBlock) in places)
            {
                TessBaseAPISetPageSegMode(engine, isBlock ? OneBlock : OneLine);
                TessBaseAPISetRectangle(engine, part.X, part.Y, part.Width, part.Height);
                read.Add(Words(engine));
            }

            return read;
        }
        finally
        {
            TessBaseAPISetPageSegMode(engine, AutomaticSegmentation);
            TessBaseAPIClear(engine);
        }
    }

    private nint Recognition(string languages)
    {
        if (recognition.TryGetValue(languages, out var engine))
            return engine;
        if (recognition.Count >= MostKept)
        {
            foreach (var kept in recognition.Values)
                TessBaseAPIDelete(kept);
            recognition.Clear();
        }

        return recognition[languages] = Start(models, languages, AutomaticSegmentation);
    }

    private static List<OcrWord> Words(nint engine)
    {
        if (TessBaseAPIRecognize(engine, 0) != 0)
            throw new ExtractionException(ExtractionFailure.Damaged, "Tesseract gave up on the page.");
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

/// <summary>Which way the letters of a page stand and what script they are.</summary>
/// <param name="Rotation">By how many degrees clockwise the picture must be turned to be upright.</param>
/// <param name="Confidence">Below 2 the detector is guessing, mostly on pages with a few words.</param>
/// <param name="Script">As Tesseract names it, such as <c>Latin</c>.</param>
/// <param name="ScriptConfidence">Likewise.</param>
internal readonly record struct PageScript(int Rotation, float Confidence, string Script, float ScriptConfidence);
