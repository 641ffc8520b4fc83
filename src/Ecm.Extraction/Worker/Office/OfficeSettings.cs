namespace Ecm.Extraction.Worker.Office;

/// <summary>
/// The profile that LibreOffice starts with: no macro runs, no link is followed and none brought up to date, no proxy leads anywhere. Dates without a language of
/// their own are written as in Russia. A profile of a later version than any keeps it from trying its graphics first, which takes four seconds.
/// </summary>
internal static class OfficeSettings
{
    private const string Scripting = "/org.openoffice.Office.Common/Security/Scripting";
    private const string Proxy = "/org.openoffice.Inet/Settings";
    private const string Never = "2";

    public static string Xml { get; } = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        {Item(Scripting, "MacroSecurityLevel", "3")}
        {Item(Scripting, "DisableMacrosExecution", "true")}
        {Item(Scripting, "BlockUntrustedRefererLinks", "true")}
        {Item("/org.openoffice.Office.Writer/Content/Update", "Link", Never)}
        {Item("/org.openoffice.Office.Calc/Content/Update", "Link", Never)}
        {Item(Proxy, "ooInetProxyType", "2")}
        {Item(Proxy, "ooInetHTTPProxyName", "127.0.0.1")}
        {Item(Proxy, "ooInetHTTPProxyPort", "9")}
        {Item(Proxy, "ooInetHTTPSProxyName", "127.0.0.1")}
        {Item(Proxy, "ooInetHTTPSProxyPort", "9")}
        {Item("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9")}
        {Item("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "ru-RU")}
        </oor:items>
        """;

    private static string Item(string path, string name, string value) =>
        $"""<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>""";
}
