using System.Globalization;
using System.Text;

namespace Ecm.Testing.Material;

/// <summary>A gray picture in memory: 0 is black, 255 white.</summary>
public sealed class GrayImage(int width, int height, byte[] pixels)
{
    public int Width => width;

    public int Height => height;

    public byte[] Pixels => pixels;

    /// <summary>Reads binary PGM, as poppler writes it.</summary>
    public static GrayImage Parse(byte[] pgm)
    {
        var at = 0;
        string Word()
        {
            while (char.IsWhiteSpace((char)pgm[at]))
                at++;
            var begin = at;
            while (!char.IsWhiteSpace((char)pgm[at]))
                at++;
            return Encoding.ASCII.GetString(pgm, begin, at - begin);
        }

        if (Word() != "P5")
            throw new InvalidDataException("No binary PGM.");
        var width = int.Parse(Word(), CultureInfo.InvariantCulture);
        var height = int.Parse(Word(), CultureInfo.InvariantCulture);
        Word();
        return new GrayImage(width, height, pgm[(at + 1)..]);
    }

    public byte[] ToPgm() => [.. Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"), .. pixels];

    /// <summary>Turns by quarters clockwise.</summary>
    public GrayImage Turn(int degrees)
    {
        var turned = this;
        for (var left = degrees / 90; left > 0; left--)
            turned = turned.Quarter();
        return turned;
    }

    /// <summary>Turns by a small angle clockwise round the centre, keeping the size; corners become white.</summary>
    public GrayImage Skew(double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var skewed = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = (x - width / 2.0, y - height / 2.0);
                skewed[y * width + x] = Between(width / 2.0 + fromX * cosine + fromY * sine, height / 2.0 - fromX * sine + fromY * cosine);
            }
        }

        return new GrayImage(width, height, skewed);
    }

    /// <summary>Adds the noise of a scanner, the same for the same seed.</summary>
    /// <param name="strength">Standard deviation in gray levels.</param>
    /// <param name="seed">Of the random numbers.</param>
    public GrayImage Noise(double strength, int seed)
    {
        var random = new Random(seed);
        var noisy = new byte[pixels.Length];
        for (var i = 0; i < noisy.Length; i++)
        {
            // Four uniform numbers are near enough to a normal one.
            var spread = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2;
            noisy[i] = (byte)Math.Clamp(pixels[i] + spread * strength * 1.73, 0, 255);
        }

        return new GrayImage(width, height, noisy);
    }

    /// <summary>Brings black and white nearer to each other: a pale print on gray paper.</summary>
    public GrayImage Contrast(byte black, byte white) =>
        new(width, height, [.. pixels.Select(pixel => (byte)(black + pixel * (white - black) / 255))]);

    /// <summary>White on black.</summary>
    public GrayImage Invert() => new(width, height, [.. pixels.Select(pixel => (byte)(255 - pixel))]);

    /// <summary>A photo in bad light: it falls off from the upper left corner to the lower right one.</summary>
    /// <param name="darkest">The light there, as a part of that here.</param>
    public GrayImage Shade(double darkest)
    {
        var shaded = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                shaded[y * width + x] = (byte)(pixels[y * width + x] * (1 - (1 - darkest) * ((double)x / width + (double)y / height) / 2));
        }

        return new GrayImage(width, height, shaded);
    }

    /// <summary>Lays another picture over this one; what is darker stays.</summary>
    public void Paste(GrayImage other, int left, int top)
    {
        for (var y = 0; y < Math.Min(other.Height, height - top); y++)
        {
            for (var x = 0; x < Math.Min(other.Width, width - left); x++)
            {
                ref var pixel = ref pixels[(top + y) * width + left + x];
                pixel = Math.Min(pixel, other.Pixels[y * other.Width + x]);
            }
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int wide, int high, byte tone)
    {
        for (var y = top; y < top + high; y++)
            pixels.AsSpan(y * width + left, wide).Fill(tone);
    }

    private GrayImage Quarter()
    {
        var turned = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                turned[x * height + (height - 1 - y)] = pixels[y * width + x];
        }

        return new GrayImage(height, width, turned);
    }

    private byte Between(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1)
            return 255;
        var (right, down) = (x - left, y - top);
        var at = top * width + left;
        var above = pixels[at] * (1 - right) + pixels[at + 1] * right;
        var below = pixels[at + width] * (1 - right) + pixels[at + width + 1] * right;
        return (byte)(above * (1 - down) + below * down);
    }
}
