using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// The term that stands for all forms of a word: the Snowball stem, behind <see cref="Mark"/> so that it never equals a word as written.
/// Stems are remembered per distinct word; the memory has two halves, and the older half is dropped when the newer is full.
/// </summary>
internal static class Stems
{
    /// <summary>Begins every stem term.</summary>
    public const char Mark = '\u0001';

    private const int HalfSize = 40_000;
    private const int LongestWord = 40;

    [ThreadStatic]
    private static RussianStemmer? russian;

    [ThreadStatic]
    private static EnglishStemmer? english;

    private static volatile ConcurrentDictionary<string, string> fresh = new();
    private static volatile ConcurrentDictionary<string, string> old = new();

    /// <summary>The stem term of a word; null when the word is found as written only.</summary>
    public static string? Of(ReadOnlySpan<char> word, Script script)
    {
        if (script == Script.Other) return null;
        var known = fresh;
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var stem)) return stem;

        var key = word.ToString();
        if (!old.TryGetValue(key, out stem)) stem = Mark + (word.Length > LongestWord ? key : Stem(key, script));
        known[key] = stem;
        if (known.Count > HalfSize && Interlocked.CompareExchange(ref fresh!, new(), known) == known) old = known;
        return stem;
    }

    private static string Stem(string word, Script script)
    {
        SnowballProgram stemmer = script == Script.Cyrillic ? russian ??= new() : english ??= new();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
