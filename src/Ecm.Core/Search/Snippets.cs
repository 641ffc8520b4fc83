using System.Net;
using System.Text;
using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>Cuts pieces out of page texts around hits, as HTML: everything encoded, hits in <c>mark</c>, line breaks as spaces.</summary>
internal static class Snippets
{
    private const int Around = 80;
    private const int MaxLength = 260;

    /// <summary>A piece around the first of some hits that stand near each other.</summary>
    /// <param name="text">The page.</param>
    /// <param name="hits">Ranges in it, in order; the first is inside the piece.</param>
    public static string Cut(string text, IReadOnlyList<TextRange> hits)
    {
        var first = hits[0];
        var from = WordStart(text, Math.Max(0, first.Start - Around));
        var to = WordEnd(text, Math.Min(text.Length, Math.Max(first.Start + first.Length + Around, from + MaxLength)));
        var html = new StringBuilder(from > 0 ? "… " : "");
        var at = from;
        foreach (var hit in hits)
        {
            if (hit.Start < at || hit.Start + hit.Length > to)
                continue;
            html.Append(Encode(text, at, hit.Start)).Append("<mark>").Append(Encode(text, hit.Start, hit.Start + hit.Length)).Append("</mark>");
            at = hit.Start + hit.Length;
        }

        html.Append(Encode(text, at, to));
        return html.Append(to < text.Length ? " …" : "").ToString();
    }

    private static string Encode(string text, int from, int to) =>
        WebUtility.HtmlEncode(text[from..to].Replace("-\n", "").Replace('\n', ' '));

    private static int WordStart(string text, int at)
    {
        if (at == 0)
            return 0;
        var start = at;
        while (start < text.Length && start < at + 25 && !char.IsWhiteSpace(text[start - 1]))
            start++;
        return start < at + 25 && start < text.Length ? start : NotInPair(text, at);
    }

    private static int WordEnd(string text, int at)
    {
        if (at == text.Length)
            return at;
        var end = at;
        while (end > at - 25 && end > 0 && !char.IsWhiteSpace(text[end]))
            end--;
        return end > at - 25 && end > 0 ? end : NotInPair(text, at);
    }

    private static int NotInPair(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
