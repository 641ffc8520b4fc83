using Ecm.Abstractions.Searching;

namespace Ecm.Hunspell;

/// <summary>Dictionary forms from Hunspell's Russian and English dictionaries.</summary>
internal sealed class HunspellLemmatizer(Dictionaries dictionaries) : ILemmatizer
{
    public string Version { get; } = dictionaries.Version;

    public IReadOnlyList<string> Problems => dictionaries.Problems;

    public IReadOnlyList<string> LemmasOf(string word)
    {
        if (dictionaries.Of(word) is not { } dictionary) return [];
        var lemmas = dictionary.Stem(word);

        // Names are in the dictionary with their capital, and only so.
        return lemmas.Length > 0 ? lemmas : dictionary.Stem(char.ToUpperInvariant(word[0]) + word[1..]);
    }
}
