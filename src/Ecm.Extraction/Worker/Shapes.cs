using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker;

/// <summary>Rectangles of pictures: what hangs together in a black-and-white one, and parts cut out.</summary>
internal static class Shapes
{
    private const int AlsoAcross = 8;

    /// <summary>The boxes of all groups of black pixels that touch each other.</summary>
    public static List<Area> Parts(Pix binary)
    {
        var boxes = pixConnCompBB(binary, AlsoAcross);
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
}

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    /// <summary>Larger by a margin on each side, but not beyond the picture.</summary>
    public Area Grow(int margin, Pix within)
    {
        var (left, top) = (Math.Max(0, X - margin), Math.Max(0, Y - margin));
        return new Area(left, top, Math.Min(within.Width, Right + margin) - left, Math.Min(within.Height, Bottom + margin) - top);
    }

    public Area Scale(double factor) => new((int)(X * factor), (int)(Y * factor), (int)Math.Ceiling(Width * factor), (int)Math.Ceiling(Height * factor));
}
