using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;
using MiniExcelLibs;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Documents that are text without pages: what a reader sees of them is read, whatever their name.</summary>
public sealed class DocumentReadingTests(Reading reading) : IClassFixture<Reading>
{
    private const string Lock = "EncryptedPackage";

    [Fact]
    public async Task Word_document_is_read_with_tables_notes_and_foot_and_without_what_was_struck_out()
    {
        var file = reading.File("договор.bin");
        OfficeFiles.Docx(file, """
            <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>Договор </w:t></w:r><w:r><w:t xml:space="preserve">аренды</w:t><w:tab/><w:t>№ 17</w:t></w:r></w:p>
            <w:p><w:del><w:r><w:delText>вычеркнутое</w:delText></w:r></w:del><w:ins><w:r><w:t>Вставленное</w:t></w:r></w:ins><w:r><w:br/><w:t>с новой строки</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Насос</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 шт.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:instrText>PAGE \* MERGEFORMAT</w:instrText></w:r>
              <mc:AlternateContent><mc:Choice><w:t>надпись</w:t></mc:Choice><mc:Fallback><w:t>надпись</w:t></mc:Fallback></mc:AlternateContent></w:p>
            """,
            ("word/footnotes.xml", OfficeFiles.WordPart("footnotes", "<w:p><w:r><w:t>Сноска о сроках</w:t></w:r></w:p>")),
            ("word/footer1.xml", OfficeFiles.WordPart("ftr", "<w:p><w:r><w:t>Арендодатель ____</w:t></w:r></w:p>")));

        var text = await TextAsync(file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

        text.Should().Be("Договор аренды\t№ 17\nВставленное\nс новой строки\nНасос\t2 шт.\nнадпись\n\nСноска о сроках\n\nАрендодатель ____");
    }

    [Fact]
    public async Task Table_is_read_sheet_by_sheet_with_dates_as_people_write_them()
    {
        var file = reading.File("реестр.dat");
        await MiniExcel.SaveAsAsync(file, new Dictionary<string, object>
        {
            ["Платежи"] = new[] { new { Контрагент = "Ромашка", Дата = new DateTime(2024, 3, 5), Сумма = 1250000.5 } },
            ["Итоги"] = new[] { new { Год = 2024 } },
        }, excelType: ExcelType.XLSX);

        var text = await TextAsync(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        text.Should().Be("Платежи\nКонтрагент\tДата\tСумма\nРомашка\t05.03.2024\t1250000.5\n\nИтоги\nГод\n2024");
    }

    [Fact]
    public async Task Slides_are_read_in_their_order()
    {
        var file = reading.File("показ.dat");
        OfficeFiles.Pptx(file, [.. Enumerable.Range(1, 11).Select(n => $"Слайд {n}")]);

        (await TextAsync(file, "application/vnd.openxmlformats-officedocument.presentationml.presentation"))
            .Should().Be(string.Join("\n\n", Enumerable.Range(1, 11).Select(n => $"Слайд {n}")));
    }

    [Theory]
    [InlineData("text", "<office:text><text:tracked-changes><text:p>старое</text:p></text:tracked-changes><text:h>Приказ</text:h><text:p>Об<text:s text:c=\"2\"/>отпуске<text:tab/>с<text:line-break/>марта <text:span>месяца</text:span></text:p></office:text>", "Приказ\nОб  отпуске\tс\nмарта месяца")]
    [InlineData("spreadsheet", "<office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>Насос</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>12,5</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>", "Насос\t12,5")]
    public async Task Open_document_is_read(string kind, string body, string text)
    {
        var file = reading.File($"{kind}.dat");
        OfficeFiles.OpenDocument(file, kind, body);

        (await TextAsync(file, $"application/vnd.oasis.opendocument.{kind}")).Should().Be(text);
    }

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("windows-1251", "<meta charset=\"windows-1251\">")]
    [InlineData("koi8-r", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">")]
    [InlineData("windows-1251", "")]
    public async Task Page_is_read_as_a_browser_shows_it(string encoding, string said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = $"""
            <!DOCTYPE html><html><head>{said}<title>Письмо о поставке</title><style>p::before text</style><script>var скрытое = 1;</script></head>
            <body><h1>Уважаемые   коллеги!</h1><p>Просим <b>пере</b>дать&nbsp;акт<br>до пятницы.</p><table><tr><td>Насос</td><td>2</td></tr><tr><td>Труба</td><td>7</td></tr></table><!-- примечание --></body></html>
            """;
        var file = reading.Write($"{encoding}-{said.Length}.dat", Encoding.GetEncoding(encoding).GetBytes(html));

        (await TextAsync(file, "text/html")).Should().Be("Письмо о поставке\nУважаемые коллеги!\nПросим передать\u00A0акт\nдо пятницы.\nНасос\t2\nТруба\t7");
    }

    [Fact]
    public async Task Message_is_read_with_its_head_text_and_the_names_of_what_is_attached()
    {
        var file = reading.Write("письмо.txt", Encoding.ASCII.GetBytes("""
            Received: from mail.example.org
            From: =?UTF-8?B?0J/QtdGC0YDQvtCy0LA=?= <petrova@example.org>
            To: office@example.org
            Subject: =?UTF-8?B?0JDQutGCINGB0LLQtdGA0LrQuA==?=
            Date: Tue, 05 Mar 2024 10:15:00 +0300
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain; charset=koi8-r
            Content-Transfer-Encoding: quoted-printable

            =EE=C1=D0=D2=C1=D7=CC=D1=C5=CD =C1=CB=D4.
            --x
            Content-Type: application/pdf; name="akt.pdf"
            Content-Disposition: attachment; filename="akt.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0=
            --x--

            """.ReplaceLineEndings("\r\n")));

        (await TextAsync(file, "message/rfc822")).Should().Be(
            "Subject: Акт сверки\nFrom: \"Петрова\" <petrova@example.org>\nTo: office@example.org\nDate: 05.03.2024 10:15 +03:00\nAttachment: akt.pdf\n\nНаправляем акт.");
    }

    [Theory]
    [InlineData("""{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'c4\'ee\'e3\'ee\'e2\'ee\'f0 \b \'e0\'f0\'e5\'ed\'e4\'fb\b0\par \'d1\'f0\'ee\'ea}""")]
    [InlineData("""{\rtf1\ansi\uc1{\fonttbl{\f0 Arial;}}\f0 \u1044?\u1086?\u1075?\u1086?\u1074?\u1086?\u1088? \u1072?\u1088?\u1077?\u1085?\u1076?\u1099?\par \u1057?\u1088?\u1086?\u1082?}""")]
    public async Task Rich_text_is_read(string rtf)
    {
        var file = reading.Write($"{rtf.Length}.doc", Encoding.ASCII.GetBytes(rtf));

        (await TextAsync(file, "text/rtf")).Should().Be("Договор аренды\nСрок");
    }

    [Fact]
    public async Task Locked_office_document_says_that_it_is_locked()
    {
        byte[] header = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[22], 9, 0, .. new byte[480]];
        var file = reading.Write("закрытый.docx", [.. header, .. Encoding.Unicode.GetBytes(Lock), .. new byte[4000]]);

        (await FailureAsync(file)).Should().Be(ExtractionFailure.Password);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>не закрыто")]
    [InlineData("<w:p/></w:body></w:document><extra/>")]
    public async Task Damaged_document_is_damaged(string body)
    {
        var file = reading.File($"{body.Length}.docx");
        OfficeFiles.Docx(file, body);

        (await FailureAsync(file)).Should().Be(ExtractionFailure.Damaged);
    }

    [Fact]
    public async Task Office_document_that_is_cut_off_is_damaged_and_no_unknown_kind()
    {
        var whole = reading.File("целый.docx");
        OfficeFiles.Docx(whole, $"<w:p><w:r><w:t>{string.Join(' ', Enumerable.Range(0, 2000))}</w:t></w:r></w:p>");
        var bytes = await File.ReadAllBytesAsync(whole);

        (await FailureAsync(reading.Write("обрезанный.docx", bytes[..(bytes.Length / 2)]))).Should().Be(ExtractionFailure.Damaged);
    }

    /// <summary>Entities may neither grow nor name a file: a document that defines types is refused.</summary>
    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "ааааааааааа"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""", "&b;")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>""", "&a;")]
    public async Task Document_that_defines_entities_is_refused(string definition, string use)
    {
        var file = reading.File($"{definition.Length}.odt");
        OfficeFiles.Zip(file, ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", $"{definition}<x><p>{use}</p></x>"));

        (await FailureAsync(file)).Should().Be(ExtractionFailure.Damaged);
    }

    [Theory]
    [InlineData("word/document.xml", false)]
    [InlineData("word/document.xml", true)]
    [InlineData("xl/sharedStrings.xml", false)]
    public async Task Document_that_unpacks_to_too_much_costs_nothing(string part, bool lies)
    {
        var file = reading.File($"{part.Length}-{lies}.bin");
        OfficeFiles.Zip(file, ("_rels/.rels", OfficeFiles.RelationshipsTo(part.StartsWith('w') ? part : "xl/workbook.xml")), (part, new string(' ', 300_000_000)));
        if (lies)
            Lie(file, 300_000_000, 1000);

        (await FailureAsync(file)).Should().Be(lies ? ExtractionFailure.Damaged : ExtractionFailure.TooLarge);
    }

    [Fact]
    public async Task Page_that_nests_without_end_is_read_or_refused()
    {
        var file = reading.Write("гнездо.html", Encoding.ASCII.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep"));

        (await TextAsync(file, "text/html")).Should().Be("deep");
    }

    [Fact]
    public async Task Message_of_messages_without_end_is_read_or_refused()
    {
        var text = new StringBuilder();
        for (var depth = 0; depth < 2000; depth++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"From: a@b.c\r\nTo: d@e.f\r\nSubject: level {depth}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n");
        var file = reading.Write("матрёшка.eml", Encoding.ASCII.GetBytes(text.ToString()));

        (await TextAsync(file, "message/rfc822")).Should().StartWith("Subject: level 0\n");
    }

    [Fact]
    public async Task Archive_is_stored_and_not_read()
    {
        var file = reading.File("архив.docx");
        OfficeFiles.Zip(file, ("договор.txt", "текст"));

        (await reading.ProbeAsync(file)).Should().BeEquivalentTo(new { MediaType = "application/zip", Kind = FileKind.Unread, Pages = 0, MayHoldFiles = false });
    }

    /// <summary>Says another size of a part than it has, in its head and in the table of contents.</summary>
    private static void Lie(string file, int size, int said)
    {
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; (at = bytes.AsSpan(at).IndexOf(BitConverter.GetBytes(size)) is >= 0 and var next ? at + next : -1) >= 0; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), said);
        File.WriteAllBytes(file, bytes);
    }

    private async Task<string> TextAsync(string file, string mediaType)
    {
        (await reading.ProbeAsync(file)).Should().Match<FileProbe>(p => p.Kind == FileKind.Text && p.MediaType == mediaType && !p.Partial);
        return string.Join('\n', (await reading.ReadAsync(file)).Select(p => p.Text));
    }

    private async Task<ExtractionFailure?> FailureAsync(string file)
    {
        try
        {
            await reading.ProbeAsync(file);
            return null;
        }
        catch (ExtractionException failure)
        {
            return failure.Reason;
        }
    }
}
