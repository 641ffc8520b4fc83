namespace Ecm.Lucene.Analysis;

/// <summary>
/// Letters that look the same in Russian and English. Scans and keyboards mix them: «Cчёт» with a Latin C, number «A-12» with a Latin A.
/// A word of both scripts becomes one of the script that has more letters; a code (digits and letters, or a letter alone) becomes Cyrillic when it can.
/// </summary>
internal static class LookAlikes
{
    private const string Latin = "abcehkmoptxy";
    private const string Cyrillic = "авсенкмортху";

    /// <summary>Makes the word of one script if its look-alikes allow it.</summary>
    /// <returns>The script it is now written in.</returns>
    public static Script Unify(Span<char> word, int latin, int cyrillic, int digits)
    {
        var letters = latin + cyrillic;
        if (latin > 0 && cyrillic > 0)
        {
            if (cyrillic < latin && TryReplace(word, Cyrillic, Latin, Script.Cyrillic)) (latin, cyrillic) = (letters, 0);
            else if (cyrillic >= latin && TryReplace(word, Latin, Cyrillic, Script.Latin)) (latin, cyrillic) = (0, letters);
        }
        else if (latin > 0 && (digits > 0 || word.Length == 1) && TryReplace(word, Latin, Cyrillic, Script.Latin))
        {
            (latin, cyrillic) = (0, letters);
        }

        return digits > 0 || letters < word.Length ? Script.Other
            : latin == 0 ? Script.Cyrillic
            : cyrillic == 0 ? Script.Latin : Script.Other;
    }

    /// <summary>The Cyrillic letter that looks like a Latin one; any other character as it is.</summary>
    public static char InCyrillic(char c) => Latin.IndexOf(c) is >= 0 and var at ? Cyrillic[at] : c;

    private static bool TryReplace(Span<char> word, string from, string to, Script script)
    {
        foreach (var c in word)
            if (Letters.ScriptOf(c) == script && !from.Contains(c)) return false;

        foreach (ref var c in word)
        {
            var at = from.IndexOf(c);
            if (at >= 0) c = to[at];
        }

        return true;
    }
}
