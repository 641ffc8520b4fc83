namespace Ecm.Web.Types;

/// <summary>Addresses of the pages that set types up.</summary>
internal static class TypeAddress
{
    public const string All = "/settings/types";

    public static string Of(string name, string? tab = null) => $"{All}/{Uri.EscapeDataString(name)}{(tab is null ? "" : $"?tab={tab}")}";
}
