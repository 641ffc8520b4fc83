using System.Collections.Frozen;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// Numbers that are written in more than one way: sums (1 250 000,00 · 1,250,000.00 · 1250000 · 1,25 млн) and long numbers in groups of digits (40702 810 5 0000 0001234).
/// </summary>
internal static class Amounts
{
    private const int MostDigits = 25;
    private const int FewestInGroups = 8;
    private const string Spaces = " \u00A0\u2009\u202F";
    private const string BetweenThousands = Spaces + "'.,";

    private static readonly FrozenDictionary<string, int> Zeros = Scales((3, "тыс тысяч тысяча тысячи thousand"),
        (6, "млн миллион миллиона миллионов mln million millions"), (9, "млрд миллиард миллиарда миллиардов bn billion billions"));

    /// <summary>Reads a number that begins at a place.</summary>
    /// <returns>Its digits behind a letter, of a sum with the fraction behind a dot unless it is zero; null: no number, or one that is written in one way only.</returns>
    public static string? Read(string text, int start, out int end) => ReadScaled(text, start, out end) ?? ReadSum(text, start, out end) ?? ReadGroups(text, start, out end);

    /// <summary>Reads a long number in groups of digits, such as an account.</summary>
    public static string? ReadGroups(string text, int start, out int end)
    {
        var scan = new Scanner(text, start);
        var digits = scan.TakeDigits().ToString();
        end = scan.At;
        while (digits.Length <= MostDigits && scan.TryAny(Spaces, out _) && scan.Digits > 0)
        {
            digits += scan.TakeDigits().ToString();
            if (scan.IsInNumber) break;
            end = scan.At;
        }

        return end > start + Math.Min(digits.Length, MostDigits) && digits.Length is >= FewestInGroups and <= MostDigits ? Of(digits) : null;
    }

    /// <summary>Reads thousands behind one comma or dot, which could as well be a fraction: 7,850.</summary>
    public static string? ReadDoubtful(string text, int start)
    {
        var scan = new Scanner(text, start);
        var whole = scan.TakeDigits();
        if (whole.Length is 0 or > 3 || whole[0] == '0' || !scan.TryAny(",.", out _) || scan.Digits != 3) return null;
        var digits = string.Concat(whole, scan.TakeDigits());
        return scan.IsInNumber ? null : Of(digits);
    }

    /// <summary>The term of a number of digits alone.</summary>
    public static string Of(string digits) => "n" + digits;

    /// <summary>The digits of a number's term; null: it has a fraction or is none.</summary>
    public static string? DigitsOf(string term) => term[0] == 'n' && !term.Contains('.') ? term[1..] : null;

    /// <summary>Reads a number of thousands or millions.</summary>
    private static string? ReadScaled(string text, int start, out int end)
    {
        end = start;
        var scan = new Scanner(text, start);
        var whole = scan.TakeDigits().ToString();
        var fraction = ReadFraction(ref scan, separator: null) ?? "";
        scan.SkipBetween(quotes: false);
        if (whole.Length > 6 || !Zeros.TryGetValue(scan.Letters().ToString().ToLowerInvariant(), out var zeros) || fraction.Length > zeros) return null;
        scan.Try('.');
        end = scan.At;
        return (whole + fraction.PadRight(zeros, '0')).TrimStart('0') is { Length: > 0 } digits ? Of(digits) : null;
    }

    private static FrozenDictionary<string, int> Scales(params ReadOnlySpan<(int Zeros, string Words)> scales)
    {
        var all = new Dictionary<string, int>();
        foreach (var (zeros, words) in scales)
            foreach (var word in words.Split(' ')) all.Add(word, zeros);
        return all.ToFrozenDictionary();
    }

    private static string? ReadSum(string text, int start, out int end)
    {
        var scan = new Scanner(text, start);
        var whole = scan.TakeDigits().ToString();
        var separator = whole.Length <= 3 ? ReadThousands(ref scan, ref whole) : null;
        var fraction = ReadFraction(ref scan, separator);
        end = scan.At;
        if ((separator is null && fraction is null) || whole.Length > MostDigits || scan.IsInNumber) return null;
        whole = whole.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
        return Of(string.IsNullOrEmpty(fraction) ? whole : $"{whole}.{fraction}");
    }

    /// <summary>Reads groups of three digits. One group behind a comma or a dot could as well be a fraction, and is none.</summary>
    /// <returns>What stands between them; null: there are none.</returns>
    private static char? ReadThousands(ref Scanner scan, ref string whole)
    {
        var ahead = scan;
        if (!ahead.TryAny(BetweenThousands, out var separator)) return null;
        var (digits, groups, after) = (whole, 0, ahead);
        while (ahead.Digits == 3 && digits.Length <= MostDigits)
        {
            digits += ahead.TakeDigits().ToString();
            after = ahead;
            groups++;
            if (!ahead.Try(separator)) break;
        }

        if (groups == 0 || (groups == 1 && separator is ',' or '.' && !HasFraction(after, separator))) return null;
        (whole, scan) = (digits, after);
        return separator;
    }

    private static bool HasFraction(Scanner scan, char separator) => ReadFraction(ref scan, separator) is not null;

    /// <returns>Its digits without zeros at the end; null: there is none.</returns>
    private static string? ReadFraction(ref Scanner scan, char? separator)
    {
        var ahead = scan;
        if (!ahead.TryAny(".,", out var point) || point == separator || ahead.Digits is not (1 or 2)) return null;
        var digits = ahead.TakeDigits().TrimEnd('0').ToString();
        scan = ahead;
        return digits;
    }
}
