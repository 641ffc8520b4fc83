using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// The term that stands for all forms of a word: the Snowball stem, behind <see cref="Mark"/> so that it never equals a word as written.
/// Stems are remembered per distinct word, each in the one place that its hash gives it: the memory has a fixed size and needs no locks.
/// </summary>
internal static class Stems
{
    /// <summary>Begins every stem term.</summary>
    public const char Mark = '\u0001';

    private const int LongestWord = 40;

    private static readonly Entry?[] Known = new Entry?[1 << 16];

    [ThreadStatic]
    private static RussianStemmer? russian;

    [ThreadStatic]
    private static EnglishStemmer? english;

    /// <summary>The stem term of a word; null when the word is found as written only.</summary>
    public static string? Of(ReadOnlySpan<char> word, Script script)
    {
        if (script == Script.Other) return null;
        ref var place = ref Known[string.GetHashCode(word) & (Known.Length - 1)];
        if (Volatile.Read(ref place) is { } known && word.SequenceEqual(known.Word)) return known.Stem;

        var text = word.ToString();
        var stem = Mark + (word.Length > LongestWord ? text : Stem(text, script));
        Volatile.Write(ref place, new Entry(text, stem));
        return stem;
    }

    private static string Stem(string word, Script script)
    {
        SnowballProgram stemmer = script == Script.Cyrillic ? russian ??= new() : english ??= new();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private sealed record Entry(string Word, string Stem);
}
