namespace Ecm.Lucene.Analysis;

/// <summary>
/// Numbers that are written in more than one way: sums (1 250 000,00 · 1,250,000.00 · 1250000) and long numbers in groups of digits (40702 810 5 0000 0001234).
/// </summary>
internal static class Amounts
{
    private const int MostDigits = 25;
    private const int FewestInGroups = 8;
    private const string Spaces = " \u00A0\u2009\u202F";
    private const string BetweenThousands = Spaces + "'.,";

    /// <summary>Reads a number that begins at a place.</summary>
    /// <returns>Its digits behind a letter, of a sum with the fraction behind a dot unless it is zero; null: no number, or one that is written in one way only.</returns>
    public static string? Read(string text, int start, out int end) => ReadSum(text, start, out end) ?? ReadGroups(text, start, out end);

    /// <summary>The term of a number of digits alone.</summary>
    public static string Of(string digits) => "n" + digits;

    /// <summary>The digits of a number's term; null: it has a fraction or is none.</summary>
    public static string? DigitsOf(string term) => term[0] == 'n' && !term.Contains('.') ? term[1..] : null;

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

        if (groups == 0 || (groups == 1 && separator is ',' or '.')) return null;
        (whole, scan) = (digits, after);
        return separator;
    }

    /// <returns>Its digits without zeros at the end; null: there is none.</returns>
    private static string? ReadFraction(ref Scanner scan, char? separator)
    {
        var ahead = scan;
        if (!ahead.TryAny(".,", out var point) || point == separator || ahead.Digits is not (1 or 2)) return null;
        var digits = ahead.TakeDigits().TrimEnd('0').ToString();
        scan = ahead;
        return digits;
    }

    private static string? ReadGroups(string text, int start, out int end)
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
}
