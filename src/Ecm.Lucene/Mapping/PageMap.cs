using Ecm.Abstractions.Searching;
using Lucene.Net.Store;

namespace Ecm.Lucene.Mapping;

/// <summary>Where each page begins among the positions of the catch-all; stored with the document, a few bytes a page.</summary>
internal sealed class PageMap
{
    private readonly List<(Guid File, int Page, int Start)> pages = [];
    private int end;

    /// <summary>Adds a page.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="page">Its number.</param>
    /// <param name="words">The positions of its words; it has at least one.</param>
    public void Add(Guid file, int page, WordRange words)
    {
        pages.Add((file, page, words.First));
        end = words.First + words.Count;
    }

    /// <summary>The places that some words cover: none outside the pages, one for a word, more for a phrase that runs over a page's end.</summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="count">How many; 0: up to the end of what begins there.</param>
    /// <param name="alike">What <see cref="TextMatch.Alike"/> will say.</param>
    public IEnumerable<TextMatch> Locate(int from, int count, bool alike)
    {
        var to = from + Math.Max(1, count);
        for (var at = PageAt(from); at < pages.Count && pages[at].Start < to; at++)
        {
            var (file, page, start) = pages[at];
            var stop = at + 1 < pages.Count ? pages[at + 1].Start : end;
            var first = Math.Max(from, start);
            var last = Math.Min(to, stop);
            if (last > first) yield return new TextMatch(file, page, new WordRange(first - start, count == 0 ? 0 : last - first), alike);
        }
    }

    public byte[] Write()
    {
        using var output = new RAMOutputStream();
        output.WriteVInt32(end);
        var file = Guid.Empty;
        int page = 0, start = 0;
        foreach (var next in pages)
        {
            var same = next.File == file && next.Page > page;
            output.WriteVInt32(same ? next.Page - page : 0);
            if (!same)
            {
                output.WriteBytes(next.File.ToByteArray(bigEndian: true), 16);
                output.WriteVInt32(next.Page);
            }

            output.WriteVInt32(next.Start - start);
            (file, page, start) = next;
        }

        output.Flush();
        var bytes = new byte[output.Position];
        output.WriteTo(bytes, 0);
        return bytes;
    }

    public static PageMap Read(byte[] bytes)
    {
        var input = new ByteArrayDataInput(bytes);
        var map = new PageMap { end = input.ReadVInt32() };
        var id = new byte[16];
        var file = Guid.Empty;
        int page = 0, start = 0;
        while (!input.Eof)
        {
            var step = input.ReadVInt32();
            page += step;
            if (step == 0)
            {
                input.ReadBytes(id, 0, id.Length);
                file = new Guid(id, bigEndian: true);
                page = input.ReadVInt32();
            }

            start += input.ReadVInt32();
            map.pages.Add((file, page, start));
        }

        return map;
    }

    private int PageAt(int position)
    {
        int low = 0, high = pages.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (pages[middle].Start <= position) low = middle + 1;
            else high = middle - 1;
        }

        return Math.Max(high, 0);
    }
}
