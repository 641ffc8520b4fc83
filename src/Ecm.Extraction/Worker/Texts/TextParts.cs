using System.Text;

namespace Ecm.Extraction.Worker.Texts;

/// <summary>Cuts a text without pages into parts, each short enough to show and to point at.</summary>
internal static class TextParts
{
    public const int Longest = 4000;

    /// <summary>Line ends become \n; control characters other than tab are dropped, a form feed counts as the end of a paragraph; NFC.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (c == '\f')
            {
                clean.Append("\n\n");
            }
            else if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    clean.Append(c).Append(text[++i]);
                else
                    clean.Append('\uFFFD');
            }
            else if (c is '\n' or '\t' || !char.IsControl(c) && c is not '\uFEFF')
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Cuts at the last paragraph end in the second half of a part, else at the last line end, else at the last space, else hard.
    /// No part begins or ends with white space or is empty.
    /// </summary>
    /// <param name="text">Cleaned.</param>
    /// <param name="most">Parts at most.</param>
    /// <returns>The parts, and whether there is more.</returns>
    public static (IReadOnlyList<Range> Parts, bool More) Cut(string text, int most)
    {
        var parts = new List<Range>();
        var begin = 0;
        while (true)
        {
            while (begin < text.Length && char.IsWhiteSpace(text[begin]))
                begin++;
            if (begin == text.Length)
                return (parts, false);
            if (parts.Count == most)
                return (parts, true);
            var end = begin + Longest >= text.Length ? text.Length : begin + CutAt(text.AsSpan(begin, Longest + 1));
            var trimmed = end;
            while (char.IsWhiteSpace(text[trimmed - 1]))
                trimmed--;
            parts.Add(begin..trimmed);
            begin = end;
        }
    }

    /// <param name="window">One character longer than a part may be: a separator right behind a full part counts.</param>
    private static int CutAt(ReadOnlySpan<char> window)
    {
        if (window.LastIndexOf("\n\n") is > Longest / 2 and var paragraph)
            return paragraph;
        if (window.LastIndexOf('\n') is > Longest / 4 and var line)
            return line;
        for (var i = window.Length - 1; i > Longest / 4; i--)
        {
            if (char.IsWhiteSpace(window[i]))
                return i;
        }

        return char.IsHighSurrogate(window[Longest - 1]) ? Longest - 1 : Longest;
    }
}
