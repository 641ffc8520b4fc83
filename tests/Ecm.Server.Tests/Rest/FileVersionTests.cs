using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Testing;

namespace Ecm.Server.Tests.Rest;

/// <summary>A new version is what is found; the old ones are still read.</summary>
public sealed class FileVersionTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Words_of_the_new_version_are_found_and_those_of_the_old_one_are_read_by_its_number()
    {
        var file = (await server.UploadAsync("Смета на ремонт кровли"u8.ToArray(), "смета.txt")).FileId!.Value;
        await UntilReadAsync(file);
        (await FoundAsync("кровлей")).Should().Be(1);

        await server.Client.ReplaceFileAsync(file, 1, new FileToSend(new MemoryStream("Смета на ремонт фасада"u8.ToArray()), "смета.txt"));
        await UntilReadAsync(file);

        (await FoundAsync("фасадом")).Should().Be(1);
        (await FoundAsync("кровлей")).Should().Be(0);
        (await FoundAsync("сметой")).Should().Be(1);
        (await TextAsync(file, "?version=1")).Should().Contain("кровли").And.NotContain("фасада");
        (await TextAsync(file, "?version=2")).Should().Contain("фасада").And.NotContain("кровли");
        (await TextAsync(file, "")).Should().Be(await TextAsync(file, "?version=2"));
        (await server.Http.GetStringAsync($"api/v1/files/{file}/pages/1?version=1&q=кровля")).Should().Contain("\"start\"");
        (await server.Client.Files.MarksAsync(file, "фасадами")).Should().BeEquivalentTo(new FileMarks(1, [new(1, 1)]));
        (await server.Client.Files.MarksAsync(file, "кровля", version: 1)).Total.Should().Be(1);
        (await server.Client.Files.MarksAsync(file, "\"кровля")).Total.Should().Be(0);
        (await server.Http.GetAsync($"api/v1/files/{file}/text?version=3")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Earlier_version_is_had_again_and_compared_with_what_came_between()
    {
        var file = (await server.UploadAsync("Срок оплаты 30 дней с приёмки гидроцилиндров"u8.ToArray(), "условия.txt")).FileId!.Value;
        await server.Client.ReplaceFileAsync(file, 1, new FileToSend(new MemoryStream("Срок оплаты 90 дней с приёмки гидроцилиндров"u8.ToArray()), "условия.txt"));
        await UntilReadAsync(file);
        (await server.Client.Files.CompareAsync(file, version: 1)).Items.Should().BeEquivalentTo(
            [new FileDifference(new FilePlace(1, "Срок оплаты", "30", "дней с приёмки гидроцилиндров"), new FilePlace(1, "Срок оплаты", "90", "дней с приёмки гидроцилиндров"))]);

        var tooLate = () => server.Client.Files.RestoreAsync(file, 1, "\"1\"");
        (await tooLate.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(412);
        var restored = await server.Client.Files.RestoreAsync(file, 1, "\"2\"");
        await UntilReadAsync(file);

        restored.Version.Should().Be(3);
        (await TextAsync(file, "")).Should().Be(await TextAsync(file, "?version=1"));
        (await FoundAsync("\"30 дней с приёмки гидроцилиндров\"")).Should().Be(1);
        (await server.Client.Files.CompareAsync(file, version: 1)).Should().BeEquivalentTo(new FileComparison(0, [], Partial: false));
        (await server.Http.GetStringAsync($"api/v1/cards/{restored.CardId}/history")).Should().Contain("file.restore");
        var none = () => server.Client.Files.RestoreAsync(file, 7, "*");
        (await none.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(404);
    }

    [Fact]
    public async Task File_is_found_on_the_card_it_was_moved_to_and_not_at_all_once_it_is_taken_off()
    {
        var part = await server.UploadAsync("Дефектная ведомость мансарды"u8.ToArray(), "ведомость.txt");
        var (file, from, to) = (part.FileId!.Value, part.CardId!.Value, (await server.CreateAsync("Капитальный ремонт")).Id);
        await UntilReadAsync(file);
        await FoundOnAsync(from);

        (await server.Client.Files.MoveAsync(file, new MoveFileRequest { CardId = to })).CardId.Should().Be(to);
        await FoundOnAsync(to);
        (await server.Client.Cards.FilesAsync(from)).Should().BeEmpty();
        (await TextAsync(file, "")).Should().Contain("мансарды");

        var own = (await server.Client.Files.MoveAsync(file, new MoveFileRequest())).CardId;
        await FoundOnAsync(own);
        (await server.Client.Cards.GetAsync(own)).Should().BeEquivalentTo(new { Title = "ведомость", ParentId = to });

        var off = (await server.Client.Files.TakeOffAsync(file)).CardId;
        await Eventually.HoldsAsync("nothing is found of it", async () => await FoundAsync("мансардой") == 0);
        (await server.Client.Cards.TrashedAsync()).Items.Should().Contain(t => t.Card.Id == off);
        (await server.Client.Cards.RestoreAsync(off)).Id.Should().Be(off);
        await FoundOnAsync(off);

        Task FoundOnAsync(Guid card) => Eventually.HoldsAsync("it is found on that card alone", async () =>
            (await server.Client.Search.FindAsync(new SearchQuery { Query = "мансардой" })).Hits.Select(h => h.CardId).SequenceEqual([card]));
    }

    private Task<string> TextAsync(Guid file, string version) => server.Http.GetStringAsync($"api/v1/files/{file}/text{version}");

    private async Task<long> FoundAsync(string query) => (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Total;

    private Task UntilReadAsync(Guid file) => Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(file)).Intake.State == "done");
}
