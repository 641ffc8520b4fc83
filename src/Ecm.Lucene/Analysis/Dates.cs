using System.Collections.Frozen;
using System.Globalization;

namespace Ecm.Lucene.Analysis;

/// <summary>Days as people write them: 05.03.2024, 5.3.2024, 05.03.24, 05/03/2024, 2024-03-05, «5» марта 2024, 5 March 2024, March 5, 2024.</summary>
internal static class Dates
{
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = AllMonths().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a day that begins at a place; its term is <c>yyyymmdd</c> behind a letter.</summary>
    public static string? Read(string text, int start, out int end)
    {
        var scan = new Scanner(text, start);
        var day = char.IsAsciiDigit(text[start]) ? ReadNumberFirst(ref scan) : ReadMonthFirst(ref scan);
        end = scan.At;
        return day is { } found && !scan.IsInWord ? found.ToString("'d'yyyyMMdd", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>True for the term of a day.</summary>
    public static bool Is(string term) => term[0] == 'd';

    private static DateOnly? ReadNumberFirst(ref Scanner scan)
    {
        if (!scan.TryNumber(4, out var first, out var digits)) return null;
        if (digits == 4)
        {
            if (!scan.TryAny("-./", out var dash) || !scan.TryNumber(2, out var month, out _) || !scan.Try(dash) || !scan.TryNumber(2, out var last, out _)) return null;
            return Day(first, month, last);
        }

        if (digits > 2) return null;
        if (scan.TryAny(".-/", out var separator))
        {
            var single = digits == 1;
            if (!scan.TryNumber(2, out var month, out digits) || !scan.Try(separator)) return null;
            single |= digits == 1;
            if (!scan.TryNumber(4, out var year, out digits) || digits is not (2 or 4) || (digits == 2 && (single || separator == '-'))) return null;
            return Day(Full(year, digits), month, first) ?? (separator == '/' ? Day(Full(year, digits), first, month) : null);
        }

        scan.SkipBetween(quotes: true);
        if (!TryMonth(ref scan, out var named)) return null;
        scan.TryAny(".", out _);
        scan.SkipBetween(quotes: false);
        return scan.TryNumber(4, out var ofYear, out digits) && digits == 4 ? Day(ofYear, named, first) : null;
    }

    private static DateOnly? ReadMonthFirst(ref Scanner scan)
    {
        if (!TryMonth(ref scan, out var month)) return null;
        scan.TryAny(".", out _);
        scan.SkipBetween(quotes: false);
        if (!scan.TryNumber(2, out var day, out _)) return null;
        scan.TryAny(",", out _);
        scan.SkipBetween(quotes: false);
        return scan.TryNumber(4, out var year, out var digits) && digits == 4 ? Day(year, month, day) : null;
    }

    private static bool TryMonth(ref Scanner scan, out int month) => Months.TryGetValue(scan.Letters(), out month);

    private static int Full(int year, int digits) => digits == 4 ? year : year < 70 ? 2000 + year : 1900 + year;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1800 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static FrozenDictionary<string, int> AllMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var format in new[] { CultureInfo.GetCultureInfo("ru-RU").DateTimeFormat, CultureInfo.InvariantCulture.DateTimeFormat })
            for (var month = 1; month <= 12; month++)
            {
                months[format.MonthGenitiveNames[month - 1]] = month;
                months[format.AbbreviatedMonthGenitiveNames[month - 1].TrimEnd('.')] = month;
            }

        months["мая"] = 5;
        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
