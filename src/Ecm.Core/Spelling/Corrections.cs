using Ecm.Abstractions.Searching;

namespace Ecm.Core.Spelling;

/// <summary>
/// What may have been meant by a word: words of the dictionary, the organisation's own, and words that stand in documents the caller may read, ranked together by how alike
/// they sound and how usual they are. A word in the other keyboard layout or in Latin letters is taken for what it stands for.
/// </summary>
internal sealed class Corrections(ISearchIndex index)
{
    private const int MostFromIndex = 200;
    private const double MostCost = 2.2;
    private const double WorthOfFrequency = 0.12;
    private const double UnknownToDictionary = 0.5;

    /// <summary>Typed otherwise and misspelt, too, is less likely than either.</summary>
    private const double OtherwiseTyped = 0.5;

    /// <summary>The candidates, best first; the word itself is not among them.</summary>
    /// <param name="word">In lower case, ё as е.</param>
    /// <param name="known">What is known to be a word.</param>
    /// <param name="scope">What the caller may read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<string> Of(string word, KnownWords known, SearchScope scope, CancellationToken cancellationToken)
    {
        var written = index.Similar(word, scope, cancellationToken).Take(MostFromIndex).ToDictionary(w => w.Word, w => w.Documents);
        var costs = new Dictionary<string, double>();
        foreach (var candidate in known.Suggest(word).Select(WordRules.Normal).Concat(written.Keys))
            Offer(candidate, SoundCost.Of(word, candidate));
        var ways = Transliteration.ToRussian(word).Where(meant => meant.All(char.IsLetter)).ToList();
        foreach (var meant in ways.Append(KeyboardLayout.Other(word)).OfType<string>().Where(meant => meant.All(char.IsLetter)).Select(WordRules.Normal).Distinct())
            if (known.Knows(meant) || index.Count(new TermNode(null, meant), scope, cancellationToken) > 0)
                Offer(meant, 0);
        if (ways is [var usual, ..] && costs.Values.All(cost => cost > MostCost))
            foreach (var candidate in known.Suggest(usual).Select(WordRules.Normal).Concat(index.Similar(usual, scope, cancellationToken).Take(MostFromIndex).Select(w => w.Word)))
                Offer(candidate, SoundCost.Of(usual, candidate) + OtherwiseTyped);

        return
        [
            .. costs.Where(candidate => candidate.Value <= MostCost && candidate.Key != word && candidate.Key.Length > 1)
                .OrderBy(candidate => candidate.Value).ThenBy(candidate => candidate.Key, StringComparer.Ordinal).Select(candidate => candidate.Key),
        ];

        void Offer(string candidate, double cost)
        {
            var documents = written.GetValueOrDefault(candidate);
            cost += (documents > 0 && !known.Knows(candidate) ? UnknownToDictionary : 0) - (WorthOfFrequency * Math.Log2(1 + documents));
            if (cost < costs.GetValueOrDefault(candidate, double.PositiveInfinity))
                costs[candidate] = cost;
        }
    }
}
