using System.Runtime.InteropServices;

namespace Ecm.Extraction.Worker.Native;

/// <summary>The functions of leptonica that are used, under its own names. A null picture (invalid handle) means failure.</summary>
internal static partial class Leptonica
{
    public const int AreaMap = 1;
    public const int BringInWhite = 1;

    private const string Library = "liblept.so.5";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pixReadHeader(string path, out int format, out int width, out int height, out int bits, out int samples, out int palette);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int readHeaderTiff(
        string path, int page, out int width, out int height, out int bits, out int samples, out int resolution, out int palette, out int format);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Pix pixRead(string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Pix pixReadTiff(string path, int page);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Pix pixReadJpeg(string path, int palette, int reduction, out int warnings, int hint);

    [LibraryImport(Library)]
    public static partial Pix pixReadMem(ReadOnlySpan<byte> data, nuint size);

    [LibraryImport(Library)]
    public static partial int pixWriteMemJpeg(out nint data, out nuint size, Pix pix, int quality, int progressive);

    [LibraryImport(Library)]
    public static partial int pixWriteMemPng(out nint data, out nuint size, Pix pix, float gamma);

    [LibraryImport(Library)]
    public static partial void lept_free(nint data);

    [LibraryImport(Library)]
    public static partial int pixGetWidth(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixGetHeight(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixGetDepth(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixGetXRes(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixGetYRes(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixSetResolution(Pix pix, int x, int y);

    [LibraryImport(Library)]
    public static partial Pix pixConvertTo8(Pix pix, int palette);

    [LibraryImport(Library)]
    public static partial Pix pixConvertTo8Or32(Pix pix, int copy, int warn);

    [LibraryImport(Library)]
    public static partial Pix pixConvertTo1(Pix pix, int threshold);

    [LibraryImport(Library)]
    public static partial Pix pixScale(Pix pix, float x, float y);

    [LibraryImport(Library)]
    public static partial Pix pixScaleToSize(Pix pix, int width, int height);

    [LibraryImport(Library)]
    public static partial Pix pixScaleToGray(Pix pix, float factor);

    [LibraryImport(Library)]
    public static partial Pix pixRotateOrth(Pix pix, int quarters);

    [LibraryImport(Library)]
    public static partial Pix pixFlipLR(nint target, Pix pix);

    [LibraryImport(Library)]
    public static partial Pix pixRotate(Pix pix, float radians, int kind, int fill, int width, int height);

    [LibraryImport(Library)]
    public static partial Pix pixClone(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixFindSkew(Pix binary, out float degrees, out float confidence);

    [LibraryImport(Library)]
    public static partial Pix pixBackgroundNormSimple(Pix pix, nint mask, nint gray);

    [LibraryImport(Library)]
    public static partial Pix pixRemoveAlpha(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixCountPixels(Pix binary, out int count, nint table);

    [LibraryImport(Library)]
    public static partial nint pixGetData(Pix pix);

    [LibraryImport(Library)]
    public static partial int pixGetWpl(Pix pix);

    [LibraryImport(Library, EntryPoint = "pixDestroy")]
    public static partial void Destroy(ref nint pix);
}

/// <summary>A picture in leptonica's memory.</summary>
internal sealed class Pix() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    public int Width => Leptonica.pixGetWidth(this);

    public int Height => Leptonica.pixGetHeight(this);

    protected override bool ReleaseHandle()
    {
        Leptonica.Destroy(ref handle);
        return true;
    }
}
