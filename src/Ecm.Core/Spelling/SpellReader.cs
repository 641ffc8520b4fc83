using System.Text.RegularExpressions;
using Ecm.Abstractions.Searching;
using Ecm.Core.Search;

namespace Ecm.Core.Spelling;

/// <summary>Reads texts one after another for their unknown words, within one budget for suggestions; a word that comes again is looked up once.</summary>
internal sealed partial class SpellReader(KnownWords known, Corrections corrections, SearchScope scope, TimeSpan budget, TimeProvider clock)
{
    private const int LongestAbbreviation = 5;
    private const int MostSuggestions = 6;

    private readonly long started = clock.GetTimestamp();
    private readonly Dictionary<string, IReadOnlyList<string>> suggested = [];

    /// <summary>True when the budget is spent: further words get no suggestions.</summary>
    public bool IsSpent => Left <= TimeSpan.Zero;

    private TimeSpan Left => budget - clock.GetElapsedTime(started);

    /// <summary>The unknown words of a text, in order.</summary>
    public List<Misspelling> Read(string text, CancellationToken cancellationToken)
    {
        var wrong = new List<Misspelling>();
        foreach (var (offset, length, word) in Find(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            wrong.Add(new Misspelling(offset, length, text.Substring(offset, length), Suggest(word, cancellationToken)));
        }

        return wrong;
    }

    /// <summary>Where unknown words stand in a text, each with its pieces joined where a line's end breaks it.</summary>
    public IEnumerable<(int Offset, int Length, string Word)> Find(string text) =>
        Run().Matches(text).Where(word => !IsRight(word, known)).Select(word => (word.Index, word.Length, Joined(word)));

    /// <summary>What may have been meant by a word.</summary>
    public IReadOnlyList<string> Suggest(string word, CancellationToken cancellationToken)
    {
        if (!suggested.TryGetValue(word, out var suggestions))
            suggested[word] = suggestions = Left is var left && left > TimeSpan.Zero
                ? Hints.Within(left, limited => Look(word, limited), cancellationToken) ?? []
                : [];
        return suggestions;
    }

    /// <summary>How many words of a text can be told to be right or wrong, and how many are right. What has digits, is short or an abbreviation is neither.</summary>
    public static (int Told, int Right) Count(string text, KnownWords known)
    {
        var (told, right) = (0, 0);
        foreach (Match word in Run().Matches(text))
        {
            if (IsPassedOver(word.Value))
                continue;
            told++;
            if (IsRight(word, known))
                right++;
        }

        return (told, right);
    }

    private IReadOnlyList<string> Look(string word, CancellationToken cancellationToken) =>
        [.. corrections.Of(WordRules.Normal(word), known, scope, cancellationToken)
            .Where(known.Knows).Take(MostSuggestions)
            .Select(suggestion => char.IsUpper(word[0]) ? char.ToUpperInvariant(suggestion[0]) + suggestion[1..] : suggestion)];

    /// <summary>A word broken at a line's end is right when it is with its pieces joined, or when both are words, as in «кто-то».</summary>
    private static bool IsRight(Match word, KnownWords known) =>
        IsPassedOver(word.Value) || known.Knows(Joined(word))
        || (word.Groups["rest"].Success && known.Knows(word.Groups["begun"].Value) && known.Knows(word.Groups["rest"].Value));

    /// <summary>Abbreviations such as ОГРН are nobody's mistake.</summary>
    private static bool IsPassedOver(string word) =>
        word.Length < WordRules.ShortestWord || word.Any(char.IsDigit) || (word.Length <= LongestAbbreviation && word.All(char.IsUpper));

    private static string Joined(Match word) => (word.Groups["begun"].Value + word.Groups["rest"].Value).Replace('’', '\'');

    // Letters beside digits belong to codes: a run of both is taken whole and is no word.
    [GeneratedRegex(@"(?<begun>[\p{L}\p{Nd}]+(?:['’]\p{L}+)*)(?:-\r?\n(?<rest>\p{Ll}+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
