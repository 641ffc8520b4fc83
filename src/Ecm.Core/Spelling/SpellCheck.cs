using System.Text.RegularExpressions;
using Ecm.Abstractions.Searching;
using Ecm.Abstractions.Spelling;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Spelling;

/// <summary>A word that is in no dictionary.</summary>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As it is written.</param>
/// <param name="Suggestions">What may have been meant, best first; empty also when the text has too many such words.</param>
public sealed record Misspelling(int Offset, int Length, string Word, IReadOnlyList<string> Suggestions);

/// <summary>Finds misspelt words of a text and suggests others.</summary>
public sealed partial class SpellCheck
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 100_000;

    private const int ShortestWord = 3;
    private const int LongestAbbreviation = 5;
    private const int MostSuggestions = 6;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly ISpellChecker speller;
    private readonly Corrections corrections;
    private readonly TimeProvider clock;

    internal SpellCheck(IDbContextFactory<EcmDbContext> contexts, ReadableScope scopes, IndexAnswers answers, ISpellChecker speller, Corrections corrections, TimeProvider clock)
    {
        this.contexts = contexts;
        this.scopes = scopes;
        this.answers = answers;
        this.speller = speller;
        this.corrections = corrections;
        this.clock = clock;
    }

    /// <summary>The misspelt words of a text, in order. Suggestions take up to two seconds in all; words that come later get none.</summary>
    public async Task<Result<IReadOnlyList<Misspelling>>> CheckAsync(Caller caller, string text, CancellationToken cancellationToken)
    {
        if (text.Length > LongestText)
            return Problems.TextTooLong(LongestText);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        return answers.Try<IReadOnlyList<Misspelling>>(() => Check(text, scope, cancellationToken), cancellationToken);
    }

    private List<Misspelling> Check(string text, SearchScope scope, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var suggested = new Dictionary<string, IReadOnlyList<string>>();
        var wrong = new List<Misspelling>();
        foreach (Match word in Run().Matches(text))
        {
            if (IsRight(word.Value))
                continue;
            if (!suggested.TryGetValue(word.Value, out var suggestions))
                suggested[word.Value] = suggestions = Budget - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero
                    ? Hints.Within(left, limited => Suggest(word.Value, scope, limited), cancellationToken) ?? []
                    : [];
            wrong.Add(new Misspelling(word.Index, word.Length, word.Value, suggestions));
        }

        return wrong;
    }

    /// <summary>Abbreviations such as ОГРН are nobody's mistake.</summary>
    private bool IsRight(string word) =>
        word.Length < ShortestWord || word.Any(char.IsDigit) || (word.Length <= LongestAbbreviation && word.All(char.IsUpper)) || speller.Knows(word.Replace('’', '\''));

    private IReadOnlyList<string> Suggest(string word, SearchScope scope, CancellationToken cancellationToken) =>
        [.. corrections.Of(word.ToLowerInvariant().Replace('ё', 'е'), scope, cancellationToken)
            .Where(speller.Knows).Take(MostSuggestions)
            .Select(suggestion => char.IsUpper(word[0]) ? char.ToUpperInvariant(suggestion[0]) + suggestion[1..] : suggestion)];

    // Letters beside digits belong to codes: a run of both is taken whole and is no word.
    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
