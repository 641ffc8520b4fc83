using Ecm.Core.Results;

namespace Ecm.Web.Registers;

/// <summary>Addresses of the pages that set registers up.</summary>
internal static class RegisterSetupAddress
{
    public const string All = "/settings/registers";

    public static string Of(string name) => $"{All}/{Uri.EscapeDataString(name)}";

    /// <summary>True when a number was refused for what is set there.</summary>
    public static bool Mends(Problem? problem) => problem is { Code: "register-closed" or "no-numbering-scheme" } or { Code: "number-not-made", Field: null };
}
