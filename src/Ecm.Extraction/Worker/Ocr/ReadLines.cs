namespace Ecm.Extraction.Worker.Ocr;

/// <summary>The words of a page in the order of reading, where words that were found later are put in.</summary>
internal sealed class ReadLines(IEnumerable<OcrWord> read)
{
    private readonly List<OcrWord> words = [.. read];

    public IReadOnlyList<OcrWord> Words => words;

    /// <summary>Each line goes into one that stands as high, by its place from left to right, or before the first block that begins lower.</summary>
    /// <param name="found">Line by line.</param>
    public void Insert(IReadOnlyList<OcrWord> found)
    {
        for (var at = 0; at < found.Count;)
        {
            var begin = at++;
            while (at < found.Count && !found[at].BeginsLine && !found[at].BeginsBlock)
                at++;
            InsertLine([.. found.Take(at).Skip(begin)]);
        }
    }

    private void InsertLine(List<OcrWord> line)
    {
        var place = Around(line);
        var beside = Lines().Where(other => StandAsHigh(place, other.Box)).OrderBy(other => Distance(place, other.Box)).Select(static other => ((int, int)?)(other.Begin, other.End)).FirstOrDefault();
        if (beside is ({ } begin, { } end))
        {
            foreach (var word in line)
            {
                Put(begin, end, word);
                end++;
            }

            return;
        }

        var at = words.FindIndex(word => word.BeginsBlock && word.Box.Top > place.Top);
        words.InsertRange(at < 0 ? words.Count : at, line.Select(static (word, n) => word with { BeginsBlock = n == 0, BeginsLine = n == 0 }));
    }

    private void Put(int begin, int end, OcrWord word)
    {
        var at = words.FindIndex(begin, end - begin, other => other.Box.Left > word.Box.Left);
        if (at != begin)
        {
            words.Insert(at < 0 ? end : at, word with { BeginsBlock = false, BeginsLine = false });
            return;
        }

        var first = words[begin];
        words[begin] = first with { BeginsBlock = false, BeginsLine = false };
        words.Insert(begin, word with { BeginsBlock = first.BeginsBlock, BeginsLine = first.BeginsLine });
    }

    private IEnumerable<(int Begin, int End, Box Box)> Lines()
    {
        for (var at = 0; at < words.Count;)
        {
            var begin = at++;
            while (at < words.Count && !words[at].BeginsLine && !words[at].BeginsBlock)
                at++;
            yield return (begin, at, Around(words.GetRange(begin, at - begin)));
        }
    }

    private static Box Around(List<OcrWord> line) =>
        new(line.Min(static word => word.Box.Left), line.Min(static word => word.Box.Top), line.Max(static word => word.Box.Right), line.Max(static word => word.Box.Bottom));

    /// <summary>Half of the lower one is beside the other.</summary>
    private static bool StandAsHigh(Box one, Box other) =>
        (Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top)) * 2 >= Math.Min(one.Bottom - one.Top, other.Bottom - other.Top);

    private static double Distance(Box one, Box other) => Math.Max(0, Math.Max(one.Left - other.Right, other.Left - one.Right));
}
