using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Texts;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>What a browser would show of a page, in reading order. Nothing it names is fetched, no script runs.</summary>
internal static partial class HtmlText
{
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "noscript", "template", "svg", "object", "iframe" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "table", "section", "article", "header", "footer", "main", "nav",
        "aside", "address", "blockquote", "pre", "ul", "ol", "dl", "figure", "figcaption", "form", "fieldset", "caption", "option", "body",
    };

    /// <returns>False when the file goes on after what was read.</returns>
    public static bool Read(string path, DocumentWriter writer)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, MostBytes)];
        file.ReadExactly(bytes);
        ReadPage(Decode(bytes) ?? throw new ExtractionException(ExtractionFailure.Damaged, "The page is no text."), writer);
        return file.Length == bytes.Length;
    }

    public static void ReadPage(string html, DocumentWriter writer)
    {
        using var document = new HtmlParser().ParseDocument(html);
        // Not by recursion: a page may nest deeper than the stack.
        for (INode? node = document.DocumentElement; node is not null && !writer.Full;)
        {
            if (node is IText words)
                writer.WriteFlowing(words.Data);
            if (node is IElement element && Hidden.Contains(element.LocalName) || node.FirstChild is null)
                node = After(node, writer);
            else
                node = node.FirstChild;
        }
    }

    /// <summary>The next node in reading order that is not inside this one; leaving elements ends lines and cells.</summary>
    private static INode? After(INode node, DocumentWriter writer)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at is IElement left && Blocks.Contains(left.LocalName))
                writer.Line();
            else if (at is IElement { LocalName: "td" or "th" })
                writer.Cell();
            if (at.NextSibling is not { } next)
                continue;
            if (next is IElement entered && Blocks.Contains(entered.LocalName) && entered.LocalName != "br")
                writer.Line();
            return next;
        }

        return null;
    }

    /// <summary>By what the page says of itself, else by how its letters look.</summary>
    private static string? Decode(byte[] bytes)
    {
        var front = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2048)));
        if (bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] || Said().Match(front) is not { Success: true } said)
            return Charsets.Decode(bytes);
        try
        {
            return Charsets.Decode(bytes) is null ? null : Encoding.GetEncoding(said.Groups[1].Value).GetString(bytes);
        }
        catch (ArgumentException)
        {
            return Charsets.Decode(bytes);
        }
    }

    [GeneratedRegex(@"<meta[^>]+charset\s*=\s*[""']?\s*([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Said();
}
