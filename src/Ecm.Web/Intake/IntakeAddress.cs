using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecm.Web.Intake;

/// <summary>The state of the intake page as its address: how many rows are shown.</summary>
internal static class IntakeAddress
{
    /// <summary>So many rows are shown at first, and so many more each time.</summary>
    public const int AtOnce = 100;

    /// <summary>Further back nobody goes.</summary>
    public const int Most = 1000;

    /// <summary>The page with so many rows.</summary>
    public static string Of(int rows) => rows <= AtOnce ? "/intake" : $"/intake?shown={rows.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>How many rows are shown at an address.</summary>
    public static int RowsAt(string uri) =>
        QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue("shown", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Reaching(rows) : AtOnce;

    /// <summary>So many rows that this one is among them.</summary>
    public static int Reaching(int row) => Math.Clamp((row + AtOnce - 1) / AtOnce, 1, Most / AtOnce) * AtOnce;
}
