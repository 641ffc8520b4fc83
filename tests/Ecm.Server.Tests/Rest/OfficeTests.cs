using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Rest;

/// <summary>An old office document on its whole way: sent, found on its page, shown as a picture.</summary>
public sealed class OfficeTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Old_document_is_found_on_its_page_which_is_shown_with_the_word_marked()
    {
        using var folder = new TemporaryFolder();
        var doc = Path.Combine(folder.Path, "письмо.doc");
        PrintedOffice.Make(doc, PrintedOffice.Letter("Договор поставки зерна", "Приложение о черешнях"));

        var part = await server.UploadAsync(await File.ReadAllBytesAsync(doc), "письмо.doc");

        await Eventually.HoldsAsync("it is found", async () =>
            (await server.Client.Search.FindAsync(new SearchQuery { Query = "черешнями" })).Hits is [SearchHit { Pages: [{ Page: 2 }] } hit] && hit.CardId == part.CardId);
        var file = await server.Client.Files.GetAsync(part.FileId!.Value);
        (file.MediaType, file.Intake.Pages, file.Intake.Unread).Should().Be(("application/msword", 2, false));
        var page = await server.Http.GetStringAsync($"api/v1/files/{part.FileId}/pages/2?q=черешня");
        page.Should().Contain("\"marks\":[{").And.Contain("\"aspect\":0.7");
        (await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/pages/2/image?width=400")).Should().StartWith([0xFF, 0xD8]);
    }
}
