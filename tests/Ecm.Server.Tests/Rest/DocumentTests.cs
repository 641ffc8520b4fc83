using System.Text;
using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Rest;

/// <summary>Documents that are no scans: sent like any file, found by their words.</summary>
public sealed class DocumentTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Office_document_web_page_and_message_are_found_by_other_forms_of_their_words()
    {
        using var folder = new TemporaryFolder();
        var docx = Path.Combine(folder.Path, "договор.docx");
        OfficeFiles.Docx(docx, "<w:p><w:r><w:t>Договор хранения зерновых культур</w:t></w:r></w:p>");

        var word = await server.UploadAsync(await File.ReadAllBytesAsync(docx), "договор.docx");
        var page = await server.UploadAsync(Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><p>Перечень элеваторов</p><script>тайна</script></body></html>"), "перечень.html");
        var mail = await server.UploadAsync(Encoding.UTF8.GetBytes("From: a@example.org\r\nTo: b@example.org\r\nSubject: Re\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nСогласуем влажность.\r\n"), "re.eml");

        await FoundAsync("хранением", word.CardId);
        await FoundAsync("элеватором", page.CardId);
        await FoundAsync("влажностью", mail.CardId);
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "тайна" })).Total.Should().Be(0, "a script is no text");
        (await server.Http.GetStringAsync($"api/v1/files/{word.FileId}/text")).Trim().Should().Be("Договор хранения зерновых культур");
    }

    [Fact]
    public async Task Damaged_office_document_is_parked_with_its_reason_and_kept()
    {
        using var folder = new TemporaryFolder();
        var docx = Path.Combine(folder.Path, "битый.docx");
        OfficeFiles.Docx(docx, "<w:p><w:r><w:t>не закрыто");

        var part = await server.UploadAsync(await File.ReadAllBytesAsync(docx), "битый.docx");

        await Eventually.HoldsAsync("it is parked", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake is { State: "parked", Error: "damaged" });
        await FoundAsync("битый", part.CardId);
    }

    private Task FoundAsync(string query, Guid? cardId) => Eventually.HoldsAsync($"«{query}» is found", async () =>
        (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Hits is [SearchHit hit] && hit.CardId == cardId);
}
