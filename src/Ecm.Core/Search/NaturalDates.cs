using System.Collections.Frozen;
using System.Globalization;

namespace Ecm.Core.Search;

/// <summary>Days and periods in words: сегодня, «прошлый месяц», «2 квартал 2024», «март 2024», «последние 30 дней», and the same in English.</summary>
internal static class NaturalDates
{
    private static readonly FrozenDictionary<string, Func<DateOnly, (DateOnly From, DateOnly To)>> Named = Names();

    private static readonly string[][] Months =
    [
        ["январь", "января", "january", "jan"], ["февраль", "февраля", "february", "feb"], ["март", "марта", "march", "mar"],
        ["апрель", "апреля", "april", "apr"], ["май", "мая", "may"], ["июнь", "июня", "june", "jun"],
        ["июль", "июля", "july", "jul"], ["август", "августа", "august", "aug"], ["сентябрь", "сентября", "september", "sep"],
        ["октябрь", "октября", "october", "oct"], ["ноябрь", "ноября", "november", "nov"], ["декабрь", "декабря", "december", "dec"],
    ];

    /// <summary>First and last day; null when the text is none of these.</summary>
    /// <param name="text">Words with spaces, hyphens or underscores between them.</param>
    /// <param name="today">The day it is in the organisation.</param>
    public static (DateOnly From, DateOnly To)? Read(string text, DateOnly today)
    {
        var words = text.ToLowerInvariant().Replace('ё', 'е').Split([' ', '-', '_', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return Named.TryGetValue(string.Join(' ', words), out var period) ? period(today) : words switch
        {
            ["последние" or "последних" or "last", var count, "дней" or "дня" or "день" or "days" or "day"] when Number(count, 10_000) is { } days => (today.AddDays(1 - days), today),
            [var quarter, "квартал" or "quarter", var year] when Number(quarter, 4) is { } q && Year(year) is { } y => Quarter(y, q),
            [['q', var digit], var year] when Number(digit.ToString(), 4) is { } q && Year(year) is { } y => Quarter(y, q),
            [var day, var month, var year] when Month(month) is { } m && Year(year) is { } y && Number(day, DateTime.DaysInMonth(y, m)) is { } d => (new(y, m, d), new(y, m, d)),
            [var month, var year] when Month(month) is { } m && Year(year) is { } y => MonthOf(new(y, m, 1)),
            _ => null,
        };
    }

    private static FrozenDictionary<string, Func<DateOnly, (DateOnly From, DateOnly To)>> Names()
    {
        var names = new Dictionary<string, Func<DateOnly, (DateOnly, DateOnly)>>();
        void Add(Func<DateOnly, (DateOnly, DateOnly)> period, params ReadOnlySpan<string> called)
        {
            foreach (var name in called)
                names[name] = period;
        }

        Add(t => (t, t), "сегодня", "today");
        Add(t => (t.AddDays(-1), t.AddDays(-1)), "вчера", "yesterday");
        Add(t => (t.AddDays(-2), t.AddDays(-2)), "позавчера");
        Add(t => Week(t), "эта неделя", "на этой неделе", "this week");
        Add(t => Week(t.AddDays(-7)), "прошлая неделя", "на прошлой неделе", "last week");
        Add(t => MonthOf(t), "этот месяц", "в этом месяце", "this month");
        Add(t => MonthOf(t.AddMonths(-1)), "прошлый месяц", "в прошлом месяце", "last month");
        Add(t => Quarter(t.Year, ((t.Month - 1) / 3) + 1), "этот квартал", "this quarter");
        Add(t => t.AddMonths(-3) is var before ? Quarter(before.Year, ((before.Month - 1) / 3) + 1) : default, "прошлый квартал", "last quarter");
        Add(t => (new(t.Year, 1, 1), new(t.Year, 12, 31)), "этот год", "в этом году", "this year");
        Add(t => (new(t.Year - 1, 1, 1), new(t.Year - 1, 12, 31)), "прошлый год", "в прошлом году", "last year");
        return names.ToFrozenDictionary();
    }

    private static (DateOnly From, DateOnly To) Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }

    private static (DateOnly From, DateOnly To) MonthOf(DateOnly day) => (new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    private static (DateOnly From, DateOnly To) Quarter(int year, int quarter) =>
        (new(year, (quarter * 3) - 2, 1), new(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3)));

    private static int? Month(string word) => Array.FindIndex(Months, names => names.Contains(word)) is var at and >= 0 ? at + 1 : null;

    private static int? Year(string word) => word.Length == 4 ? Number(word, 9999) : null;

    private static int? Number(string word, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
