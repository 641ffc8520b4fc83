using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Ocr;

/// <summary>Puts words together to the text of a page as <see cref="PageText.Text"/> promises: words by spaces, lines by \n, blocks by \n\n, NFC.</summary>
internal sealed class PageComposer
{
    private readonly StringBuilder text = new();
    private readonly List<PageWord> words = [];
    private string separator = "";

    public IReadOnlyList<PageWord> Words => words;

    public void StartBlock() => Separate("\n\n");

    public void StartLine() => Separate("\n");

    /// <param name="word">As read; white space inside separates nothing and is dropped.</param>
    /// <param name="box">In fractions of the upright page.</param>
    /// <param name="confidence">0 to 100.</param>
    public void Add(string word, Box box, float confidence)
    {
        var clean = Clean(word);
        if (clean.Length == 0)
            return;
        text.Append(separator);
        separator = " ";
        words.Add(new PageWord(text.Length, clean.Length, Edge(box.Left), Edge(box.Top), Edge(box.Right), Edge(box.Bottom), (byte)Math.Clamp(confidence, 0, 100)));
        text.Append(clean);
    }

    public PageText Compose(int number, TextOrigin origin, float aspect, int rotation = 0) => new()
    {
        Number = number,
        Origin = origin,
        Text = text.ToString(),
        Words = words,
        Aspect = aspect,
        Rotation = rotation,
    };

    private void Separate(string wanted)
    {
        if (text.Length > 0 && (separator.Length < wanted.Length || separator == " "))
            separator = wanted;
    }

    private static string Clean(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune != Rune.ReplacementChar)
                kept.Append(rune.ToString());
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static ushort Edge(double fraction) => (ushort)Math.Round(Math.Clamp(double.IsFinite(fraction) ? fraction : 0, 0, 1) * ushort.MaxValue);
}

/// <summary>A rectangle; what its units are is said where it is used.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom);
