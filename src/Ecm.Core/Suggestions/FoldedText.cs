using Ecm.Core.Twins;

namespace Ecm.Core.Suggestions;

/// <summary>A page in which words are found whatever their case and script, with white space of any kind and length as one space; places are those of the page.</summary>
internal sealed class FoldedText
{
    private readonly string folded;
    private readonly int[] places;

    public FoldedText(string text)
    {
        var all = new char[text.Length];
        places = new int[text.Length + 1];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            if (c == ' ' && (length == 0 || all[length - 1] == ' '))
                continue;
            (all[length], places[length]) = (c, i);
            length++;
        }

        places[length] = text.Length;
        folded = new string(all, 0, length);
    }

    /// <summary>Where in the page each occurrence of a word, or of several, ends. It is no part of a longer word.</summary>
    public IEnumerable<int> EndsOf(string word)
    {
        var sought = string.Join(' ', string.Concat(word.Select(Fold)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (sought.Length == 0)
            yield break;
        for (var at = folded.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var end = at + sought.Length;
            if ((at == 0 || !char.IsLetter(folded[at - 1]) || !char.IsLetter(folded[at])) && (end == folded.Length || !char.IsLetter(folded[end]) || !char.IsLetter(folded[end - 1])))
                yield return places[end];
        }
    }

    private static char Fold(char c) => char.IsWhiteSpace(c) ? ' ' : LookAlikes.Fold(c);
}
