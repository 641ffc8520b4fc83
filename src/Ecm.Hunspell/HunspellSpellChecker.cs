using System.Collections.Concurrent;
using Ecm.Abstractions.Spelling;

namespace Ecm.Hunspell;

/// <summary>Spell-check by Hunspell's Russian and English dictionaries. Suggestions are remembered.</summary>
internal sealed class HunspellSpellChecker(Dictionaries dictionaries) : ISpellChecker
{
    private const int LongestWord = 40;
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, string[]> suggested = new(StringComparer.Ordinal);

    public bool Knows(string word) =>
        dictionaries.Of(word) is not { } dictionary || dictionary.Spell(word) || dictionary.Spell(char.ToUpperInvariant(word[0]) + word[1..]);

    public IReadOnlyList<string> Suggest(string word)
    {
        if (word.Length > LongestWord || dictionaries.ForSuggesting(word) is not { } dictionary) return [];
        if (suggested.TryGetValue(word, out var known)) return known;
        if (suggested.Count >= MostRemembered) suggested.Clear();

        // Two words for one («догово р») are no word that stands in a document.
        return suggested[word] = [.. dictionary.Suggest(word).Where(static suggestion => suggestion.All(char.IsLetter))];
    }
}
