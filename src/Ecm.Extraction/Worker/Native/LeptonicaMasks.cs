using System.Runtime.InteropServices;

namespace Ecm.Extraction.Worker.Native;

/// <summary>The functions of leptonica that look at tones, colours and shapes, under its own names.</summary>
internal static partial class LeptonicaMasks
{
    public const int ChooseMin = 1;
    public const int ChooseMax = 2;

    /// <summary>Operations of <see cref="pixRasterop(Pix, int, int, int, int, int, nint, int, int)"/>.</summary>
    public const int Clear = 0x0, Set = 0xf, Source = 0xc, Union = 0xe, Subtract = 0x2;

    /// <summary>A second owner of the same picture.</summary>
    public const int Clone = 2;

    /// <summary>Gray or coloured, as the palette is.</summary>
    public const int BasedOnSource = 4;

    /// <summary>Width and height of a part, neither more than said.</summary>
    public const int Both = 6, NotAbove = 3;

    private const string Library = "liblept.so.5";

    [LibraryImport(Library)]
    public static partial Pix pixCreate(int width, int height, int depth);

    [LibraryImport(Library)]
    public static partial Pix pixCopy(nint target, Pix pix);

    [LibraryImport(Library)]
    public static partial int pixSetAll(Pix pix);

    [LibraryImport(Library)]
    public static partial Pix pixInvert(nint target, Pix pix);

    [LibraryImport(Library)]
    public static partial Pix pixScaleAreaMap2(Pix pix);

    [LibraryImport(Library)]
    public static partial Pix pixScaleGrayMinMax(Pix pix, int x, int y, int kind);

    [LibraryImport(Library)]
    public static partial int pixGetRankValue(Pix pix, int factor, float rank, out uint value);

    /// <summary>The same picture when it has no palette.</summary>
    [LibraryImport(Library)]
    public static partial Pix pixRemoveColormap(Pix pix, int kind);

    [LibraryImport(Library)]
    public static partial Pix pixGammaTRC(nint target, Pix pix, float gamma, int black, int white);

    [LibraryImport(Library)]
    public static partial int pixMultConstantGray(Pix pix, float factor);

    [LibraryImport(Library)]
    public static partial Pix pixMaskOverColorPixels(Pix pix, int difference, int distance);

    [LibraryImport(Library)]
    public static partial Pix pixConvertRGBToGrayMinMax(Pix pix, int kind);

    [LibraryImport(Library)]
    public static partial Pix pixCloseSafeBrick(nint target, Pix binary, int width, int height);

    [LibraryImport(Library)]
    public static partial Pix pixDilateBrick(nint target, Pix binary, int width, int height);

    [LibraryImport(Library)]
    public static partial int pixSetMasked(Pix pix, Pix mask, uint value);

    [LibraryImport(Library)]
    public static partial int pixRasterop(Pix target, int x, int y, int width, int height, int operation, Pix source, int sourceX, int sourceY);

    /// <summary>Without a source: for <see cref="Clear"/> and <see cref="Set"/>.</summary>
    [LibraryImport(Library)]
    public static partial int pixRasterop(Pix target, int x, int y, int width, int height, int operation, nint source, int sourceX, int sourceY);

    [LibraryImport(Library)]
    public static partial Pix pixClipRectangle(Pix pix, nint box, nint clipped);

    [LibraryImport(Library)]
    public static partial nint pixConnCompBB(Pix binary, int connectivity);

    [LibraryImport(Library)]
    public static partial Pix pixSelectBySize(Pix binary, int width, int height, int connectivity, int sides, int relation, nint changed);

    [LibraryImport(Library)]
    public static partial nint pixConnComp(Pix binary, out nint pictures, int connectivity);

    [LibraryImport(Library)]
    public static partial Pix pixaGetPix(nint pictures, int at, int access);

    [LibraryImport(Library)]
    public static partial void pixaDestroy(ref nint pictures);

    [LibraryImport(Library)]
    public static partial int pixFindSkewSweepAndSearch(
        Pix binary, out float degrees, out float confidence, int sweepReduction, int searchReduction, float sweepRange, float sweepStep, float finest);

    [LibraryImport(Library)]
    public static partial nint boxCreate(int x, int y, int width, int height);

    [LibraryImport(Library)]
    public static partial void boxDestroy(ref nint box);

    [LibraryImport(Library)]
    public static partial int boxaGetCount(nint boxes);

    [LibraryImport(Library)]
    public static partial int boxaGetBoxGeometry(nint boxes, int at, out int x, out int y, out int width, out int height);

    [LibraryImport(Library)]
    public static partial void boxaDestroy(ref nint boxes);
}
