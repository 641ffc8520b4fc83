namespace Ecm.Lucene.Analysis;

/// <summary>
/// What words and codes that look the same have in common: letters that scans and people take for digits become digits (О 0, З 3, б 6, I l 1), Latin look-alikes Cyrillic,
/// separators vanish. So «А-1312/З», «A 1312 3» and «А13I2З» find each other. Only words with a digit, or a lone letter of these, are folded: whole words are mended by
/// dictionaries, not by shape. A lone «о» is not, for it is a preposition.
/// </summary>
internal static class Alikes
{
    private const int LongestCode = 40;

    /// <summary>Of a code without letters; dots alone make none, for sections are numbered so.</summary>
    private const int FewestDigits = 4;

    /// <summary>The folded word; null: there is nothing to fold, or it would be the word itself.</summary>
    /// <param name="word">In its normal form.</param>
    /// <param name="isCode">True when it has digits and letters.</param>
    public static string? Fold(ReadOnlySpan<char> word, bool isCode)
    {
        if (!isCode && !(word.Length == 1 && word[0] is 'з' or 'б' or 'i' or 'l')) return null;
        Span<char> folded = stackalloc char[word.Length];
        for (var at = 0; at < word.Length; at++) folded[at] = Fold(word[at]);
        return word.SequenceEqual(folded) ? null : folded.ToString();
    }

    /// <summary>
    /// The code that begins with the word just read, such as «А-1312/Б» or «08-14/3356»: words of letters and digits with one sign between each two.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its first word begins.</param>
    /// <param name="reader">A reader of its own.</param>
    /// <param name="end">Where the code ends.</param>
    /// <returns>The folded code; null: no code of several words begins there.</returns>
    public static string? ReadCode(string text, int start, WordReader reader, out int end)
    {
        var code = "";
        bool letters = false, digits = false, signs = false;
        var words = 0;
        end = start;
        reader.Read(text, start);
        while (code.Length <= LongestCode && reader.Next() && (words == 0 || (reader.Start == end + 1 && text[end] is '-' or '/' or '.' or '\\' or '_' or '\u2011' or '–')))
        {
            foreach (var c in reader.Word)
            {
                digits |= char.IsAsciiDigit(c);
                letters |= char.IsLetter(c);
                code += Fold(c);
            }

            words++;
            end = reader.End;
            signs |= end < text.Length && text[end] is '-' or '/';
        }

        return words > 1 && digits && (letters || (signs && code.Length >= FewestDigits)) && code.Length <= LongestCode ? code : null;
    }

    /// <summary>A word with every letter folded.</summary>
    public static string Folded(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[word.Length];
        for (var at = 0; at < word.Length; at++) folded[at] = Fold(word[at]);
        return folded.ToString();
    }

    private static char Fold(char c) => c switch
    {
        'о' or 'o' => '0',
        'з' => '3',
        'б' => '6',
        'i' or 'l' or 'і' => '1',
        _ => LookAlikes.InCyrillic(c),
    };
}
