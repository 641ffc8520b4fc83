using System.Net;
using System.Text;
using Spectre.Console;

namespace Ecm.Cli;

/// <summary>Text from the server on a terminal: it must not move the cursor, colour, or ring.</summary>
internal static class Plain
{
    /// <summary>The text without control characters.</summary>
    public static string Text(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c == '\t'));

    /// <summary>A snippet (HTML: text encoded, hits in <c>mark</c>) as Spectre markup.</summary>
    public static string Snippet(string html)
    {
        var markup = new StringBuilder(html.Length);
        foreach (var (piece, marked) in Pieces(html))
        {
            var text = Markup.Escape(Text(WebUtility.HtmlDecode(piece)));
            markup.Append(marked ? $"[black on yellow]{text}[/]" : text);
        }

        return markup.ToString();
    }

    private static IEnumerable<(string Piece, bool Marked)> Pieces(string html)
    {
        const string Open = "<mark>", Close = "</mark>";
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf(Open, at, StringComparison.Ordinal);
            if (open < 0)
            {
                yield return (html[at..], false);
                yield break;
            }

            if (open > at)
                yield return (html[at..open], false);
            open += Open.Length;
            var close = html.IndexOf(Close, open, StringComparison.Ordinal);
            close = close < 0 ? html.Length : close;
            yield return (html[open..close], true);
            at = Math.Min(html.Length, close + Close.Length);
        }
    }
}
