using System.Text.RegularExpressions;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// Surnames in -ов, -ев, -ин and -ын. The stemmer takes «Иванов» for a plural of «Иван» and «Ивановым» for something else; few are in a dictionary.
/// </summary>
internal static partial class Surnames
{
    /// <summary>The stems of a word that may be such a surname.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="lemmas">Its dictionary forms.</param>
    /// <param name="isPlural">True when it is known to be the plural of another word, too.</param>
    /// <returns>Null: the word is none.</returns>
    public static string[]? Find(string word, IReadOnlyList<string> lemmas, bool isPlural)
    {
        if (Shape().Match(word) is not { Success: true } match) return null;
        var surname = match.Groups[1].Value;

        if (isPlural) return [Stemmers.Stem(word, Script.Cyrillic), surname];
        if (lemmas.Contains(surname) || (lemmas.Count > 0 && lemmas.All(static lemma => char.IsUpper(lemma[0])))) return [surname];

        // «Кузнецов» and «блокчейнов» are plurals as well.
        return lemmas.Count == 0 || word == surname ? [Stemmers.Stem(word, Script.Cyrillic), surname] : null;
    }

    [GeneratedRegex("^(.{2,}(?:[ое]в|[иы]н))(?:а|у|ым|ом|ем|е|ой|ы|ых|ыми)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
