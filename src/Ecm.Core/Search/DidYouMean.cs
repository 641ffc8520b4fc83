using Ecm.Abstractions.Searching;
using Ecm.Core.Spelling;

namespace Ecm.Core.Search;

/// <summary>A query that finds more than the one asked, under the same filters and rights.</summary>
/// <param name="Query">As it would be typed.</param>
/// <param name="Total">How many cards it finds.</param>
/// <param name="Layout">It is the same keys in the other keyboard layout.</param>
public sealed record OtherQuery(string Query, long Total, bool Layout = false);

/// <summary>Finds what was meant by a query that finds next to nothing: typed in the other keyboard layout, in Latin letters, or with words misspelt.</summary>
internal sealed class DidYouMean(ISearchIndex index, Corrections corrections)
{
    private const int NextToNothing = 2;
    private const int MostWords = 4;
    private const int MostTried = 5;
    private const int ShortestWord = 3;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>The query that was probably meant; null: none that finds more.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="total">How many cards it finds.</param>
    /// <param name="some">True: cards with some of the words are enough, for the question finds not even those.</param>
    /// <param name="context">What its words may refer to.</param>
    /// <param name="known">What is known to be a word.</param>
    /// <param name="scope">What the caller may read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public OtherQuery? Find(SearchQuestion question, long total, bool some, QueryContext context, KnownWords known, SearchScope scope, CancellationToken cancellationToken)
    {
        return total > NextToNothing || string.IsNullOrWhiteSpace(question.Query)
            ? null
            : Hints.Within(Budget, limited => FindMeant(new Asking(question, some, context, known, scope, limited), total), cancellationToken);
    }

    private OtherQuery? FindMeant(Asking asking, long total)
    {
        var query = asking.Question.Query!;
        if (KeyboardLayout.Other(query) is { } other && Count(asking, other) is var typed && typed > total)
            return new OtherQuery(other, typed, Layout: true);
        if (!QuerySyntax.TryParse(query, out var part, out _))
            return null;

        // First words that stand nowhere; only when that does not help those that stand next to nowhere and are in no dictionary.
        var words = Words(part!).Take(MostWords).Select(word => (Word: word, Known: Count(asking, new TermNode(null, word.Text)))).ToList();
        foreach (var most in new[] { 0, NextToNothing })
        {
            var doubtful = words.Where(w => w.Known == 0 || (w.Known <= most && !asking.Known.Knows(w.Word.Text))).ToList();
            var choices = doubtful.Select(w => Choices(asking, w.Word, w.Known)).ToList();
            foreach (var tried in Together(choices).Take(MostTried * MostTried))
            {
                var corrected = doubtful.Select(w => w.Word).Zip(tried).Reverse().Aggregate(query, (text, change) => Replace(text, change.First, change.Second));
                if (corrected != query && Count(asking, corrected) is var found && found > total)
                    return new OtherQuery(corrected, found);
            }
        }

        return null;
    }

    /// <summary>What a word may have been meant as, best first: corrections that stand in more documents; the word itself when there are none.</summary>
    private List<string> Choices(Asking asking, QueryWord word, long known)
    {
        var better = corrections.Of(WordRules.Normal(word.Text), asking.Known, asking.Scope, asking.Limited).Take(2 * MostTried)
            .Where(candidate => Count(asking, new TermNode(null, candidate)) > known).Take(MostTried).ToList();
        return better.Count > 0 ? better : [word.Text];
    }

    /// <summary>One choice for each word: those first whose choices are best together.</summary>
    private static IEnumerable<IReadOnlyList<string>> Together(List<List<string>> choices)
    {
        IEnumerable<(int Rank, IReadOnlyList<string> Taken)> all = [(0, [])];
        foreach (var of in choices)
            all = all.SelectMany(begun => of.Select((choice, rank) => (begun.Rank + rank, (IReadOnlyList<string>)[.. begun.Taken, choice])));
        return all.OrderBy(one => one.Rank).Select(one => one.Taken);
    }

    private static string Replace(string query, QueryWord word, string by) =>
        string.Concat(query.AsSpan(0, word.Position), by, query.AsSpan(word.Position + word.Text.Length));

    private long Count(Asking asking, SearchNode node) => index.Count(node, asking.Scope, asking.Limited);

    private long Count(Asking asking, string query)
    {
        if (QueryMeaning.Parse(query, asking.Context) is not { Succeeded: true, Value: var meaning })
            return 0;
        var wider = asking.Some ? Relaxation.Of(query, asking.Context) : [];
        return wider.Prepend(meaning).Select(node => Count(asking, SearchFilters.Apply(node, asking.Question))).FirstOrDefault(found => found > 0);
    }

    private static IEnumerable<QueryWord> Words(QueryPart part) => part switch
    {
        QueryWord { Field: null, Form: WordForm.Word, Distance: 0 } word when IsWord(word.Text) => [word],
        QueryAll all => all.Parts.SelectMany(Words),
        QueryAny any => any.Parts.SelectMany(Words),
        _ => [],
    };

    /// <summary>Short Latin words may be Russian ones: «ob otpuske».</summary>
    private static bool IsWord(string text) => text.Length <= WordRules.LongestWord && text.All(c => char.IsLetter(c) || c == '\'') && (text.Length >= ShortestWord || text.All(char.IsAsciiLetter));

    private sealed record Asking(SearchQuestion Question, bool Some, QueryContext Context, KnownWords Known, SearchScope Scope, CancellationToken Limited);
}
