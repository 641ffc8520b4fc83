using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>Words of a name as somebody types them, the last one perhaps not ended.</summary>
internal static class SearchWords
{
    /// <summary>The words of a text; what has neither letter nor digit is none.</summary>
    public static string[] In(string? text) =>
        [.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))];

    /// <summary>Cards of a kind whose title has the words.</summary>
    /// <param name="kind">Which cards.</param>
    /// <param name="words">At least one.</param>
    public static SearchNode Titled(SearchNode kind, string[] words) =>
        new AndNode([kind, .. words[..^1].Select(word => new TermNode(QueryFields.Title, word)), new PrefixNode(QueryFields.Title, words[^1])]);

    /// <summary>Each of the words begins one of the name's; ё is е, and words end at everything that is neither letter nor digit.</summary>
    public static bool Begin(string name, string[] words)
    {
        var parts = Parts(name);
        return words.SelectMany(Parts).All(word => parts.Exists(part => part.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> Parts(string text) =>
        [.. string.Concat(text.Select(c => c switch { 'ё' => 'е', 'Ё' => 'Е', _ when char.IsLetterOrDigit(c) => c, _ => ' ' })).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
