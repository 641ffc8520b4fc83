using System.Net;
using System.Net.Http.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Files;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>A bad scan through OCR, over REST, on both sets of parts: its page is doubted, shown word by word, put right, found, and taken back.</summary>
public sealed class DoubtTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Misread_word_is_shown_put_right_found_and_taken_back(bool onServers)
    {
        await using SignedInServer server = onServers ? new SignedInOnServers() : new SignedInServer();
        await server.InitializeAsync();
        using var scan = Scan.Noisy("Договор поставки", "Гидрошлаков и Бетонмашева подписали акт\nсверки взаимных расчётов за третий квартал");
        var clerk = await Clerk.SignInAsync(server.Server);
        var (card, file) = await clerk.UploadAsync(scan);
        await clerk.WaitUntilReadAsync(file);

        var listed = (await server.Client.Doubt.ListAsync(below: 1)).Items.Where(p => p.FileId == file).ToList();
        listed.Should().Contain(p => p.Page == 2 && p.Score < 1 && p.CardId == card);
        using var shown = await server.Http.GetAsync($"api/v1/doubt/{file}/2");
        var page = (await shown.Content.ReadFromJsonAsync<PageDoubt>(EcmJson.ForClients))!;
        var word = page.Words.First(w => !w.Known);
        var picture = await server.Http.GetByteArrayAsync($"api/v1/files/{file}/pages/2/words/{word.Word}.png");
        picture.Should().StartWith([0x89, 0x50, 0x4E, 0x47]);
        (await server.Http.GetAsync($"api/v1/files/{file}/pages/2/words/9999.png")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var corrections = new CorrectPageRequest { Corrections = [new WordCorrection { Word = word.Word, Text = "Шлакобетонкин", Learn = true }] };
        await ShouldFailAsync(412, () => server.Client.Doubt.CorrectAsync(file, 2, corrections, ifMatch: "\"1\""));
        var fixedPage = await server.Client.Doubt.CorrectAsync(file, 2, corrections, shown.Headers.ETag!.Tag, idempotencyKey: "doubt-1");
        fixedPage.Corrected.Should().BeTrue();
        (await server.Client.Doubt.CorrectAsync(file, 2, corrections, shown.Headers.ETag!.Tag, idempotencyKey: "doubt-1")).Should().BeEquivalentTo(fixedPage, "it is the same request");

        await Eventually.HoldsAsync("the correction is found", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = "Шлакобетонкин" })).Hits.Any(h => h.CardId == card));
        var hit = (await server.Client.Search.FindAsync(new SearchQuery { Query = "Шлакобетонкин" })).Hits.Single();
        hit.Snippets.Should().ContainSingle().Which.Should().Contain("<mark>Шлакобетонкин</mark>");
        (await server.Client.Files.PageAsync(file, 2)).Text.Should().Contain("Шлакобетонкин");
        (await server.Client.Search.SpellAsync(new SpellingRequest("Шлакобетонкин"))).Should().BeEmpty();
        (await server.Client.Doubt.ListAsync(below: 1)).Items.Should().NotContain(p => p.FileId == file && p.Page == 2);

        (await server.Client.Doubt.TakeBackAsync(file, 2)).Corrected.Should().BeFalse();
        (await server.Client.Files.PageAsync(file, 2)).Text.Should().NotContain("Шлакобетонкин");
        (await server.Client.Doubt.ListAsync(below: 1)).Items.Should().Contain(p => p.FileId == file && p.Page == 2);
        (await server.Server.VerbAsync("verify")).Status.Should().Be(0);
    }

    [Fact]
    public async Task Who_may_not_edit_sees_no_doubt_and_faults_are_told()
    {
        await using var server = await SignedInServer.StartAsync();
        var file = (await server.UploadAsync("Записка"u8.ToArray(), "записка.txt")).FileId!.Value;
        var reader = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("reader", ["reader"]);
        var right = new CorrectPageRequest { Corrections = [] };

        (await reader.Client.Doubt.ListAsync(below: 1)).Items.Should().BeEmpty();
        await ShouldFailAsync(404, () => server.Client.Doubt.GetAsync(file, 1));
        await ShouldFailAsync(404, () => server.Client.Doubt.CorrectAsync(Guid.CreateVersion7(), 1, right));
        await ShouldFailAsync(404, () => server.Client.Doubt.TakeBackAsync(file, 1));
        await ShouldFailAsync(400, () => server.Client.Doubt.ListAsync(below: 7));
        await ShouldFailAsync(400, () => server.Client.Doubt.ListAsync(cursor: "x"));
        (await server.Http.PostAsJsonAsync($"api/v1/doubt/{file}/1", new { corrections = new object?[] { null } })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task ShouldFailAsync(int status, Func<Task> act) =>
        (await act.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(status);
}
