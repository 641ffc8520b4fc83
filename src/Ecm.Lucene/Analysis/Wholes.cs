namespace Ecm.Lucene.Analysis;

/// <summary>What several words are together: a date, a sum, a long number, a code.</summary>
internal static class Wholes
{
    /// <summary>The shortest number that is known by its end: a taxpayer's has ten digits or twelve, an account twenty.</summary>
    private const int FewestOfLong = 10;

    private const int Ending = 4;

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

    /// <summary>
    /// More terms that may be asked for at a word: a number in groups that begins like a sum (781 399 3580), thousands behind a comma (7,850), the last four digits of a
    /// long number, by which people name an account.
    /// </summary>
    public static IEnumerable<string> More(string text, int start, string? whole)
    {
        if (!char.IsAsciiDigit(text[start])) yield break;
        var groups = Amounts.ReadGroups(text, start, out _);
        if (groups is not null && whole?[1..] != groups) yield return TermMarks.Value + groups;
        if (whole is null && Amounts.ReadDoubtful(text, start) is { } doubtful) yield return TermMarks.Value + doubtful;
        var digits = groups is null ? new Scanner(text, start).TakeDigits().ToString() : Amounts.DigitsOf(groups)!;
        if (digits.Length >= FewestOfLong) yield return TermMarks.Alike + digits[^Ending..];
    }

    /// <summary>The terms that stand for a text of one word or more as a whole; none when nothing does.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var reader = new WordReader();
        reader.Read(text);
        if (!reader.Next()) return [];
        var start = reader.Start;
        if (Read(text, start, reader, out var end) is not { } whole) return NumberAlone(text);
        reader.Read(text, end);
        if (reader.Next())
        {
            if (Amounts.ReadGroups(text, start, out end) is not { } groups) return [];
            reader.Read(text, end);
            if (reader.Next()) return [];
            whole = TermMarks.Value + groups;
        }

        // The same code or number may stand in a text as one word.
        return whole[0] == TermMarks.Alike ? [whole, whole[1..]]
            : Amounts.DigitsOf(whole[1..]) is { } digits ? [whole, digits]
            : [whole];
    }

    private static IReadOnlyList<string> NumberAlone(string text) =>
        text.Trim() is { Length: >= 4 } digits && digits.All(char.IsAsciiDigit) ? [TermMarks.Value + Amounts.Of(digits)] : [];
}
