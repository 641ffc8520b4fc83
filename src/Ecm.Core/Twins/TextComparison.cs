namespace Ecm.Core.Twins;

/// <summary>Something that differs, or may: a person should look at it.</summary>
/// <param name="Page">The page of the first text, from 1.</param>
/// <param name="Mine">How it reads there; empty: it is not there.</param>
/// <param name="Theirs">How it reads in the second text; empty: it is not there.</param>
public sealed record TwinDifference(int Page, string Mine, string Theirs);

/// <summary>What two texts that are twins have in common.</summary>
/// <param name="Share">Letters and digits that stand in both, of all: 0 to 1. A word that was misread counts as the same.</param>
/// <param name="Pages">Pages of the first text that stand in the second.</param>
/// <param name="Check">What reads otherwise and could be another value; empty: nothing.</param>
internal sealed record TextTwins(double Share, int Pages, IReadOnlyList<TwinDifference> Check);

/// <summary>
/// Tells two readings of one paper from two papers of one template. How many letters of the words that agree were misread is the measure for everything else:
/// as many digits may be, and as many words may be unrecognisable. More than that, or a number that no reader would make of the other, is another document.
/// </summary>
internal sealed class TextComparison
{
    private const double LeastShare = 0.9;
    private const double LeastPageShare = 0.8;
    private const int MostToCheck = 20;

    /// <summary>From here on a text has misread letters enough for a misread digit to be believed.</summary>
    private const double SomeNoise = 0.002;

    /// <summary>Worse readings are not told from other documents.</summary>
    private const double MostNoise = 0.08;

    /// <summary>What a reader makes of a number without effort, and what else where letters are misread as well; see <see cref="ValueLikeness"/>.</summary>
    private const double EasyMistake = 0.8;

    private const double OneMoreMistake = 0.35;

    /// <summary>A stamp that only one of two scans bears has no more numbers, and is no more than two places.</summary>
    private const int NumbersOfStamp = 6;

    private const int PlacesOfStamp = 2;

    /// <summary>Words as near as this are one word misread, those farther than <see cref="FarWord"/> two words.</summary>
    private const double NearWord = 0.34;

    private const double FarWord = 0.65;

    private readonly IReadOnlyList<TextToken> a;
    private readonly IReadOnlyList<TextToken> b;
    private readonly List<TwinDifference> check = [];
    private readonly List<(float Cost, int Length, TwinDifference Difference)> values = [];
    private readonly Dictionary<int, (int All, int Equal)> pages = [];
    private int all, equal, wordLetters, faults, digits, spoilt, foreign, alone, places;
    private bool placeIsCounted;

    private TextComparison(IReadOnlyList<TextToken> a, IReadOnlyList<TextToken> b)
    {
        this.a = a;
        this.b = b;
    }

    /// <summary>Null: they are not readings of one paper.</summary>
    public static TextTwins? Of(IReadOnlyList<TextToken> a, IReadOnlyList<TextToken> b, CancellationToken cancellationToken = default)
    {
        var comparison = new TextComparison(a, b);
        foreach (var pair in TextAlignment.Of(a, b, cancellationToken))
            comparison.Add(pair);
        return comparison.Decide();
    }

    private void Add(Aligned pair)
    {
        var (inA, inB) = (pair.A.End.Value - pair.A.Start.Value, pair.B.End.Value - pair.B.Start.Value);
        if (inA == 0 || inB == 0)
        {
            AddAlone(pair);
            return;
        }

        var (mine, theirs) = (WordDistance.Text(a, pair.A.Start.Value, inA), WordDistance.Text(b, pair.B.Start.Value, inB));
        var page = a[pair.A.Start.Value].Page;
        var same = AreValues(pair, mine, theirs) ? AddValue(page, pair, mine, theirs) : AddWord(page, pair, mine, theirs);
        Count(page, mine.Length, same ? mine.Length : 0);
        (all, equal) = (all + theirs.Length, equal + (same ? theirs.Length : 0));
        placeIsCounted = false;
    }

    /// <summary>Digits on both sides, two months, or a number that is too long to be a misread letter or two.</summary>
    private bool AreValues(Aligned pair, string mine, string theirs) =>
        (ValueLikeness.DigitsOf(mine).Length > 0 && ValueLikeness.DigitsOf(theirs).Length > 0)
        || (In(a, pair.A).Any(t => t.IsValue) && In(b, pair.B).Any(t => t.IsValue))
        || In(a, pair.A).Concat(In(b, pair.B)).Any(t => t is { Kind: TokenKind.Number, Text.Length: > 2 });

    private static IEnumerable<TextToken> In(IReadOnlyList<TextToken> text, Range range) =>
        Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value).Select(i => text[i]);

    private bool AddWord(int page, Aligned pair, string mine, string theirs)
    {
        if (mine == theirs)
        {
            wordLetters += mine.Length;
            return true;
        }

        var (distance, length) = (WordDistance.Of(mine, theirs), Math.Max(mine.Length, theirs.Length));
        var far = (double)distance / length;
        if (far <= NearWord)
        {
            (wordLetters, faults) = (wordLetters + length, faults + distance);
            return true;
        }

        spoilt++;
        if (far > FarWord)
            foreign++;
        check.Add(Difference(page, pair));
        return false;
    }

    private bool AddValue(int page, Aligned pair, string mine, string theirs)
    {
        var length = Math.Max(mine.Length, theirs.Length);
        digits += length;
        var cost = mine == theirs ? 0 : Cost(a[pair.A.Start.Value], b[pair.B.Start.Value], mine, theirs);
        if (cost == 0)
            return true;
        values.Add((cost, length, Difference(page, pair)));
        return false;
    }

    private TwinDifference Difference(int page, Aligned pair) => new(page, Raw(a, pair.A), Raw(b, pair.B));

    private static string Raw(IReadOnlyList<TextToken> text, Range range) =>
        string.Join(' ', In(text, range).Select(t => t.Raw));

    private static float Cost(TextToken first, TextToken second, string mine, string theirs)
    {
        if (first.Kind == TokenKind.Month && second.Kind == TokenKind.Month)
            return 0.8f * WordDistance.Of(mine, theirs);
        var cost = ValueLikeness.Cost(first.Kind == TokenKind.Word ? ValueLikeness.AsNumber(mine) : mine, second.Kind == TokenKind.Word ? ValueLikeness.AsNumber(theirs) : theirs);

        // A number and a word that ran together: the digits alone count.
        var together = mine != first.Text || theirs != second.Text || first.Kind != second.Kind;
        return together && ValueLikeness.DigitsOf(mine) is { Length: > 0 } ours && ValueLikeness.DigitsOf(theirs) is { Length: > 0 } others
            ? Math.Min(cost, ValueLikeness.Cost(ours, others))
            : cost;
    }

    /// <summary>Words that stand in one text alone, such as those of a stamp that one of two scans bears.</summary>
    private void AddAlone(Aligned pair)
    {
        var page = a.Count == 0 ? 1 : a[Math.Min(pair.A.Start.Value, a.Count - 1)].Page;
        for (var i = pair.A.Start.Value; i < pair.A.End.Value; i++)
        {
            Count(a[i].Page, a[i].Text.Length, 0);
            if (a[i].IsValue)
                AddAloneValue(new TwinDifference(page, a[i].Raw, ""));
        }

        for (var i = pair.B.Start.Value; i < pair.B.End.Value; i++)
        {
            all += b[i].Text.Length;
            if (b[i].IsValue)
                AddAloneValue(new TwinDifference(page, "", b[i].Raw));
        }
    }

    private void AddAloneValue(TwinDifference difference)
    {
        alone++;
        places += placeIsCounted ? 0 : 1;
        placeIsCounted = true;
        check.Add(difference);
    }

    private void Count(int page, int length, int same)
    {
        var (of, found) = pages.GetValueOrDefault(page);
        pages[page] = (of + length, found + same);
        (all, equal) = (all + length, equal + same);
    }

    private TextTwins? Decide()
    {
        var noise = wordLetters == 0 ? 0 : (double)faults / wordLetters;
        var share = all == 0 ? 0 : (double)equal / all;
        return share >= LeastShare - Math.Min(noise, MostNoise) && ValuesAgree(noise) && WordsAgree(noise)
            ? new TextTwins(share, pages.Count(p => p.Value.Equal >= LeastPageShare * p.Value.All), Doubtful())
            : null;
    }

    private bool ValuesAgree(double noise) =>
        values.TrueForAll(v => v.Cost <= EasyMistake + (noise >= 2 * SomeNoise ? OneMoreMistake : 0) + (1.5 * noise * v.Length))
        && values.Count <= (3 * noise * digits) + (noise >= SomeNoise ? 1.3 : 0)
        && alone <= NumbersOfStamp + (noise * digits)
        && places <= PlacesOfStamp + (noise * digits);

    private bool WordsAgree(double noise)
    {
        var words = Math.Min(a.Count, b.Count);
        return foreign <= (0.25 * noise * words) + (noise >= 5 * SomeNoise ? 1 : 0) && spoilt <= (noise * words) + (noise >= SomeNoise ? 1 : 0);
    }

    private List<TwinDifference> Doubtful() => [.. values.Select(v => v.Difference).Concat(check).OrderBy(d => d.Page).Take(MostToCheck)];
}
