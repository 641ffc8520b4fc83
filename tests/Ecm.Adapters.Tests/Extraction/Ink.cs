using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

internal static class Ink
{
    /// <summary>The share of dark pixels that lie in some word's box.</summary>
    public static double Covered(PageText page, GrayImage image)
    {
        var covered = new bool[image.Width * image.Height];
        foreach (var word in page.Words)
        {
            for (var y = word.Top * image.Height / ushort.MaxValue; y < word.Bottom * image.Height / ushort.MaxValue; y++)
                covered.AsSpan(y * image.Width + word.Left * image.Width / ushort.MaxValue, (word.Right - word.Left) * image.Width / ushort.MaxValue).Fill(true);
        }

        var ink = Enumerable.Range(0, image.Pixels.Length).Where(at => image.Pixels[at] < 128).ToList();
        return (double)ink.Count(at => covered[at]) / ink.Count;
    }
}
