namespace Ecm.Core.Samples;

/// <summary>A line of a paper: where it begins, in points from the lower left corner of an A4 page.</summary>
internal readonly record struct PaperLine(double X, double Y, double Size, string Text);

/// <summary>Sets a text on pages. <c># </c> begins a heading, <c>---</c> a page; an empty line is a gap.</summary>
internal static class PaperPages
{
    // A4.
    private const int Width = 595, Height = 842;
    private const double Margin = 64, Size = 11, Leading = 15.5, Heading = 12.5, Gap = 8;

    /// <param name="text">The text.</param>
    /// <param name="widthOf">How wide a line is at a size, in points.</param>
    public static IReadOnlyList<IReadOnlyList<PaperLine>> Of(string text, Func<string, double, double> widthOf)
    {
        var pages = new List<IReadOnlyList<PaperLine>>();
        var page = new List<PaperLine>();
        var y = Height - Margin;
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
        {
            if (line == "---")
                Turn();
            else if (line.Length == 0)
                y -= Gap;
            else if (line.StartsWith("# ", StringComparison.Ordinal))
                Set(line[2..], Heading, centered: true);
            else
                Set(line, Size, centered: false);
        }

        Turn();
        return pages;

        void Set(string paragraph, double size, bool centered)
        {
            foreach (var row in Rows(paragraph, size, widthOf))
            {
                if (y < Margin)
                    Turn();
                page.Add(new PaperLine(centered ? (Width - widthOf(row, size)) / 2 : Margin, y, size, row));
                y -= Leading;
            }
        }

        void Turn()
        {
            pages.Add(page);
            page = [];
            y = Height - Margin;
        }
    }

    private static IEnumerable<string> Rows(string paragraph, double size, Func<string, double, double> widthOf)
    {
        var row = "";
        foreach (var word in paragraph.Split(' '))
        {
            var longer = row.Length == 0 ? word : $"{row} {word}";
            if (row.Length > 0 && widthOf(longer, size) > Width - 2 * Margin)
            {
                yield return row;
                longer = word;
            }

            row = longer;
        }

        yield return row;
    }
}
