using System.Globalization;
using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Ocr;
using Ecm.Extraction.Worker.Texts;

namespace Ecm.Extraction.Worker.Pdf;

/// <summary>
/// Signs that the text layer of a page is none: letters of another encoding, fonts that name their glyphs wrongly, words that stand nowhere, a scan that another program
/// read in the wrong language. They are cheap and may be wrong (lists of codes, rare languages), so the page is recognised and both are compared.
/// </summary>
internal sealed class LayerDoubts
{
    private const int EnoughLetters = 40;
    private const int EnoughWords = 20;
    private const int ShortestWord = 4;

    /// <summary>Pages of a book have 0.75 and more, Ukrainian 1.0; koi8-r taken for cp1251 has 0.44, the other way round 0.54.</summary>
    private const double Russian = 0.65;

    private const string Vowels = "aeiouyаеёиоуыэюяіїєўәөұү";

    private readonly StringBuilder cyrillic = new();
    private int words, nowhere, letters, western, odd, others;
    private int spelled, mute, broken;

    public void Add(string word, Box box)
    {
        words++;
        if (box.Right <= box.Left || box.Bottom <= box.Top || box.Right <= 0 || box.Bottom <= 0 || box.Left >= 1 || box.Top >= 1)
            nowhere++;
        foreach (var c in word)
            Count(c);
        if (word.Any(IsCyrillic))
        {
            // Other signs in between say nothing about the encoding of the letters.
            foreach (var c in word.Normalize())
                cyrillic.Append(IsCyrillic(c) ? c : ' ');
            cyrillic.Append(' ');
        }

        var core = word.AsSpan().Trim("«»\"'(),.:;!?-–—[]");
        if (core.Length >= ShortestWord && !HasOtherScript(core))
            Spell(core);
    }

    /// <summary>Whether anything speaks against the layer.</summary>
    /// <param name="onScan">The page is a scan, its text the work of another program.</param>
    public bool Are(bool onScan) =>
        words > 4 && nowhere * 2 > words
        || letters >= EnoughLetters && western * 9 > letters * 4
        || letters + others >= EnoughLetters && odd * 4 > letters + others
        || cyrillic.Length >= EnoughLetters && RussianLikeness.Score(cyrillic.ToString()) < Russian
        || spelled >= EnoughWords && mute * 2 > spelled
        || onScan && spelled >= EnoughWords && broken * 4 > spelled;

    /// <summary>Whether recognition of the page says that the layer is good after all: it finds the same words, or can make nothing of the page.</summary>
    public static bool AreDispelled(PageComposer layer, PageText read)
    {
        var (own, seen) = (WordsOf(layer.Compose(read.Number, TextOrigin.TextLayer, 0).Text), WordsOf(read.Text).ToHashSet());
        return own.Count(seen.Contains) * 2 >= own.Count || read.Words.Average(static word => word.Confidence) < 60 || seen.Count * 4 < own.Count;
    }

    private static List<string> WordsOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => new string([.. word.Where(char.IsLetterOrDigit)]).ToLowerInvariant()).Where(static word => word.Length > 2)];

    private static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= 'À' and <= 'ɏ' or >= 'Ḁ' and <= 'ỿ';

    /// <summary>Vowels and capitals are known of two scripts; of others nothing can be said.</summary>
    private static bool HasOtherScript(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c) && !IsLatin(c) && !IsCyrillic(c))
                return true;
        }

        return false;
    }

    private void Count(char c)
    {
        if (char.IsLetter(c))
            letters++;
        else if (!char.IsDigit(c) && !char.IsPunctuation(c))
            others++;
        if (c is >= 'À' and <= 'ÿ')
            western++;
        else if (c is >= '\u0180' and <= '\u0370' and not 'ə' || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned && c is not ('№' or '°' or '©' or '®' or '™'))
            odd++;
    }

    /// <summary>Words without a vowel, and words that change their case or have digits in the middle.</summary>
    private void Spell(ReadOnlySpan<char> word)
    {
        var (plain, vowel, breaks) = (true, false, false);
        for (var at = 0; at < word.Length; at++)
        {
            var c = word[at];
            plain &= char.IsLetter(c);
            vowel |= Vowels.Contains(char.ToLowerInvariant(c)) || c is >= 'À' and <= 'ÿ';
            if (at > 0 && at < word.Length - 1)
                breaks |= char.IsLower(word[at - 1]) && (char.IsUpper(c) || char.IsDigit(c)) || !char.IsLetterOrDigit(c) && c is not ('-' or '–' or '.' or '@' or '_' or '/' or '\'' or '’');
        }

        if (!plain && !breaks)
            return;
        spelled++;
        if (plain && !vowel)
            mute++;
        if (breaks)
            broken++;
    }
}
