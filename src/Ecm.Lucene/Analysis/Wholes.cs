namespace Ecm.Lucene.Analysis;

/// <summary>What several words are together: a date, a sum, a long number, a code.</summary>
internal static class Wholes
{
    /// <summary>Reads the whole that begins with a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="reader">A reader of its own.</param>
    /// <param name="end">Where the whole ends.</param>
    /// <returns>Its term; null: the word stands for itself.</returns>
    public static string? Read(string text, int start, WordReader reader, out int end)
    {
        end = start;
        var digit = char.IsAsciiDigit(text[start]);
        if ((digit || char.IsAsciiLetter(text[start])) && Dates.Read(text, start, out end) is { } date) return TermMarks.Value + date;
        if (digit && Amounts.Read(text, start, out end) is { } amount) return TermMarks.Value + amount;
        return Alikes.ReadCode(text, start, reader, out end) is { } code ? TermMarks.Alike + code : null;
    }

    /// <summary>The terms that stand for a text of one word or more as a whole; none when nothing does.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var reader = new WordReader();
        reader.Read(text);
        if (!reader.Next()) return [];
        if (Read(text, reader.Start, reader, out var end) is not { } whole) return NumberAlone(text);
        reader.Read(text, end);
        if (reader.Next()) return [];

        // The same code or number may stand in a text as one word.
        return whole[0] == TermMarks.Alike ? [whole, whole[1..]]
            : Amounts.DigitsOf(whole[1..]) is { } digits ? [whole, digits]
            : [whole];
    }

    private static IReadOnlyList<string> NumberAlone(string text) =>
        text.Trim() is { Length: >= 4 } digits && digits.All(char.IsAsciiDigit) ? [TermMarks.Value + Amounts.Of(digits)] : [];
}
