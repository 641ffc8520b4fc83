using System.Collections.Frozen;

namespace Ecm.Core.Access;

/// <summary>The words for levels in requests and answers.</summary>
public static class AccessLevels
{
    private static readonly FrozenDictionary<string, AccessLevel> ByWord =
        Enum.GetValues<AccessLevel>().ToFrozenDictionary(Word, StringComparer.Ordinal);

    /// <summary>The word, such as <c>read</c>.</summary>
    public static string Word(AccessLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>The level of a word; null when there is none.</summary>
    public static AccessLevel? Parse(string word) => ByWord.TryGetValue(word, out var level) ? level : null;
}
