using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Doubt;

/// <summary>A page with corrections put over its reading.</summary>
/// <param name="Page">As it reads now.</param>
/// <param name="Sources">For each of its words the word of the reading that it stands for.</param>
/// <param name="ByWord">The corrections by the words of the reading that they are for.</param>
/// <param name="Lost">Those that found no word.</param>
internal sealed record OverlaidPage(PageText Page, IReadOnlyList<int> Sources, IReadOnlyDictionary<int, WordCorrection> ByWord, IReadOnlyList<WordCorrection> Lost);

/// <summary>
/// Puts corrections over the reading of a page:
/// 1. each correction finds its word by the place: the same box, else the box most like it that has most of the smaller of the two in common; 2. the text is written anew, word by word with what stood between them.
/// </summary>
internal static class CorrectedPage
{
    private const double LeastShare = 0.5;
    private const byte Sure = 100;

    /// <summary>The page as it reads with the corrections.</summary>
    public static OverlaidPage Of(PageText page, IReadOnlyList<WordCorrection> corrections)
    {
        var byWord = new Dictionary<int, WordCorrection>();
        var lost = new List<WordCorrection>();
        var elsewhere = new List<WordCorrection>();
        foreach (var correction in corrections)
            if (FindSame(page, correction, byWord) is { } at)
                byWord[at] = correction;
            else
                elsewhere.Add(correction);
        foreach (var correction in elsewhere)
            if (FindLikest(page, correction, byWord) is { } at)
                byWord[at] = correction;
            else
                lost.Add(correction);
        if (byWord.Count == 0)
            return new OverlaidPage(page, [.. Enumerable.Range(0, page.Words.Count)], byWord, lost);
        var (rewritten, sources) = Rewrite(page, byWord);
        return new OverlaidPage(rewritten, sources, byWord, lost);
    }

    private static int? FindSame(PageText page, WordCorrection correction, Dictionary<int, WordCorrection> taken)
    {
        for (var at = 0; at < page.Words.Count; at++)
            if (!taken.ContainsKey(at) && page.Words[at] is var word
                && (word.Left, word.Top, word.Right, word.Bottom) == (correction.Left, correction.Top, correction.Right, correction.Bottom)
                && page.Text.AsSpan(word.Start, word.Length).SequenceEqual(correction.Was))
                return at;
        return null;
    }

    private static int? FindLikest(PageText page, WordCorrection correction, Dictionary<int, WordCorrection> taken)
    {
        var (best, most) = ((int?)null, 0.0);
        for (var at = 0; at < page.Words.Count; at++)
            if (!taken.ContainsKey(at) && Likeness(page.Words[at], correction) is var likeness && likeness > most)
                (best, most) = (at, likeness);
        return best;
    }

    /// <summary>What both boxes have in common as a share of what they cover together; 0 when it is less than half of the smaller one.</summary>
    private static double Likeness(PageWord word, WordCorrection place)
    {
        double width = Math.Min(word.Right, place.Right) - Math.Max(word.Left, place.Left), height = Math.Min(word.Bottom, place.Bottom) - Math.Max(word.Top, place.Top);
        if (width <= 0 || height <= 0)
            return 0;
        var (one, other) = (Area(word.Left, word.Top, word.Right, word.Bottom), Area(place.Left, place.Top, place.Right, place.Bottom));
        return width * height < LeastShare * Math.Min(one, other) ? 0 : width * height / (one + other - (width * height));
    }

    private static double Area(int left, int top, int right, int bottom) => (double)(right - left) * (bottom - top);

    private static (PageText Page, List<int> Sources) Rewrite(PageText page, Dictionary<int, WordCorrection> corrections)
    {
        var (text, words, sources, end, gap) = (new StringBuilder(page.Text.Length), new List<PageWord>(page.Words.Count), new List<int>(page.Words.Count), 0, "");
        for (var at = 0; at < page.Words.Count; at++)
        {
            var word = page.Words[at];
            gap = Wider(gap, page.Text[end..word.Start]);
            end = word.Start + word.Length;
            var written = corrections.TryGetValue(at, out var correction) ? correction.Text : page.Text.Substring(word.Start, word.Length);
            if (written.Length == 0)
                continue;
            text.Append(gap);
            gap = "";
            Add(text, words, correction is null ? word : word with { Confidence = Sure }, written);
            sources.AddRange(Enumerable.Repeat(at, words.Count - sources.Count));
        }

        return (page with { Text = text.Append(Wider(gap, page.Text[end..])).ToString(), Words = words }, sources);
    }

    /// <summary>One word becomes several where two had been read as one: each gets its part of the box.</summary>
    private static void Add(StringBuilder text, List<PageWord> words, PageWord word, string written)
    {
        var (start, width) = (0, word.Right - word.Left);
        foreach (var piece in written.Split(' '))
        {
            if (start > 0)
                text.Append(' ');
            words.Add(word with
            {
                Start = text.Length,
                Length = piece.Length,
                Left = (ushort)(word.Left + (width * start / written.Length)),
                Right = (ushort)(word.Left + (width * (start + piece.Length) / written.Length)),
            });
            text.Append(piece);
            start += piece.Length + 1;
        }
    }

    /// <summary>Of what stood before and behind a word that is gone, the wider: a block's end, a line's end, a space.</summary>
    private static string Wider(string one, string other) => Lines(other) > Lines(one) || one.Length == 0 ? other : one;

    private static int Lines(string gap) => gap.Count(c => c == '\n');
}
