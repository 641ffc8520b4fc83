using System.Net;
using System.Net.Sockets;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Office;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Office documents made to hurt: they are laid out without what they ask for, or refused with a reason.</summary>
public sealed class HostileOfficeTests(Reading reading) : IClassFixture<Reading>, IDisposable
{
    private const string OpenText = "application/vnd.oasis.opendocument.text";
    private const string OldWord = "application/msword";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task Linked_pictures_and_texts_are_fetched_neither_from_the_network_nor_from_the_disk()
    {
        var pdf = await RenderAsync(Links(), OpenText);

        (await reading.ReadAsync(pdf)).Single().Text.Should().Contain("Видимый").And.NotContain("Тайна");
        Pictures(pdf).Should().BeEmpty();
        listener.Pending().Should().BeFalse("nobody connected");
    }

    [Fact]
    public async Task Settings_alone_keep_links_shut_where_there_is_no_sandbox()
    {
        using var office = new OfficeProgram(mayIsolate: false);
        File.Copy(Links(), office.PlaceFor("a.odt"));

        var pdf = office.Convert("a.odt", "pdf");

        (await reading.ReadAsync(pdf)).Single().Text.Should().Contain("Видимый").And.NotContain("Тайна");
        Pictures(pdf).Should().BeEmpty();
        listener.Pending().Should().BeFalse("nobody connected");
    }

    [Theory]
    [InlineData("ln -s \"$secret\" \"$made\"")]
    [InlineData("mkfifo \"$made\"")]
    [InlineData("mkdir \"$made\"")]
    [InlineData(": > \"$made\"")]
    public void Link_or_pipe_in_place_of_the_pages_is_not_opened(string makes)
    {
        using var office = new OfficeProgram(Script($"secret='{reading.Write("secret.pdf", "%PDF-1.7"u8.ToArray())}'; {makes}"), mayIsolate: false);
        File.WriteAllText(office.PlaceFor("a.odt"), "текст");

        var converts = () => office.Convert("a.odt", "pdf");

        converts.Should().Throw<ExtractionException>().Which.Reason.Should().Be(ExtractionFailure.Damaged);
    }

    [Fact]
    public void Document_that_is_compared_with_its_pages_is_not_the_one_that_the_program_had()
    {
        using var office = new OfficeProgram(Script("echo pages > \"$made\"; ln -sf /etc/passwd \"$last\""), mayIsolate: false);
        File.WriteAllText(office.PlaceFor("a.odt"), "текст");

        var pdf = office.Convert("a.odt", "pdf");

        File.ReadAllText(pdf).Should().Be("pages\n");
        File.ReadAllText(office.PlaceFor("a.odt")).Should().Be("текст");
    }

    [Fact]
    public void Program_that_a_link_leads_to_is_found_in_the_sandbox()
    {
        var link = reading.File("soffice");
        File.CreateSymbolicLink(link, Script("cp \"$last\" \"$made\""));
        using var office = new OfficeProgram(link);
        File.WriteAllText(office.PlaceFor("a.odt"), "текст");

        File.ReadAllText(office.Convert("a.odt", "pdf")).Should().Be("текст");
    }

    [Fact]
    public async Task Macro_of_the_opening_does_not_run()
    {
        var written = reading.File("written");
        var file = Open("macro.odt", "<text:p>Макрос</text:p>",
            """<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>""",
            ("Basic/script-lc.xml", """<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>"""),
            ("Basic/Standard/script-lb.xml", """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>"""),
            ("Basic/Standard/Module1.xml", $"<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Module1\" script:language=\"StarBasic\">Sub Main\nOpen \"{written}\" For Output As #1\nPrint #1, \"x\"\nClose #1\nEnd Sub</script:module>"));
        using var office = new OfficeProgram(mayIsolate: false);
        File.Copy(file, office.PlaceFor("a.odt"));

        var pdf = office.Convert("a.odt", "pdf");

        (await reading.ReadAsync(pdf)).Single().Text.Should().Contain("Макрос");
        File.Exists(written).Should().BeFalse();
    }

    [Fact]
    public async Task Damaged_document_is_refused()
    {
        var whole = Make("whole.doc", PrintedOffice.Letter("Письмо"));
        var file = reading.Write("cut.doc", File.ReadAllBytes(whole)[..3000]);

        (await RefusalAsync(file, OldWord)).Should().Be(ExtractionFailure.Damaged);
        (await reading.ReadAsync(await RenderAsync(whole, OldWord))).Single().Text.Should().Contain("Письмо", "the child reads on");
    }

    [Fact]
    public async Task Document_that_asks_for_a_password_is_told_by_its_head()
    {
        var bytes = File.ReadAllBytes(Make("open.doc", PrintedOffice.Letter("Письмо")));
        // The head of the document's stream: its mark, and the flags ten bytes behind.
        var head = bytes.AsSpan().IndexOf((byte[])[0xEC, 0xA5, 0x01, 0x01]);
        bytes[head + 11] |= 0x01;

        var probes = () => reading.ProbeAsync(reading.Write("locked.doc", bytes));

        (await probes.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Password);
    }

    [Fact]
    public async Task Table_that_nobody_can_open_and_that_says_it_is_encrypted_is_locked()
    {
        var bytes = File.ReadAllBytes(Make("open.xls", PrintedOffice.Table("Насос", "Труба")));
        // The second record becomes FILEPASS; the key it names opens nothing.
        var first = bytes.AsSpan().IndexOf((byte[])[0x09, 0x08, 0x10, 0x00]);
        bytes[first + 20] = 0x2F;
        bytes[first + 21] = 0x00;

        (await RefusalAsync(reading.Write("locked.xls", bytes), "application/vnd.ms-excel")).Should().Be(ExtractionFailure.Password);
    }

    [Fact]
    public async Task Document_that_takes_too_long_is_ended_with_all_that_was_started()
    {
        await using var hasty = new Reading(options => options.PageTime = TimeSpan.FromSeconds(0.7));
        var file = Make("slow.doc", PrintedOffice.Letter(Enumerable.Repeat(SampleTexts.Contract, 300)));
        using var into = new MemoryStream();

        var renders = () => hasty.Extractor.RenderAsync(file, OldWord, alone: false, into, default);

        (await renders.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.TimedOut);
        Children.Of(hasty).Should().BeEmpty("the child was ended");
        Directory.EnumerateFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
            .Select(ReadQuietly).Should().NotContain(command => command.Contains("soffice.bin") && command.Contains(Path.GetFileName(file)));
    }

    public void Dispose() => listener.Dispose();

    /// <summary>In place of LibreOffice: a script that is given the document and has the place of what it is to make.</summary>
    private string Script(string does)
    {
        var path = Path.Combine(Directory.CreateDirectory(reading.File($"{Guid.CreateVersion7():N}")).FullName, "office");
        File.WriteAllText(path, $"#!/bin/sh\nfor last; do :; done\nmade=\"${{last%.*}}.pdf\"\n{does}\n");
        Tool.Run("chmod", "+x", path);
        return path;
    }

    private static string ReadQuietly(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Pictures(string pdf) =>
        System.Text.Encoding.ASCII.GetString(Tool.Read("pdfimages", "-list", pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);

    private string Links()
    {
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (picture, text) = (reading.File("secret.png"), reading.Write("secret.txt", "Тайна"u8.ToArray()));
        ScanFiles.Png(picture, PagePrinter.ScanText("Тайна", 50));
        string[] links = [$"http://127.0.0.1:{port}/", "file://"];
        return Open("links.odt", "<text:p>Видимый</text:p>" + string.Concat(links.Select((link, at) => $"""
            <text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char"><draw:image xlink:href="{link}{picture}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
            <text:section text:name="s{at}"><text:section-source xlink:href="{link}{text}" xlink:type="simple"/><text:p>old</text:p></text:section>
            """)), "");
    }

    private string Open(string name, string body, string scripts, params (string Name, string Content)[] others)
    {
        var path = reading.File($"{Guid.CreateVersion7():N}-{name}");
        var entries = string.Concat(others.Select(part => $"<manifest:file-entry manifest:full-path=\"{part.Name}\" manifest:media-type=\"text/xml\"/>"));
        OfficeFiles.Zip(path,
        [
            ("mimetype", OpenText),
            ("content.xml", $"""
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
                  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
                  office:version="1.2">{scripts}<office:body><office:text>{body}</office:text></office:body></office:document-content>
                """),
            ("META-INF/manifest.xml", $"""
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{OpenText}"/>
                  <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>{entries}</manifest:manifest>
                """),
            .. others,
        ]);
        return path;
    }

    private string Make(string name, string flat)
    {
        PrintedOffice.Make(reading.File(name), flat);
        return reading.File(name);
    }

    private async Task<ExtractionFailure> RefusalAsync(string file, string mediaType)
    {
        var renders = () => RenderAsync(file, mediaType);
        return (await renders.Should().ThrowAsync<ExtractionException>()).Which.Reason;
    }

    private async Task<string> RenderAsync(string file, string mediaType)
    {
        var pdf = reading.File($"{Guid.CreateVersion7():N}.pdf");
        await using (var into = File.Create(pdf))
            await reading.Extractor.RenderAsync(file, mediaType, alone: false, into, default);
        return pdf;
    }
}
