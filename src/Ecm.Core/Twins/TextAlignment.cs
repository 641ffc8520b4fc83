namespace Ecm.Core.Twins;

/// <summary>Words of both texts that stand at the same place. Two of one side against one of the other: a space was lost or added.</summary>
/// <param name="A">From and to in the first text.</param>
/// <param name="B">From and to in the second.</param>
internal readonly record struct Aligned(Range A, Range B);

/// <summary>
/// Lays two texts word by word beside each other:
/// <code>
/// 1. runs of three words that are in both texts, once in each, are anchors (their longest rising chain);
/// 2. between two anchors the same with two words, then with one;
/// 3. what is left between them is short: edit distance over words, the cost of a pair being the edit distance of its letters.
/// </code>
/// A part without anchors that is too long for the third step stands beside nothing.
/// </summary>
internal sealed class TextAlignment(IReadOnlyList<TextToken> a, IReadOnlyList<TextToken> b, CancellationToken cancellationToken)
{
    private const int LongestRun = 3;
    private const int MaxCells = 4096;

    private readonly List<Aligned> pairs = [];

    /// <summary>All pairs in order; words that stand beside nothing have an empty range on the other side.</summary>
    public static List<Aligned> Of(IReadOnlyList<TextToken> a, IReadOnlyList<TextToken> b, CancellationToken cancellationToken)
    {
        var alignment = new TextAlignment(a, b, cancellationToken);
        alignment.Align(0, a.Count, 0, b.Count, LongestRun);
        return alignment.pairs;
    }

    private void Align(int a0, int a1, int b0, int b1, int run)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (; a0 < a1 && b0 < b1 && a[a0].Text == b[b0].Text; a0++, b0++)
            pairs.Add(new Aligned(a0..(a0 + 1), b0..(b0 + 1)));
        var tail = 0;
        while (a0 < a1 && b0 < b1 && a[a1 - 1].Text == b[b1 - 1].Text)
            (a1, b1, tail) = (a1 - 1, b1 - 1, tail + 1);

        if ((long)(a1 - a0) * (b1 - b0) <= MaxCells)
            pairs.AddRange(WordDistance.Align(a, b, a0..a1, b0..b1));
        else if (run == 0)
            pairs.AddRange([new Aligned(a0..a1, b0..b0), new Aligned(a1..a1, b0..b1)]);
        else
            AlignByAnchors(a0, a1, b0, b1, run);

        for (var i = 0; i < tail; i++)
            pairs.Add(new Aligned((a1 + i)..(a1 + i + 1), (b1 + i)..(b1 + i + 1)));
    }

    private void AlignByAnchors(int a0, int a1, int b0, int b1, int run)
    {
        var (atA, atB) = (a0, b0);
        foreach (var (i, j) in Anchors(a0, a1, b0, b1, run))
        {
            // The run before may reach into this one.
            if (i < atA || j < atB)
                continue;
            Align(atA, i, atB, j, run - 1);
            for (var k = 0; k < run; k++)
                pairs.Add(new Aligned((i + k)..(i + k + 1), (j + k)..(j + k + 1)));
            (atA, atB) = (i + run, j + run);
        }

        Align(atA, a1, atB, b1, run - 1);
    }

    private List<(int A, int B)> Anchors(int a0, int a1, int b0, int b1, int run)
    {
        var (inA, inB) = (Runs(a, a0, a1, run), Runs(b, b0, b1, run));
        var common = inA.Where(r => r.Value >= 0 && inB.GetValueOrDefault(r.Key, -1) >= 0).Select(r => (A: r.Value, B: inB[r.Key])).OrderBy(p => p.A).ToList();
        return Rising(common);
    }

    /// <summary>Where each run of words stands; -1 when it is there more than once.</summary>
    private static Dictionary<(ulong, ulong, ulong), int> Runs(IReadOnlyList<TextToken> text, int from, int to, int run)
    {
        var runs = new Dictionary<(ulong, ulong, ulong), int>();
        for (var i = from; i + run <= to; i++)
        {
            var key = (text[i].Key, run > 1 ? text[i + 1].Key : 0, run > 2 ? text[i + 2].Key : 0);
            if (!runs.TryAdd(key, i))
                runs[key] = -1;
        }

        return runs;
    }

    /// <summary>The longest chain that rises on both sides (patience sorting).</summary>
    private static List<(int A, int B)> Rising(List<(int A, int B)> pairs)
    {
        var ends = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].B < pairs[i].B)
                    low = middle + 1;
                else
                    high = middle;
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }

        var chain = new List<(int, int)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
            chain.Add(pairs[i]);
        chain.Reverse();
        return chain;
    }
}
