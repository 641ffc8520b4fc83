using System.Globalization;
using System.Text.RegularExpressions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Twins;

namespace Ecm.Core.Suggestions;

/// <summary>A value as it stands on a page.</summary>
/// <param name="Start">Where it begins in the page's text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Value">In plain form: a date as yyyy-MM-dd, a sum as minor units and currency, digits for the rest.</param>
internal readonly record struct PageFind(int Start, int Length, string Value);

/// <summary>
/// All values of a kind on a page. No pattern here goes back (<see cref="RegexOptions.NonBacktracking"/>), so a page is read in a time that grows with its length alone,
/// and only <see cref="MostText"/> of it is read.
/// </summary>
internal static class PageFinds
{
    /// <summary>A page of a file has some 4,000 characters.</summary>
    public const int MostText = 20_000;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly string[] Russian = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    private static readonly string[] English = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // Digits are ASCII ones: \d would take those of other scripts, which are no numbers here.
    private static readonly Regex Day = new(
        """(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})|(?<d>[0-9]{1,2})[./](?<m>[0-9]{1,2})[./](?<y>[0-9]{4}|[0-9]{2})|[«"“]?(?<d>[0-9]{1,2})[»"”]?\s{1,3}(?<w>\p{L}{3,9})\.?,?\s{1,3}(?<y>[0-9]{4})|(?<w>\p{L}{3,9})\s{1,3}(?<d>[0-9]{1,2}),?\s{1,3}(?<y>[0-9]{4})""", Options);

    private static readonly Regex Amount = new(
        """(?<c>[$€£]|USD|EUR|RUB)?\s?(?<n>[0-9]{1,3}(?:[ \u00A0\u202F.,'][0-9]{3}){1,4}|[0-9]{1,12})(?<f>[.,=-][0-9]{2})?(?:\s{0,2}(?<c>руб\p{L}{0,4}|р\.|₽|RUB|rouble\p{L}{0,2}|rubles?|долл\p{L}{0,6}|USD|евро|EUR|euros?|[$€£]))?\.?(?:\s{1,2}(?<k>[0-9]{2})\s{0,2}(?:коп|к\.|kop|cent))?""", Options);

    private static readonly Regex DocumentNumber = new("""[\p{L}\d][\p{L}\d/.\-–_]{0,39}""", Options);

    private static readonly Regex DigitRun = new("""[\p{L}\d|!]{9,21}""", Options);

    /// <summary>Dates from 1990 on. No digit is guessed: a date has no control digit.</summary>
    public static IEnumerable<PageFind> Dates(string text)
    {
        foreach (Match match in Day.Matches(text))
        {
            if (!IsWhole(text, match.Index, match.Length))
                continue;
            var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            year += year < 100 ? 2000 : 0;
            var month = match.Groups["w"].Success ? Month(match.Groups["w"].Value) : int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
            var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
            if (year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return new PageFind(match.Index, match.Length, new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Amounts: «1 250 000,00 руб.», «1 250 000 рублей 50 копеек», «$1,250,000.00».</summary>
    public static IEnumerable<PageFind> Sums(string text)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var number = match.Groups["n"];
            if (!IsWhole(text, number.Index, match.Index + match.Length - number.Index))
                continue;
            var whole = string.Concat(number.Value.Where(char.IsAsciiDigit));
            var fraction = match.Groups["k"].Success ? match.Groups["k"].Value : match.Groups["f"].Success ? match.Groups["f"].Value[1..] : "00";
            if (long.TryParse(whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor > 0)
                yield return new PageFind(match.Index, match.Length, string.Create(CultureInfo.InvariantCulture, $"{minor} {Currency(match.Groups["c"].Value)}"));
        }
    }

    /// <summary>What may be a document's number.</summary>
    public static IEnumerable<PageFind> Numbers(string text)
    {
        foreach (Match match in DocumentNumber.Matches(text))
            if (match.Value.TrimEnd('.', '-', '/', '–', '_') is var number && number.Any(char.IsAsciiDigit))
                yield return new PageFind(match.Index, number.Length, number);
    }

    /// <summary>Requisites: letters that look like digits are read as such only where control digits then agree.</summary>
    public static IEnumerable<PageFind> Requisites(string page, ReadKind kind)
    {
        foreach (Match match in DigitRun.Matches(page))
        {
            var run = match.Value;
            // In a bank code and a КПП no control digit would tell a letter that was read wrong.
            var text = kind is ReadKind.Kpp or ReadKind.Bik ? run : string.Concat(run.Select(c => char.IsAsciiDigit(c) ? c : LookAlikes.AsDigit(LookAlikes.Fold(c))));
            if (ControlDigits.Agree(kind, text, Requisites(page, ReadKind.Bik).Select(bik => bik.Value)))
                yield return new PageFind(match.Index, match.Length, text.ToUpperInvariant());
        }
    }

    /// <summary>Not a piece of a longer number.</summary>
    private static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetterOrDigit(text[start]))
        && (start < 2 || text[start - 1] is not ('.' or ',' or '/' or '-') || !char.IsAsciiDigit(text[start - 2]))
        && (start + length >= text.Length || !char.IsAsciiDigit(text[start + length]));

    private static int Month(string word)
    {
        word = word.ToLowerInvariant();
        for (var i = 0; i < 12; i++)
            if (word.StartsWith(English[i], StringComparison.Ordinal) || (word.StartsWith(Russian[i], StringComparison.Ordinal) && (i != 4 || word is "мая" or "май")))
                return i + 1;
        return 0;
    }

    private static string Currency(string word) => word.ToLowerInvariant() switch
    {
        "$" or "usd" => "USD",
        "€" or "eur" or "евро" or "euro" or "euros" => "EUR",
        "£" => "GBP",
        { } dollars when dollars.StartsWith("долл", StringComparison.Ordinal) => "USD",
        _ => "RUB",
    };
}
