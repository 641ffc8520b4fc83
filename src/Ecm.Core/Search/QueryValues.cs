using System.Globalization;

namespace Ecm.Core.Search;

/// <summary>Reads dates, numbers and ranges of them as people write them: 2024, 03.2024, 05.03.2024, 2024-03-05, 10..20, ..2024-06-30, and days in words (<see cref="NaturalDates"/>).</summary>
internal static class QueryValues
{
    /// <summary>First and last day; null when it is no date.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">The day it is in the organisation.</param>
    public static (string? From, string? To)? Dates(string text, DateOnly today)
    {
        var (first, last, isRange) = Split(text);
        var from = first is null ? null : Days(first, today);
        var to = last is null ? null : Days(last, today);
        if ((first is not null && from is null) || (last is not null && to is null))
            return null;
        return isRange ? (Iso(from?.From), Iso(to?.To)) : (Iso(from!.Value.From), Iso(from.Value.To));
    }

    /// <summary>Least and greatest; null when it is no number.</summary>
    public static (string? From, string? To)? Numbers(string text)
    {
        var (first, last, isRange) = Split(text);
        var from = first is null ? null : Number(first);
        var to = last is null ? null : Number(last);
        if ((first is not null && from is null) || (last is not null && to is null))
            return null;
        return isRange ? (from, to) : (from, from);
    }

    private static (string? First, string? Last, bool IsRange) Split(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots < 0
            ? (text, null, false)
            : (dots == 0 ? null : text[..dots], dots + 2 == text.Length ? null : text[(dots + 2)..], true);
    }

    private static (DateOnly From, DateOnly To)? Days(string text, DateOnly today)
    {
        if (Exact(text, "yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy") is { } day)
            return (day, day);
        if (Exact(text, "yyyy-MM", "MM.yyyy", "M.yyyy") is { } month)
            return (month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
        return Exact(text, "yyyy") is { } year ? (year, new DateOnly(year.Year, 12, 31)) : NaturalDates.Read(text, today);
    }

    private static DateOnly? Exact(string text, params string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? Number(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
