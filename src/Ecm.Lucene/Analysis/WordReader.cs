using System.Text;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// Cuts a text into words, for the index, for queries and for marking alike. A word is a run of letters and digits, at most <see cref="MaxLength"/> of them
/// (a longer run becomes several words). A word broken by a hyphen at the end of a line is one word whose range covers both pieces.
/// </summary>
internal sealed class WordReader
{
    /// <summary>The longest word, in UTF-16 units; Lucene itself refuses terms of more than 32,766 bytes.</summary>
    public const int MaxLength = 255;

    private readonly char[] word = new char[MaxLength + 3];
    private string text = "";
    private int at;
    private int length;
    private int latin;
    private int cyrillic;
    private int digits;

    /// <summary>The word in its normal form; valid until the next one is read.</summary>
    public Span<char> Word => word.AsSpan(0, length);

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>The offset after its last unit.</summary>
    public int End { get; private set; }

    /// <summary>What it is written in.</summary>
    public Script Script { get; private set; }

    /// <summary>True when it has digits and letters, such as <c>а1312б</c>.</summary>
    public bool IsCode => digits > 0 && digits < length;

    /// <summary>Begins a text.</summary>
    /// <param name="newText">The text.</param>
    /// <param name="from">Where in it to begin.</param>
    public void Read(string newText, int from = 0)
    {
        text = newText;
        at = from;
    }

    /// <summary>How many words a text has.</summary>
    public int Count(string countedText)
    {
        Read(countedText);
        var count = 0;
        while (Next()) count++;
        return count;
    }

    /// <summary>Goes to the next word.</summary>
    public bool Next()
    {
        length = latin = cyrillic = digits = 0;
        while (at < text.Length && length < MaxLength && TakeOne())
        {
        }

        if (length == 0) return false;
        Script = LookAlikes.Unify(Word, latin, cyrillic, digits);
        return true;
    }

    /// <summary>Reads one unit; false when it ends the word begun.</summary>
    private bool TakeOne()
    {
        var c = text[at];
        if (length > 0 && Letters.IsHyphen(c) && TryJoinLines()) return true;
        switch (Letters.Fold(c))
        {
            case Letters.Separator:
                at++;
                return length == 0;
            case Letters.Invisible:
                at++;
                if (c == Letters.CombiningBreve && length > 0 && word[length - 1] == 'и') word[length - 1] = 'й';
                return true;
            case Letters.Ligature:
                foreach (var letter in Letters.Expand(c)) Append(letter, 0);
                Took(1);
                return true;
            case var letter when char.IsSurrogate(letter):
                return TakePair(letter);
            case var letter:
                Append(letter, 1);
                return true;
        }
    }

    private bool TakePair(char high)
    {
        if (!char.IsHighSurrogate(high) || at + 1 >= text.Length || !Rune.TryCreate(high, text[at + 1], out var rune) || !Rune.IsLetterOrDigit(rune))
        {
            at++;
            return length == 0;
        }

        Append(high, 1);
        Append(text[at], 1);
        return true;
    }

    private void Append(char letter, int taken)
    {
        if (length == 0) Start = at;
        word[length++] = letter;
        if (char.IsAsciiDigit(letter)) digits++;
        else if (Letters.ScriptOf(letter) is var script && script == Script.Cyrillic) cyrillic++;
        else if (script == Script.Latin) latin++;
        Took(taken);
    }

    private void Took(int units)
    {
        at += units;
        End = at;
    }

    /// <summary>
    /// At a hyphen after a letter: goes over it and the line's end when the word goes on there. «Санкт-↵Петербург» stays two words (a capital after the break),
    /// «ДОГО-↵ВОР» is one (capitals on both sides), «А-↵1312» stays two.
    /// </summary>
    private bool TryJoinLines()
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        if (next >= text.Length || text[next] != '\n') return false;
        next++;
        while (next < text.Length && text[next] is ' ' or '\t') next++;
        if (next >= text.Length || !char.IsLetter(text[next]) || !char.IsLetter(text[at - 1])) return false;
        var capitals = char.IsUpper(text[at - 1]) && char.IsUpper(text[next]);
        if (!capitals && !char.IsLower(text[next])) return false;
        at = next;
        return true;
    }
}
