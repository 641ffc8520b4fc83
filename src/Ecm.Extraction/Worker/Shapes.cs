using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker;

/// <summary>Rectangles of pictures: what hangs together in a black-and-white one, and parts cut out.</summary>
internal static class Shapes
{
    public const int AlsoAcross = 8;

    /// <summary>The boxes of all groups of black pixels that touch each other.</summary>
    public static List<Area> Parts(Pix binary) => Taken(pixConnCompBB(binary, AlsoAcross));

    /// <summary>The same groups with their pixels.</summary>
    public static WholeParts WholeParts(Pix binary)
    {
        var boxes = pixConnComp(binary, out var pictures, AlsoAcross);
        return new WholeParts(Taken(boxes), pictures);
    }

    public static Pix Clip(Pix pix, Area area)
    {
        var box = boxCreate(area.X, area.Y, area.Width, area.Height);
        try
        {
            return Pictures.Checked(pixClipRectangle(pix, box, 0));
        }
        finally
        {
            boxDestroy(ref box);
        }
    }

    public static int CountBlack(Pix binary, Area area)
    {
        using var clip = Clip(binary, area);
        return CountBlack(clip);
    }

    public static int CountBlack(Pix binary) => Leptonica.pixCountPixels(binary, out var count, 0) == 0 ? count : 0;

    public static void Fill(Pix binary, Area area, bool black) =>
        _ = pixRasterop(binary, area.X, area.Y, area.Width, area.Height, black ? Set : Clear, 0, 0, 0);

    private static List<Area> Taken(nint boxes)
    {
        if (boxes == 0)
            return [];
        try
        {
            var parts = new List<Area>(boxaGetCount(boxes));
            for (var at = 0; at < parts.Capacity; at++)
            {
                if (boxaGetBoxGeometry(boxes, at, out var x, out var y, out var width, out var height) == 0)
                    parts.Add(new Area(x, y, width, height));
            }

            return parts;
        }
        finally
        {
            boxaDestroy(ref boxes);
        }
    }
}

/// <summary>Groups of black pixels that touch each other.</summary>
/// <param name="areas">Their boxes.</param>
/// <param name="pictures">Leptonica's list of their pictures, in the same order; 0 when there are none.</param>
internal sealed class WholeParts(List<Area> areas, nint pictures) : IDisposable
{
    private nint pictures = pictures;

    public List<Area> Areas { get; } = areas;

    /// <summary>Blackens the pixels of one of the groups.</summary>
    public void Paint(Pix binary, int at)
    {
        using var part = Pictures.Checked(pixaGetPix(pictures, at, Clone));
        var area = Areas[at];
        _ = pixRasterop(binary, area.X, area.Y, area.Width, area.Height, Union, part, 0, 0);
    }

    public void Dispose()
    {
        if (pictures != 0)
            pixaDestroy(ref pictures);
    }
}

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool Holds(Area other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Larger by a margin on each side, but not beyond the picture.</summary>
    public Area Grow(int margin, Pix within)
    {
        var (left, top) = (Math.Max(0, X - margin), Math.Max(0, Y - margin));
        return new Area(left, top, Math.Min(within.Width, Right + margin) - left, Math.Min(within.Height, Bottom + margin) - top);
    }

    public Area Scale(double factor) => new((int)(X * factor), (int)(Y * factor), (int)Math.Ceiling(Width * factor), (int)Math.Ceiling(Height * factor));
}
