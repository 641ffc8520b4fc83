using System.Runtime.InteropServices;

namespace Ecm.Extraction.Worker.Native;

/// <summary>The functions of libtesseract that are used, under its own names.</summary>
internal static partial class Tesseract
{
    public const int OrientationOnly = 0;
    public const int AutomaticSegmentation = 3;
    public const int OneBlock = 6;
    public const int OneLine = 7;

    public const int Block = 0;
    public const int Paragraph = 1;
    public const int Line = 2;
    public const int Word = 3;

    private const string Library = "libtesseract.so.5";

    [LibraryImport(Library)]
    public static partial nint TessBaseAPICreate();

    [LibraryImport(Library)]
    public static partial void TessBaseAPIDelete(nint engine);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TessBaseAPIInit3(nint engine, string models, string languages);

    [LibraryImport(Library)]
    public static partial void TessBaseAPISetPageSegMode(nint engine, int mode);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TessBaseAPISetVariable(nint engine, string name, string value);

    [LibraryImport(Library)]
    public static partial void TessBaseAPISetImage2(nint engine, Pix pix);

    [LibraryImport(Library)]
    public static partial void TessBaseAPISetSourceResolution(nint engine, int dotsPerInch);

    [LibraryImport(Library)]
    public static partial void TessBaseAPISetRectangle(nint engine, int left, int top, int width, int height);

    [LibraryImport(Library)]
    public static partial int TessBaseAPIRecognize(nint engine, nint monitor);

    [LibraryImport(Library)]
    public static partial int TessBaseAPIDetectOrientationScript(
        nint engine, out int degrees, out float confidence, out nint script, out float scriptConfidence);

    [LibraryImport(Library)]
    public static partial void TessBaseAPIClear(nint engine);

    [LibraryImport(Library)]
    public static partial nint TessBaseAPIGetIterator(nint engine);

    [LibraryImport(Library)]
    public static partial void TessResultIteratorDelete(nint iterator);

    [LibraryImport(Library)]
    public static partial nint TessResultIteratorGetPageIterator(nint iterator);

    [LibraryImport(Library)]
    public static partial int TessResultIteratorNext(nint iterator, int level);

    [LibraryImport(Library)]
    public static partial nint TessResultIteratorGetUTF8Text(nint iterator, int level);

    [LibraryImport(Library)]
    public static partial float TessResultIteratorConfidence(nint iterator, int level);

    [LibraryImport(Library)]
    public static partial int TessPageIteratorIsAtBeginningOf(nint iterator, int level);

    [LibraryImport(Library)]
    public static partial int TessPageIteratorBoundingBox(nint iterator, int level, out int left, out int top, out int right, out int bottom);

    [LibraryImport(Library)]
    public static partial void TessDeleteText(nint text);
}
