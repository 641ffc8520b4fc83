using System.Globalization;
using System.Text;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// What becomes of each UTF-16 unit: letters and digits in lower case with ё as е, Latin accents taken off and full-width forms made narrow;
/// marks that only show (soft hyphens, joiners, stress) dropped; everything else separates words.
/// </summary>
internal static class Letters
{
    /// <summary>Separates words.</summary>
    public const char Separator = '\0';

    /// <summary>Vanishes inside a word.</summary>
    public const char Invisible = '\u0001';

    /// <summary>Stands for several letters, see <see cref="Expand"/>.</summary>
    public const char Ligature = '\u0002';

    /// <summary>The breve that makes й out of и where a text is not composed.</summary>
    public const char CombiningBreve = '\u0306';

    private static readonly char[] Folded = FoldAll();

    public static char Fold(char c) => Folded[c];

    public static string Expand(char ligature) => ligature switch
    {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => "st",
    };

    public static bool IsHyphen(char c) => c is '-' or '\u00AD' or '\u2010' or '\u2011';

    public static Script ScriptOf(char folded) => folded switch
    {
        >= 'a' and <= 'z' or >= '\u00DF' and < '\u0250' => Script.Latin,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        _ => Script.Other,
    };

    private static char[] FoldAll()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++) table[i] = FoldOne((char)i);
        return table;
    }

    private static char FoldOne(char c) => c switch
    {
        'ё' or 'Ё' => 'е',
        >= '\uFB00' and <= '\uFB06' => Ligature,
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => Invisible,
        >= '\uFF01' and <= '\uFF5E' => FoldOne((char)(c - '\uFF01' + '!')),
        >= '\u00C0' and < '\u0250' when char.IsLetter(c) => Unaccented(c),
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Invisible,
        _ when char.IsSurrogate(c) => c,
        _ => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : Separator,
    };

    private static char Unaccented(char c)
    {
        var first = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.ToLowerInvariant(char.IsAsciiLetter(first) ? first : c);
    }
}
