using System.Security.Cryptography;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;
using static Ecm.Extraction.Worker.Native.Leptonica;
using static Ecm.Extraction.Worker.Native.LeptonicaMasks;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>What the last pages said, by their pixels: separator sheets, forms and the same scan twice in a file are read once by a child.</summary>
internal sealed class RememberedPages
{
    private const int Most = 64;

    private readonly Dictionary<string, PageText> texts = [];
    private readonly Queue<string> order = [];

    /// <param name="stored">The picture.</param>
    /// <param name="languages">In which it is read.</param>
    /// <param name="read">Reads the picture it is given, whose palette is applied: the same pixels mean another picture with another palette.</param>
    public PageText Read(Pix stored, string languages, Func<Pix, PageText> read)
    {
        using var pix = Pictures.Checked(pixRemoveColormap(stored, BasedOnSource));
        var key = Print(pix, languages);
        if (texts.TryGetValue(key, out var known))
            return known;
        var text = read(pix);
        if (order.Count >= Most)
            texts.Remove(order.Dequeue());
        order.Enqueue(key);
        return texts[key] = text;
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
