using System.Text;

namespace Ecm.Testing.Material;

/// <summary>Office documents of old and new kinds, made by LibreOffice out of what is written here as flat Open Documents.</summary>
public static class PrintedOffice
{
    private const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
          xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
          xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
          xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
          xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.
        """;

    /// <summary>A letter: pages of paragraphs.</summary>
    public static string Letter(params IEnumerable<string> pages) => $"""
        {Head}text"><office:automatic-styles><style:style style:name="new" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>
        <office:body><office:text>{string.Concat(pages.Select((page, at) => $"<text:p{(at > 0 ? " text:style-name=\"new\"" : "")}>{page}</text:p>"))}</office:text></office:body></office:document>
        """;

    /// <summary>A table with one cell that is too long for its column, a number beside it, and a hidden sheet.</summary>
    public static string Table(string cell, string hidden) => $"""
        {Head}spreadsheet"><office:automatic-styles><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
        <office:body><office:spreadsheet>{Sheet("Платежи", "", cell)}{Sheet("Расчёт", " table:style-name=\"h\"", hidden)}</office:spreadsheet></office:body></office:document>
        """;

    /// <summary>A slide with a note of the speaker.</summary>
    public static string Slide(string text, string note) => $"""
        {Head}presentation"><office:automatic-styles><style:page-layout style:name="l"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles>
        <office:master-styles><style:master-page style:name="m" style:page-layout-name="l"/></office:master-styles><office:body><office:presentation><draw:page draw:name="a" draw:master-page-name="m">
        {Frame("", text)}<presentation:notes>{Frame(" presentation:class=\"notes\"", note)}</presentation:notes></draw:page></office:presentation></office:body></office:document>
        """;

    /// <summary>Writes such a document in a kind, told by the ending of its name.</summary>
    /// <param name="path">Where, such as <c>письмо.doc</c>.</param>
    /// <param name="flat">What <see cref="Letter"/>, <see cref="Table"/> or <see cref="Slide"/> made.</param>
    /// <param name="filter">What the exporting filter is told; null: nothing.</param>
    public static void Make(string path, string flat, string? filter = null)
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(folder.Path, Path.GetFileNameWithoutExtension(path) + ".xml");
        File.WriteAllText(source, flat, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var ending = Path.GetExtension(path)[1..];
        // A profile that says it is new: LibreOffice then does not try its graphics for seconds.
        var profile = Directory.CreateDirectory(Path.Combine(folder.Path, "profile", "user")).FullName;
        File.WriteAllText(Path.Combine(profile, "registrymodifications.xcu"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item></oor:items>
            """);
        Tool.Run("soffice", "--headless", "--norestore", $"-env:UserInstallation=file://{Path.Combine(folder.Path, "profile")}", "--convert-to", filter is null ? ending : $"{ending}:{filter}", "--outdir", folder.Path, source);
        File.Move(Path.ChangeExtension(source, ending), path);
    }

    private static string Sheet(string name, string style, string cell) => $"""
        <table:table table:name="{name}"{style}><table:table-row><table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="17"><text:p>17</text:p></table:table-cell></table:table-row></table:table>
        """;

    private static string Frame(string attributes, string text) =>
        $"<draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"20cm\" svg:height=\"5cm\"{attributes}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>";
}
