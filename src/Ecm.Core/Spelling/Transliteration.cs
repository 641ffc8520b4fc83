using System.Text;

namespace Ecm.Core.Spelling;

/// <summary>Russian words written in Latin letters, as people do without a Russian keyboard: «dogovor», «schet», «zayavka».</summary>
internal static class Transliteration
{
    // Longer spellings first. ISO 9, the passport rules and habit mixed, for people mix them.
    private static readonly (string Latin, string Russian)[] Spellings =
    [
        ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"),
        ("ya", "я"), ("ja", "я"), ("ia", "я"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("iy", "ий"), ("yy", "ый"), ("ij", "ий"),
        ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"),
        ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"), ("'", "ь"),
    ];

    /// <summary>The word in Russian letters; null when it has others than Latin ones.</summary>
    public static string? ToRussian(string word)
    {
        var russian = new StringBuilder();
        var latin = word.ToLowerInvariant();
        for (var at = 0; at < latin.Length;)
        {
            var (spelling, letter) = Spellings.FirstOrDefault(s => latin.AsSpan(at).StartsWith(s.Latin, StringComparison.Ordinal));
            if (spelling is null)
                return null;
            russian.Append(letter);
            at += spelling.Length;
        }

        return russian.ToString();
    }
}
