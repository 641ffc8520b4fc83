using Ecm.Client;
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
        (await server.Http.GetAsync($"api/v1/files/{file}/text?version=3")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    private Task<string> TextAsync(Guid file, string version) => server.Http.GetStringAsync($"api/v1/files/{file}/text{version}");

    private async Task<long> FoundAsync(string query) => (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Total;

    private Task UntilReadAsync(Guid file) => Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(file)).Intake.State == "done");
}
