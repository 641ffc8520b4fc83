using System.Globalization;
using System.Text;
using Ecm.Lucene.Analysis;

namespace Ecm.Lucene.Mapping;

/// <summary>The forms in which values that are no text are compared.</summary>
internal static class Normal
{
    /// <summary>A keyword: without case, ё as е, spaces at the ends off and inside single, at most 255 characters.</summary>
    public static string Keyword(string value)
    {
        var normal = new StringBuilder(Math.Min(value.Length, WordReader.MaxLength));
        foreach (var c in value)
        {
            if (normal.Length == WordReader.MaxLength) break;
            if (!char.IsWhiteSpace(c)) normal.Append(c is 'ё' or 'Ё' ? 'е' : char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }

        return normal.ToString().TrimEnd();
    }

    /// <summary>An invariant decimal.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Number(string value) => (double)decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>A day <c>yyyy-MM-dd</c> as the number yyyyMMdd.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static int Day(string value) => Day(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static int Day(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;
}
