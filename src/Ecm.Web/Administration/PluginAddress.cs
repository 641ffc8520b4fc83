namespace Ecm.Web.Administration;

/// <summary>Addresses of the pages about plugins.</summary>
internal static class PluginAddress
{
    public const string All = "/admin/plugins";

    /// <summary>The settings of one.</summary>
    public static string Of(string plugin) => $"{All}/{Uri.EscapeDataString(plugin)}";
}
