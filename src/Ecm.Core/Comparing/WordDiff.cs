using DiffPlex;
using DiffPlex.Chunkers;

namespace Ecm.Core.Comparing;

/// <summary>Words of the first text that the second has otherwise.</summary>
/// <param name="StartA">The first of them; where nothing is missing, the word before which something was added.</param>
/// <param name="CountA">How many.</param>
/// <param name="StartB">The first word that stands there instead.</param>
/// <param name="CountB">How many.</param>
internal readonly record struct DifferentWords(int StartA, int CountA, int StartB, int CountB);

/// <summary>
/// Differences of two long texts, word by word. Myers' algorithm (DiffPlex) needs time in proportion to length times differences, so it is given the stretches between
/// runs of words that each text has exactly once: those fix what belongs together (patience diff, B. Cohen).
/// </summary>
internal static class WordDiff
{
    /// <summary>Runs of so many words are looked for, and shorter ones between those.</summary>
    private static readonly int[] RunLengths = [6, 3, 1];

    /// <summary>A stretch without a run in common that is larger than this, as a product of lengths, is one difference.</summary>
    private const long MostWork = 4_000_000;

    /// <summary>Differences in order; words are equal when their letters are.</summary>
    public static IReadOnlyList<DifferentWords> Of(IReadOnlyList<string> a, IReadOnlyList<string> b, CancellationToken cancellationToken)
    {
        var found = new List<DifferentWords>();
        Between(new Stretch(a, 0, a.Count), new Stretch(b, 0, b.Count), depth: 0, found, cancellationToken);
        return Joined(found);
    }

    private static void Between(Stretch a, Stretch b, int depth, List<DifferentWords> found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (a.Count > 0 && b.Count > 0 && a[0] == b[0])
            (a, b) = (a.From(1), b.From(1));
        while (a.Count > 0 && b.Count > 0 && a[a.Count - 1] == b[b.Count - 1])
            (a, b) = (a.To(a.Count - 1), b.To(b.Count - 1));
        if (a.Count == 0 && b.Count == 0)
            return;
        if (a.Count == 0 || b.Count == 0)
        {
            found.Add(new DifferentWords(a.Start, a.Count, b.Start, b.Count));
            return;
        }

        var anchors = depth < RunLengths.Length ? Anchors(a, b, RunLengths[depth]) : [];
        if (anchors.Count == 0)
        {
            if (depth < RunLengths.Length)
                Between(a, b, depth + 1, found, cancellationToken);
            else
                Directly(a, b, found);
            return;
        }

        var (atA, atB) = (0, 0);
        foreach (var (nextA, nextB) in anchors)
        {
            Between(a.Part(atA, nextA), b.Part(atB, nextB), depth + 1, found, cancellationToken);
            (atA, atB) = (nextA + 1, nextB + 1);
        }

        Between(a.From(atA), b.From(atB), depth + 1, found, cancellationToken);
    }

    private static void Directly(Stretch a, Stretch b, List<DifferentWords> found)
    {
        if ((long)a.Count * b.Count > MostWork)
        {
            found.Add(new DifferentWords(a.Start, a.Count, b.Start, b.Count));
            return;
        }

        // Words have no line ends in them.
        var blocks = Differ.Instance.CreateDiffs(a.Lines(), b.Lines(), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks;
        found.AddRange(blocks.Select(d => new DifferentWords(a.Start + d.DeleteStartA, d.DeleteCountA, b.Start + d.InsertStartB, d.InsertCountB)));
    }

    /// <summary>Beginnings of the runs that both have exactly once, the longest row of them that rises in both.</summary>
    private static List<(int A, int B)> Anchors(Stretch a, Stretch b, int length)
    {
        var inA = Once(a, length);
        var inB = Once(b, length);
        var pairs = inA.Where(run => inB.ContainsKey(run.Key)).Select(run => (A: run.Value, B: inB[run.Key])).OrderBy(pair => pair.A).ToList();
        // Longest rising row by the ends of the best rows so far (patience sorting).
        var (ends, before) = (new List<int>(), new int[pairs.Count]);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[ends[middle]].B < pairs[i].B ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }

        var row = new List<(int A, int B)>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i])
            row.Add(pairs[i]);
        row.Reverse();
        return row;
    }

    private static Dictionary<string, int> Once(Stretch words, int length)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + length <= words.Count; i++)
        {
            var run = length == 1 ? words[i] : string.Join(' ', Enumerable.Range(i, length).Select(at => words[at]));
            places[run] = places.ContainsKey(run) ? -1 : i;
        }

        return places.Where(p => p.Value >= 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Differences with a single word between them read as one.</summary>
    private static List<DifferentWords> Joined(List<DifferentWords> found)
    {
        var joined = new List<DifferentWords>();
        foreach (var next in found)
        {
            if (joined.Count > 0 && joined[^1] is var last && next.StartA - (last.StartA + last.CountA) <= 1 && next.StartB - (last.StartB + last.CountB) <= 1)
                joined[^1] = new DifferentWords(last.StartA, next.StartA + next.CountA - last.StartA, last.StartB, next.StartB + next.CountB - last.StartB);
            else
                joined.Add(next);
        }

        return joined;
    }

    /// <summary>A part of a text.</summary>
    private readonly record struct Stretch(IReadOnlyList<string> Words, int Start, int Count)
    {
        public string this[int at] => Words[Start + at];

        public Stretch From(int at) => Part(at, Count);

        public Stretch To(int end) => Part(0, end);

        public Stretch Part(int from, int to) => new(Words, Start + from, Math.Max(to - from, 0));

        public string Lines() => string.Join('\n', Words.Skip(Start).Take(Count));
    }
}
