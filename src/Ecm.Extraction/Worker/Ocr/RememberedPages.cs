using System.Security.Cryptography;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>What the last pages said, by their pixels: separator sheets, forms and the same scan twice in a file are read once by a child.</summary>
internal sealed class RememberedPages
{
    private const int Most = 64;

    private readonly Dictionary<string, PageText> texts = [];
    private readonly Queue<string> order = [];

    public PageText Read(Pix pix, string languages, Func<PageText> read)
    {
        var key = Print(pix, languages);
        if (texts.TryGetValue(key, out var known))
            return known;
        if (texts.Count == Most)
            texts.Remove(order.Dequeue());
        order.Enqueue(key);
        return texts[key] = read();
    }

    /// <summary>A hash that nobody can make collide: files are hostile, and one must not give its text to another.</summary>
    private static string Print(Pix pix, string languages)
    {
        unsafe
        {
            var pixels = new ReadOnlySpan<byte>((void*)pixGetData(pix), checked(pixGetWpl(pix) * sizeof(uint) * pix.Height));
            return $"{pix.Width} {pixGetDepth(pix)} {pixGetXRes(pix)} {pixGetYRes(pix)} {languages} {Convert.ToHexString(SHA256.HashData(pixels))}";
        }
    }
}
