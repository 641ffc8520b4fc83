using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Ecm.Extraction.Worker.Office;

/// <summary>The lines of a document that its pages do not show. Words are compared, not lines: pages break lines, and tables are read column by column.</summary>
internal static partial class UnseenText
{
    /// <summary>A word that pages show in pieces is looked for among all letters, one behind the other, if it is long enough to be no part of another.</summary>
    private const int LongWord = 6;

    /// <summary>Looks among all letters; behind them a word counts as not shown.</summary>
    private const int MostLooks = 2000;

    /// <summary>Characters that are laid out at most.</summary>
    internal const int Most = 2 * 1024 * 1024;

    /// <summary>Digits of a number that is its own evidence; a shorter one begins many others.</summary>
    private const int LongNumber = 5;

    private const int LongestNumber = 15;

    /// <summary>Lines with a word that is nowhere on the pages, and lines whose every word stands there less often than in the document.</summary>
    /// <param name="own">The document's text, line by line.</param>
    /// <param name="shown">The text of the pages.</param>
    /// <returns>The lines, and whether there are more than are laid out.</returns>
    public static (IReadOnlyList<string> Lines, bool More) Of(string own, string shown)
    {
        var shownWords = Words(shown).ToList();
        var onPages = Count(shownWords);
        var inDocument = Count(Words(own));
        var beginnings = shownWords.Where(IsLongNumber).SelectMany(Beginnings).ToHashSet();
        var letters = string.Concat(shownWords);
        var (unseen, length, looks, known) = (new List<string>(), 0, 0, new Dictionary<string, bool>());
        foreach (var line in own.Split('\n'))
        {
            var words = Words(line).ToList();
            if (words.Count == 0 || !words.Exists(word => !IsShown(word)) && !words.TrueForAll(IsTooFew))
                continue;
            if ((length += line.Length) > Most)
                return (unseen, true);
            unseen.Add(line);
        }

        return (unseen, false);

        bool IsTooFew(string word) => onPages.TryGetValue(word, out var count) && count < inDocument[word];

        // Tables round numbers for the eye.
        bool IsShown(string word) => onPages.ContainsKey(word) || beginnings.Contains(word) || word.Length >= LongWord && IsInPieces(word);

        bool IsInPieces(string word)
        {
            if (!known.TryGetValue(word, out var found))
                known[word] = found = looks++ < MostLooks && letters.Contains(word, StringComparison.Ordinal);
            return found;
        }
    }

    /// <summary>A flat Open Document of these lines, gray; a line of stars above them, for a heading would be found as if it were the document's.</summary>
    public static string Document(IEnumerable<string> lines)
    {
        var body = new StringBuilder();
        foreach (var line in lines)
            body.Append("<text:p text:style-name=\"g\">").Append(SecurityElement.Escape(Clean(line)).Replace("\t", "<text:tab/>", StringComparison.Ordinal)).Append("</text:p>\n");
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
              office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
            <office:automatic-styles><style:style style:name="g" style:family="paragraph"><style:text-properties fo:color="#555555" fo:font-family="Liberation Sans" fo:font-size="10pt"/></style:style></office:automatic-styles>
            <office:body><office:text><text:p text:style-name="g">* * *</text:p>
            {body}</office:text></office:body></office:document>
            """;
    }

    private static string Clean(string line) => string.Concat(line.Where(static c => XmlConvert.IsXmlChar(c)));

    private static bool IsLongNumber(string word) => word.Length >= LongNumber && word.All(char.IsAsciiDigit);

    private static IEnumerable<string> Beginnings(string number) =>
        Enumerable.Range(LongNumber, Math.Min(number.Length, LongestNumber) - LongNumber + 1).Select(length => number[..length]);

    private static Dictionary<string, int> Count(IEnumerable<string> words) => words.CountBy(static word => word).ToDictionary();

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(OneDecimal().Replace(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant(), "${0}0")).Select(static match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>What a table keeps as 0.5 it shows as 0,50; dates are let alone.</summary>
    [GeneratedRegex(@"(?<=[0-9][.,])(?<![.,][0-9]+[.,])[0-9](?![\p{L}\p{N}]|[.,][0-9])")]
    private static partial Regex OneDecimal();
}
