using System.Globalization;
using System.Text;

namespace Ecm.Web.Types;

/// <summary>Keys made of what people call something, so that nobody has to think of one.</summary>
internal static class LatinNames
{
    // Names of registers are the shortest; a number may come behind.
    private const int Longest = 45;

    private static readonly string[] Russian =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>The key of a field, such as <c>srokOplaty</c>; another than those that are taken.</summary>
    public static string Key(string label, IReadOnlyCollection<string> taken)
    {
        var words = Words(label);
        var key = string.Concat(words.Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        return Free(Begun(key, "field"), "", taken);
    }

    /// <summary>The name of a type or the like, such as <c>dogovor-podryada</c>; another than those that are taken.</summary>
    public static string Name(string label, IReadOnlyCollection<string> taken, string otherwise = "type") => Free(Begun(string.Join('-', Words(label)), otherwise), "-", taken);

    private static string[] Words(string label)
    {
        var plain = new StringBuilder();
        foreach (var letter in label.ToLower(CultureInfo.InvariantCulture))
            plain.Append(letter switch
            {
                >= 'а' and <= 'я' => Russian[letter - 'а'],
                'ё' => "e",
                _ when char.IsAsciiLetterOrDigit(letter) => letter,
                _ => ' ',
            });
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Short enough, and beginning with a letter.</summary>
    private static string Begun(string name, string otherwise)
    {
        var cut = name.Length > Longest ? name[..Longest].TrimEnd('-') : name;
        return cut.Length == 0 ? otherwise : char.IsAsciiDigit(cut[0]) ? otherwise + cut : cut;
    }

    private static string Free(string name, string between, IReadOnlyCollection<string> taken)
    {
        var free = name;
        for (var n = 2; taken.Contains(free); n++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}{between}{n}");
        return free;
    }
}
