namespace Ecm.Web.Lists;

/// <summary>Addresses of the pages that set shared lists up.</summary>
internal static class ListAddress
{
    public const string All = "/settings/lists";

    public static string Of(string name) => $"{All}/{Uri.EscapeDataString(name)}";
}
