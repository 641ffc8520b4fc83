using System.Text;

namespace Ecm.Testing.Material;

/// <summary>
/// Reads a text as badly as OCR does: characters become others that look like them, are lost or come from specks; words are lost, run together or fall apart.
/// The same seed gives the same faults.
/// </summary>
public sealed class TextDegrader(double rate, int seed)
{
    private static readonly Dictionary<char, string> LookAlikes = new()
    {
        ['о'] = "0сеoа", ['а'] = "ао@", ['е'] = "сёеоe", ['и'] = "нпй", ['н'] = "ипк", ['п'] = "ниг", ['ш'] = "щпи", ['щ'] = "ш", ['в'] = "ь8б", ['б'] = "6о", ['з'] = "3э", ['с'] = "еоc",
        ['л'] = "дп", ['д'] = "ла", ['т'] = "гт7", ['г'] = "тr", ['к'] = "нx", ['р'] = "pг", ['м'] = "ми", ['ы'] = "ьи", ['й'] = "и", ['я'] = "л", ['у'] = "yч", ['ч'] = "4у", ['ж'] = "х",
        ['0'] = "Оо6", ['1'] = "lI|7", ['2'] = "zZ7", ['3'] = "З8з5", ['4'] = "Ч19", ['5'] = "S6s3", ['6'] = "б85", ['7'] = "1T2", ['8'] = "В36", ['9'] = "g48",
        ['o'] = "0ce", ['e'] = "co", ['l'] = "1I|", ['n'] = "hu", ['m'] = "rn", ['a'] = "o", ['s'] = "5", ['i'] = "l1",
    };

    private const string Specks = ".,'`-|:;_";

    private readonly Random random = new(seed);

    /// <summary>The text as it is read.</summary>
    public string Read(string text)
    {
        var read = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            if (read.Length > 0)
                read.Append('\n');
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                if (random.NextDouble() < rate / 8)
                    continue;
                if (i > 0 && random.NextDouble() >= rate / 4)
                    read.Append(' ');
                Append(read, words[i]);
            }
        }

        return read.ToString();
    }

    private void Append(StringBuilder read, string word)
    {
        foreach (var c in word)
        {
            if (random.NextDouble() < rate / 20)
                read.Append(' ');
            if (random.NextDouble() >= rate)
            {
                read.Append(c);
                continue;
            }

            var kind = random.NextDouble();
            if (kind < 0.75)
                read.Append(Other(c));
            else if (kind < 0.87)
                read.Append(c).Append(Specks[random.Next(Specks.Length)]);
        }
    }

    private char Other(char c)
    {
        var lower = char.ToLowerInvariant(c);
        if (LookAlikes.TryGetValue(lower, out var likely) && random.NextDouble() < 0.85)
            return likely[random.Next(likely.Length)];
        if (char.IsAsciiDigit(c))
            return LookAlikes[c][random.Next(LookAlikes[c].Length)];
        return char.IsLetter(c) ? "абвгдежзиклмнопрстуфхцчшыья"[random.Next(27)] : Specks[random.Next(Specks.Length)];
    }
}
