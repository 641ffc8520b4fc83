using System.Text;

namespace Ecm.Benchmarks.Searching;

/// <summary>Words of Debian's Russian and English dictionaries, drawn as often as words are in texts (Zipf), four Russian to one English.</summary>
internal sealed class Words
{
    private static readonly string[] Endings = ["", "", "а", "ом", "у", "ами", "ов", "ах"];

    private readonly string[] russian = Read("/usr/share/hunspell/ru_RU.dic");
    private readonly string[] english = Read("/usr/share/hunspell/en_US.dic");

    public string Any(Random random) => random.Next(5) == 0 ? english[Rank(random, english.Length)] : Form(russian[Rank(random, russian.Length)], random);

    /// <summary>A Russian word of about the given rank.</summary>
    public string Of(int rank) => russian[rank];

    public string Text(Random random, int count)
    {
        var text = new StringBuilder(count * 9);
        for (var at = 0; at < count; at++) text.Append(Any(random)).Append(at % 12 == 11 ? ".\n" : " ");
        return text.ToString();
    }

    private static int Rank(Random random, int count) => (int)Math.Exp(random.NextDouble() * Math.Log(count)) - 1;

    private static string Form(string word, Random random) => "аеиоуыэюяьй".Contains(word[^1]) ? word : word + Endings[random.Next(Endings.Length)];

    private static string[] Read(string dictionary)
    {
        var words = File.ReadLines(dictionary).Skip(1)
            .Select(static line => line.Split('/', ' ', '\t')[0])
            .Where(static word => word.Length > 3 && char.IsLower(word[0]) && word.All(char.IsLetter))
            .Distinct().ToArray();
        new Random(1).Shuffle(words);
        return words;
    }
}
