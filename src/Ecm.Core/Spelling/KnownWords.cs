using System.Collections.Frozen;
using System.Numerics;
using Ecm.Abstractions.Spelling;

namespace Ecm.Core.Spelling;

/// <summary>What is known to be a word at one moment: the dictionaries and the organisation's own words. The doors see them as one.</summary>
internal sealed class KnownWords
{
    private const int MostDifferentLength = 2;
    private const int MostOtherLetters = 4;

    private readonly ISpellChecker dictionary;
    private readonly FrozenSet<string> own;
    private readonly (string Word, ulong Letters)[][] byLength = new (string, ulong)[WordRules.LongestWord + 1][];

    public KnownWords(long epoch, IReadOnlyCollection<string> ownWords, ISpellChecker dictionary)
    {
        Epoch = epoch;
        this.dictionary = dictionary;
        own = ownWords.ToFrozenSet(StringComparer.Ordinal);
        foreach (var group in own.GroupBy(word => word.Length))
            byLength[group.Key] = [.. group.Select(word => (word, LettersOf(word)))];
    }

    /// <summary>Which of its states the list is in.</summary>
    public long Epoch { get; }

    /// <summary>True when a dictionary or the organisation has the word, in this case or a lower one.</summary>
    public bool Knows(string word) => own.Contains(WordRules.Normal(word)) || dictionary.Knows(word);

    /// <summary>True when a dictionary has it.</summary>
    public bool IsInDictionary(string word) => dictionary.Knows(word);

    /// <summary>Words that may have been meant by one, of both; in no order.</summary>
    public IEnumerable<string> Suggest(string word) => [.. Near(WordRules.Normal(word)), .. dictionary.Suggest(word)];

    /// <summary>The organisation's words that differ by few letters. What sounds alike differs by more of them, which is why more than two count as few.</summary>
    private IEnumerable<string> Near(string word)
    {
        var letters = LettersOf(word);
        for (var length = Math.Max(0, word.Length - MostDifferentLength); length <= Math.Min(word.Length + MostDifferentLength, WordRules.LongestWord); length++)
            foreach (var (candidate, its) in byLength[length] ?? [])
                if (BitOperations.PopCount(letters ^ its) <= MostOtherLetters)
                    yield return candidate;
    }

    /// <summary>Which letters a word has, whatever their order and number.</summary>
    private static ulong LettersOf(string word) => word.Aggregate(0UL, (letters, c) => letters | (1UL << (c & 63)));
}
