using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>A page as it is recognised: gray at about 300 dpi, its stamps faded, dark letters on white paper; and what its stamps say.</summary>
internal sealed class PreparedPage : IDisposable
{
    private readonly Pix stored;

    public PreparedPage(Pix picture)
    {
        stored = pixGetDepth(picture) is 1 or 32 ? Pictures.Share(picture) : Pictures.Checked(pixConvertTo8Or32(picture, Clone, 0));
        using var gray = ScanScale.ToReadable(stored, out var resolution);
        Resolution = resolution;
        if (pixGetDepth(stored) == 32)
        {
            Stamps = StampLayer.Find(stored, (double)resolution * stored.Width / gray.Width);
            if (Stamps.Count > 0)
                StampLayer.Fade(gray, stored, Stamps);
        }

        Gray = PageTones.Even(gray);
    }

    public Pix Gray { get; }

    /// <summary>Dots per inch of <see cref="Gray"/>.</summary>
    public int Resolution { get; }

    /// <summary>Where stamps lie over print, on the picture as it is stored.</summary>
    public IReadOnlyList<Area> Stamps { get; } = [];

    /// <summary>A stamp's own ink, upright.</summary>
    public Pix Stamp(Area stamp, int rotation)
    {
        using var alone = StampLayer.Alone(stored, stamp);
        using var scaled = Pictures.Checked(pixScale(alone, (float)Gray.Width / stored.Width, (float)Gray.Height / stored.Height));
        return Pictures.Turn(scaled, rotation);
    }

    /// <summary>Where something of an upright stamp is on the upright page.</summary>
    /// <param name="box">In fractions of the stamp's own picture.</param>
    /// <param name="stamp">On the picture as it is stored.</param>
    /// <param name="rotation">By how many degrees clockwise both were turned.</param>
    public Box OnPage(Box box, Area stamp, int rotation)
    {
        var place = StampLayer.Around(stamp, stored);
        var (left, top, width, height) = ((double)place.X / stored.Width, (double)place.Y / stored.Height, (double)place.Width / stored.Width, (double)place.Height / stored.Height);
        (left, top, width, height) = rotation switch
        {
            90 => (1 - top - height, left, height, width),
            180 => (1 - left - width, 1 - top - height, width, height),
            270 => (top, 1 - left - width, height, width),
            _ => (left, top, width, height),
        };
        return new Box(left + box.Left * width, top + box.Top * height, left + box.Right * width, top + box.Bottom * height);
    }

    public void Dispose()
    {
        Gray.Dispose();
        stored.Dispose();
    }
}
