using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Ecm.Lucene.Analysis;

/// <summary>The Snowball stemmers of each thread.</summary>
internal static class Stemmers
{
    [ThreadStatic]
    private static RussianStemmer? russian;

    [ThreadStatic]
    private static EnglishStemmer? english;

    public static string Stem(string word, Script script)
    {
        SnowballProgram stemmer = script == Script.Cyrillic ? russian ??= new() : english ??= new();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>The stem of the other forms of words like «отец, отца», «владелец, владельца», «боец, бойца»; null: the word is none.</summary>
    public static string? WithoutFleetingVowel(string stem) =>
        stem.Length < 4 || !stem.EndsWith("ец", StringComparison.Ordinal) ? null
        : stem[^3] == 'л' ? stem[..^2] + "ьц"
        : "аеиоуыэюя".Contains(stem[^3]) ? stem[..^2] + "йц"
        : stem[..^2] + "ц";
}
