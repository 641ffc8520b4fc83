using System.Collections.Frozen;

namespace Ecm.Core.Twins;

/// <summary>Characters that are taken for each other where a page is read from its picture.</summary>
internal static class LookAlikes
{
    private const string Latin = "aekmhopctyxbu";
    private const string Cyrillic = "аекмнорстухви";

    private static readonly FrozenDictionary<char, char> Digits = new Dictionary<char, char>
    {
        ['о'] = '0', ['q'] = '0', ['d'] = '0', ['з'] = '3', ['э'] = '3', ['б'] = '6', ['в'] = '8', ['l'] = '1', ['i'] = '1', ['|'] = '1', ['!'] = '1',
        ['s'] = '5', ['ѕ'] = '5', ['z'] = '2', ['ч'] = '4', ['g'] = '9', ['і'] = '1',
    }.ToFrozenDictionary();

    private static readonly string[] Pairs = ["06", "08", "09", "14", "17", "27", "35", "38", "39", "49", "56", "58", "59", "68", "89"];

    private static readonly bool[] Alike = MakeAlike();

    /// <summary>One form for a letter in both cases and scripts.</summary>
    public static char Fold(char c)
    {
        c = char.ToLowerInvariant(c);
        if (c == 'ё')
            return 'е';
        return c < 128 && Latin.IndexOf(c) is >= 0 and var i ? Cyrillic[i] : c;
    }

    /// <summary>The digit that a folded character may be; the character itself when it is none.</summary>
    public static char AsDigit(char folded) => Digits.TryGetValue(folded, out var digit) ? digit : folded;

    /// <summary>True when one digit is easily read for the other.</summary>
    public static bool AreAlike(char a, char b) => char.IsAsciiDigit(a) && char.IsAsciiDigit(b) && Alike[((a - '0') * 10) + b - '0'];

    private static bool[] MakeAlike()
    {
        var alike = new bool[100];
        foreach (var pair in Pairs)
        {
            alike[((pair[0] - '0') * 10) + pair[1] - '0'] = true;
            alike[((pair[1] - '0') * 10) + pair[0] - '0'] = true;
        }

        return alike;
    }
}
