using System.Globalization;

namespace Ecm.Rest.Requests;

/// <summary>A day in a query string: <c>yyyy-MM-dd</c> and nothing else, because 01.02 means two days in two countries.</summary>
internal readonly record struct Day(DateOnly Value)
{
    /// <summary>Parses the one form.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Day day)
    {
        var parsed = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = new Day(value);
        return parsed;
    }
}
