using System.Text;
using Ecm.Core.Results;

namespace Ecm.Core.Spelling;

/// <summary>A list of words as it is imported: one a line, UTF-8 or windows-1251.</summary>
internal static class WordListing
{
    public const int MostLines = 50_000;

    private const int LongestShown = 60;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <summary>The words, and the lines that are none. Empty lines are passed over.</summary>
    /// <param name="bytes">The list.</param>
    /// <param name="charset">As the sender names it; null: UTF-8 where the bytes are that, else windows-1251.</param>
    public static Result<(IReadOnlyList<string> Words, IReadOnlyList<RefusedWord> Refused)> Read(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (Decode(bytes, charset) is not { } text)
            return Problems.WordListWrong();
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines.Length > MostLines + 1)
            return Problems.TooManyLines(MostLines);
        var words = new List<string>();
        var refused = new List<RefusedWord>();
        for (var at = 0; at < lines.Length; at++)
        {
            var word = WordRules.Written(lines[at]);
            if (word.Length == 0)
                continue;
            if (WordRules.FaultOf(word) is { } fault)
                refused.Add(new RefusedWord(at + 1, Shown(word), fault));
            else
                words.Add(word);
        }

        return (words, refused);
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        try
        {
            return charset?.Trim('"').ToLowerInvariant() switch
            {
                null or "utf-8" => Strict.GetString(bytes),
                "windows-1251" => Windows.GetString(bytes),
                _ => null,
            };
        }
        catch (DecoderFallbackException)
        {
            return charset is null ? Windows.GetString(bytes) : null;
        }
    }

    private static string Shown(string line)
    {
        var shown = string.Concat(line.Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return shown.Length <= LongestShown ? shown : string.Concat(shown.AsSpan(0, LongestShown), "…");
    }
}

/// <summary>A line of an import that is no word.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">What stands there, its beginning if it is long.</param>
/// <param name="Fault">Why it is none.</param>
public sealed record RefusedWord(int Line, string Text, WordFault Fault);
