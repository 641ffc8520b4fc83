using System.Text;
using Ecm.Core.Storage;

namespace Ecm.Core.Spelling;

/// <summary>A word of the organisation's own: right wherever it stands.</summary>
internal sealed class OwnWord
{
    /// <summary>In lower case, ё as е: what words are compared by.</summary>
    public required string Word { get; init; }

    /// <summary>As it was added.</summary>
    public required string Written { get; init; }

    public required Guid AuthorId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The import that brought it; null: it was added by itself.</summary>
    public Guid? ImportId { get; init; }
}

/// <summary>Why a text is no word that can be added.</summary>
public enum WordFault
{
    /// <summary>It has other characters than letters, or an apostrophe that stands at an end.</summary>
    NotLetters,

    /// <summary>Its letters are of several scripts, as a Latin «c» in a Russian word.</summary>
    MixedScripts,

    /// <summary>It has fewer than three letters; such words are not checked.</summary>
    TooShort,

    /// <summary>It has more than 40 characters.</summary>
    TooLong,
}

/// <summary>What words of the organisation look like.</summary>
internal static class WordRules
{
    public const int ShortestWord = 3;
    public const int LongestWord = 40;

    /// <summary>The form by which words are compared: lower case, ё as е, one kind of apostrophe.</summary>
    public static string Normal(string word) => word.ToLowerInvariant().Replace('ё', 'е').Replace('’', '\'');

    /// <summary>A word as it is kept.</summary>
    public static string Written(string word) => KeptText.Fits(word) ? word.Trim().Normalize(NormalizationForm.FormC) : word;

    /// <summary>Null: the text is a word that can be added.</summary>
    public static WordFault? FaultOf(string word) =>
        word.Length > LongestWord ? WordFault.TooLong
        : word.Length == 0 || !word.All(c => char.IsLetter(c) || IsApostrophe(c)) || IsApostrophe(word[0]) || IsApostrophe(word[^1]) ? WordFault.NotLetters
        : word.Length < ShortestWord ? WordFault.TooShort
        : word.Any(char.IsAsciiLetter) && word.Any(c => c is >= '\u0400' and < '\u0530') ? WordFault.MixedScripts
        : null;

    private static bool IsApostrophe(char c) => c is '\'' or '’';
}
