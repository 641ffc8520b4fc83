using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Spelling;

namespace Ecm.Core.Intake;

/// <summary>
/// Mends recognised words that were read in the wrong script: «дoговор» with a Latin o, «KAK» wholly in Latin, "сору" wholly in Cyrillic. A word is changed only into one
/// that the dictionary of the other script has and its own has not; or, a short word that both have («Ha»), between two Russian ones. What was read stays with the page.
/// Names, codes and numbers are left alone.
/// </summary>
internal sealed class ScriptMending(ISpellChecker dictionary)
{
    private const string Latin = "ABCEHKMOPTXYaceopxykm";
    private const string Cyrillic = "АВСЕНКМОРТХУасеорхукм";

    /// <summary>Russian words that look like English ones; between Russian words they are meant.</summary>
    private static readonly HashSet<string> Short = ["на", "не", "но", "он", "от", "то", "та", "ту", "те", "по", "со", "во", "ах", "мы", "он", "оно", "она", "как", "так", "там", "а", "о", "с", "у", "к"];

    /// <summary>A dictionary that is not installed knows every word: then nothing is known for sure.</summary>
    private readonly Lazy<bool> sure = new(() => !dictionary.Knows("щъыьщ") && !dictionary.Knows("qzxwvq"));

    public PageText Mend(PageText page)
    {
        if (page.Origin != TextOrigin.Ocr || page.Words.Count == 0 || !sure.Value)
            return page;
        var text = new StringBuilder(page.Text);
        var readings = new List<PageReading>();
        for (var at = 0; at < page.Words.Count; at++)
        {
            var word = page.Words[at];
            var read = page.Text.Substring(word.Start, word.Length);
            var (begin, length) = Core(read);
            if (length == 0 || InOtherScript(read.Substring(begin, length), page, at) is not { } mended)
                continue;
            for (var letter = 0; letter < length; letter++)
                text[word.Start + begin + letter] = mended[letter];
            readings.Add(new PageReading(at, read));
        }

        return readings.Count == 0 ? page : page with { Text = text.ToString(), Readings = readings };
    }

    /// <summary>The word without the signs before and behind it; nothing when there are others than letters inside.</summary>
    private static (int Begin, int Length) Core(string word)
    {
        var (begin, end) = (0, word.Length);
        while (begin < end && !char.IsLetterOrDigit(word[begin]))
            begin++;
        while (end > begin && !char.IsLetterOrDigit(word[end - 1]))
            end--;
        return word.AsSpan(begin, end - begin).ContainsAnyExcept(Letters) ? (0, 0) : (begin, end - begin);
    }

    private string? InOtherScript(string word, PageText page, int at)
    {
        var latin = word.Count(char.IsAsciiLetter);
        if (latin == 0)
            return Replace(word, Cyrillic, Latin) is { } english && word.Length > 2 && !dictionary.Knows(word) && dictionary.Knows(english) && Near(page, at).English ? english : null;
        if (latin < word.Length)
            return Replace(word, Latin, Cyrillic) is { } whole && dictionary.Knows(whole) ? whole : Replace(word, Cyrillic, Latin) is { } other && dictionary.Knows(other) ? other : null;
        if (Replace(word, Latin, Cyrillic) is not { } russian || !dictionary.Knows(russian))
            return null;
        var near = Near(page, at);
        if (word.Length > 1 && word.All(char.IsUpper))
            return near.RussianCapitals && !dictionary.Knows(word) ? russian : null; // or it is an abbreviation
        return word.Length > 1 && !dictionary.Knows(word) && near.Russian || near.OnlyRussian && !char.IsUpper(word[^1]) && Short.Contains(russian.ToLowerInvariant()) ? russian : null;
    }

    /// <summary>What the words before and behind are written in.</summary>
    private static (bool Russian, bool OnlyRussian, bool RussianCapitals, bool English) Near(PageText page, int at)
    {
        string[] near = [.. new[] { at - 1, at + 1 }.Where(n => n >= 0 && n < page.Words.Count).Select(n => page.Text.Substring(page.Words[n].Start, page.Words[n].Length))];
        var russian = near.Count(static word => word.Any(IsCyrillic));
        return (russian > 0, russian == near.Length && russian > 0, near.Any(static word => word.Any(IsCyrillic) && !word.Any(char.IsLower)), near.Any(static word => word.Any(char.IsAsciiLetter)));
    }

    private static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ' && !Cyrillic.Contains(c);

    /// <returns>Null when a letter of the one script has no look-alike in the other.</returns>
    private static string? Replace(string word, string from, string to)
    {
        var replaced = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var place = from.IndexOf(c);
            if (place < 0 && !to.Contains(c) && char.IsAsciiLetter(c) == char.IsAsciiLetter(from[0]))
                return null;
            replaced.Append(place < 0 ? c : to[place]);
        }

        return replaced.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя");
}
