using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker;

/// <summary>Turning, scaling and packing of pictures; a null answer of the library becomes an error here.</summary>
internal static class Pictures
{
    private const double MostDrawnPixels = 40e6;
    private const int Quality = 82;

    public static Pix Checked(Pix pix) => pix.IsInvalid
        ? throw new ExtractionException(ExtractionFailure.Damaged, "The picture cannot be decoded.")
        : pix;

    /// <param name="pix">Not changed.</param>
    /// <param name="degrees">Clockwise: 0, 90, 180 or 270.</param>
    public static Pix Turn(Pix pix, int degrees) => Checked(pixRotateOrth(pix, degrees / 90));

    /// <summary>A second owner of the same picture, cheap.</summary>
    public static Pix Share(Pix pix) => Checked(pixClone(pix));

    /// <summary>
    /// The size to draw a stored page in, so that it has the wanted width after turning: less when the height would be absurd.
    /// </summary>
    public static (int Width, int Height) FitTurned(double width, double height, int rotation, int wantedWidth)
    {
        var seenWidth = rotation is 90 or 270 ? height : width;
        var factor = Math.Min(wantedWidth / seenWidth, Math.Sqrt(MostDrawnPixels / (width * height)));
        return (Math.Max(1, (int)Math.Round(width * factor)), Math.Max(1, (int)Math.Round(height * factor)));
    }

    /// <summary>A JPEG of the wanted width after turning.</summary>
    public static byte[] Draw(Pix stored, int wantedWidth, int rotation)
    {
        var (width, height) = FitTurned(stored.Width, stored.Height, rotation, wantedWidth);
        using var scaled = Scale(stored, width, height);
        using var turned = Turn(scaled, rotation);
        return Jpeg(turned);
    }

    /// <summary>A part of a picture as PNG.</summary>
    public static byte[] Cut(CutPicture request)
    {
        using var whole = Checked(pixRead(request.Path));
        var part = request.Part;
        var (left, top) = (At(part.Left, whole.Width), At(part.Top, whole.Height));
        using var cut = Shapes.Clip(whole, new Area(left, top, Math.Max(1, At(part.Right, whole.Width) - left), Math.Max(1, At(part.Bottom, whole.Height) - top)));
        return pixWriteMemPng(out var data, out var size, cut, 0) == 0 ? Taken(data, size) : throw NotPacked();

        static int At(int place, int length) => (int)Math.Clamp((long)place * length / ushort.MaxValue, 0, length - 1);
    }

    public static byte[] Jpeg(Pix pix) => pixWriteMemJpeg(out var data, out var size, pix, Quality, 0) == 0 ? Taken(data, size) : throw NotPacked();

    private static ExtractionException NotPacked() => new(ExtractionFailure.Damaged, "The picture cannot be packed.");

    private static byte[] Taken(nint data, nuint size)
    {
        try
        {
            unsafe
            {
                return new ReadOnlySpan<byte>((void*)data, checked((int)size)).ToArray();
            }
        }
        finally
        {
            lept_free(data);
        }
    }

    private static Pix Scale(Pix stored, int width, int height)
    {
        var factor = (float)width / stored.Width;
        if (pixGetDepth(stored) == 1 && factor < 1 && Math.Abs(factor - (float)height / stored.Height) < 0.01)
            return Checked(pixScaleToGray(stored, factor));
        using var plain = Checked(pixConvertTo8Or32(stored, 1, 0));
        return Checked(pixScaleToSize(plain, width, height));
    }
}
