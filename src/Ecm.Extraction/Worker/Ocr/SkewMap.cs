namespace Ecm.Extraction.Worker.Ocr;

/// <summary>Brings boxes on a straightened picture back to fractions of the picture before it was turned by a small angle round its centre.</summary>
internal readonly struct SkewMap(int width, int height, float clockwiseRadians)
{
    private readonly double sine = Math.Sin(clockwiseRadians);
    private readonly double cosine = Math.Cos(clockwiseRadians);

    public Box ToUpright(Box box)
    {
        if (clockwiseRadians == 0)
            return new Box(box.Left / width, box.Top / height, box.Right / width, box.Bottom / height);

        // The centre is turned back and the extent kept: the box of a turned box would grow with the word's length.
        var middleX = (box.Left + box.Right) / 2;
        var middleY = (box.Top + box.Bottom) / 2;
        var (x, y) = Back(middleX, middleY);
        var halfWidth = (box.Right - box.Left) / 2;
        var halfHeight = (box.Bottom - box.Top) / 2 + Math.Abs(sine) * halfWidth;
        return new Box((x - halfWidth) / width, (y - halfHeight) / height, (x + halfWidth) / width, (y + halfHeight) / height);
    }

    private (double X, double Y) Back(double x, double y)
    {
        var fromCentreX = x - width / 2.0;
        var fromCentreY = y - height / 2.0;
        return (width / 2.0 + fromCentreX * cosine + fromCentreY * sine, height / 2.0 - fromCentreX * sine + fromCentreY * cosine);
    }
}
