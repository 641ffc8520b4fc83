using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.Problems;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Rest;

/// <summary>A scan is recognised in another language on demand; history and search follow.</summary>
[Collection(CardsServer.Name)]
public sealed class ReadAgainTests(SignedInServer server)
{
    [Fact]
    public async Task Scan_read_in_the_wrong_language_is_found_after_it_was_read_in_the_right_one()
    {
        using var folder = new TemporaryFolder();
        var scan = Path.Combine(folder.Path, "скан.png");
        ScanFiles.Png(scan, PagePrinter.ScanText("Протокол калибровки манометров\n\nПоверитель Верещагин подписал свидетельство."));
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(scan), "скан.png");
        await ReadAsync(part.FileId!.Value);
        (await FoundAsync("Верещагин")).Should().BeTrue();

        var asked = await server.Client.Files.ReadAgainAsync(part.FileId!.Value, new ReadAgainRequest("eng"));
        asked.Intake.State.Should().BeOneOf("queued", "running");
        await ReadAsync(part.FileId!.Value);
        (await FoundAsync("Верещагин")).Should().BeFalse("it was read as English");
        await server.Client.Files.ReadAgainAsync(part.FileId!.Value, new ReadAgainRequest("rus"));
        await ReadAsync(part.FileId!.Value);

        (await FoundAsync("Верещагин")).Should().BeTrue();
        (await server.Http.GetStringAsync($"api/v1/cards/{part.CardId}/history")).Should().Contain("file.read-again").And.Contain("\"language\":\"eng\"");
    }

    [Theory]
    [InlineData("tlh", HttpStatusCode.BadRequest, "language-not-installed")]
    [InlineData("rus;eng", HttpStatusCode.BadRequest, "language-not-installed")]
    [InlineData("rus", HttpStatusCode.UnprocessableEntity, "not-recognised")]
    public async Task What_cannot_be_read_so_is_said(string language, HttpStatusCode status, string code)
    {
        var part = await server.UploadAsync("текст"u8.ToArray(), "текст.txt");
        await ReadAsync(part.FileId!.Value);

        using var answer = await server.Http.PostAsJsonAsync($"api/v1/files/{part.FileId}/read-again", new { language });

        answer.StatusCode.Should().Be(status);
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDocument>(JsonSerializerOptions.Web))!;
        problem.Type.Should().EndWith(code);
        if (code == "language-not-installed")
            problem.Title.Should().Contain("eng, rus");
    }

    private Task ReadAsync(Guid file) => Eventually.HoldsAsync("it is read", async () => (await server.Client.Files.GetAsync(file)).Intake.State == "done");

    private async Task<bool> FoundAsync(string query) => (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Total > 0;
}
