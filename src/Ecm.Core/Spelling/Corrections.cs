using Ecm.Abstractions.Searching;

namespace Ecm.Core.Spelling;

/// <summary>
/// What may have been meant by a word: words of the dictionary, the organisation's own, and words that stand in documents the caller may read, ranked together by how alike they sound and how usual they are.
/// </summary>
internal sealed class Corrections(ISearchIndex index)
{
    private const int MostFromIndex = 200;
    private const double MostCost = 2.2;
    private const double WorthOfFrequency = 0.12;
    private const double UnknownToDictionary = 0.5;

    /// <summary>The candidates, best first; the word itself is not among them.</summary>
    /// <param name="word">In lower case, ё as е.</param>
    /// <param name="known">What is known to be a word.</param>
    /// <param name="scope">What the caller may read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<string> Of(string word, KnownWords known, SearchScope scope, CancellationToken cancellationToken)
    {
        var written = index.Similar(word, scope, cancellationToken).Take(MostFromIndex).ToDictionary(w => w.Word, w => w.Documents);
        return [.. known.Suggest(word).Select(WordRules.Normal).Concat(written.Keys).Concat(Typed(word, known)).Distinct()
            .Where(candidate => candidate != word && candidate.Length > 1)
            .Select(candidate => (Word: candidate, Cost: Cost(word, candidate, known, written.GetValueOrDefault(candidate))))
            .Where(candidate => candidate.Cost <= MostCost)
            .OrderBy(candidate => candidate.Cost).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)];
    }

    /// <summary>The same keys in the other layout, and the word in Russian letters, where they are words.</summary>
    private static IEnumerable<string> Typed(string word, KnownWords known) =>
        new[] { KeyboardLayout.Other(word), Transliteration.ToRussian(word) }.OfType<string>().Select(WordRules.Normal).Where(other => other.All(char.IsLetter) && known.Knows(other));

    private static double Cost(string word, string candidate, KnownWords known, int documents)
    {
        var typed = KeyboardLayout.Other(word) == candidate || Transliteration.ToRussian(word) == candidate;
        var unknown = documents > 0 && !known.Knows(candidate) ? UnknownToDictionary : 0;
        return (typed ? 0 : SoundCost.Of(word, candidate)) + unknown - (WorthOfFrequency * Math.Log2(1 + documents));
    }
}
