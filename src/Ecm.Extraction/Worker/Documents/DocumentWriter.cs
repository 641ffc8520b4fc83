using System.Text;
using System.Text.RegularExpressions;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Collects the text of a document: words as they come, cells with tabs between them, paragraphs and rows on lines of their own.</summary>
internal sealed partial class DocumentWriter
{
    /// <summary>Characters that are kept, as many as a plain text may have bytes of two; the rest is not read.</summary>
    private const int Most = 32 * 1024 * 1024;

    private readonly StringBuilder text = new();
    private bool tabDue;

    /// <summary>True when nothing more is taken.</summary>
    public bool Full => text.Length >= Most;

    public void Write(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
            return;
        if (tabDue)
            text.Append('\t');
        tabDue = false;
        text.Append(words[..Math.Min(words.Length, Math.Max(0, Most - text.Length))]);
    }

    /// <summary>Words of a page that flows: white space is one space, and none at the beginning of a line.</summary>
    public void WriteFlowing(string words)
    {
        var joined = White().Replace(words, " ");
        var skip = joined.StartsWith(' ') && (tabDue || text.Length == 0 || text[^1] is '\n' or ' ') ? 1 : 0;
        Write(joined.AsSpan(skip));
    }

    /// <summary>The end of a cell: a tab before the next one, if there is one.</summary>
    public void Cell()
    {
        TrimEnd();
        tabDue = text.Length > 0 && text[^1] != '\n';
    }

    /// <summary>The end of a line; several in a row are one.</summary>
    public void Line()
    {
        tabDue = false;
        TrimEnd();
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    /// <summary>The end of a section: where a part may end.</summary>
    public void Section()
    {
        Line();
        if (text.Length > 1 && text[^2] != '\n')
            text.Append('\n');
    }

    public override string ToString() => text.ToString();

    private void TrimEnd()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex White();
}
