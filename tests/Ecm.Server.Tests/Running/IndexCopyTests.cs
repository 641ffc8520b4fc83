using System.Text;
using Ecm.Client;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Running;

/// <summary>A node without an index begins with the copy in the store, and takes what has changed since.</summary>
public sealed class IndexCopyTests
{
    private const string Restored = "it begins with the copy in the store";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_node_begins_with_the_copy_and_catches_up(bool onServers)
    {
        await using SignedInServer server = onServers ? new SignedInOnServers() : new SignedInServer();
        await server.InitializeAsync();
        var gone = await TakeInAsync(server, "Договор поставки леса");
        await TakeInAsync(server, "Договор аренды склада");

        var (status, said) = await server.Server.VerbAsync("copy-index");
        status.Should().Be(0, said);
        (await server.Http.DeleteAsync($"api/v1/cards/{gone}")).EnsureSuccessStatusCode();
        await TakeInAsync(server, "Договор подряда на кровлю");
        await LoseIndexAsync(server);

        await Eventually.HoldsAsync("all is found again", async () => await FoundAsync(server) == 2);
        server.Server.Output.Should().Contain(Restored);
        (status, said) = await server.Server.VerbAsync("verify");
        status.Should().Be(0, said);
        said.Should().NotContain("belong to no file");
    }

    [Fact]
    public async Task A_copy_that_cannot_be_used_costs_nothing_but_time()
    {
        await using var server = await SignedInServer.StartAsync();
        await TakeInAsync(server, "Договор поставки леса");
        var before = Blobs(server);
        (await server.Server.VerbAsync("copy-index")).Status.Should().Be(0);
        var copy = Blobs(server).Except(before).Should().ContainSingle().Which;
        await using (var file = File.OpenWrite(copy))
            file.SetLength(file.Length / 2);
        await LoseIndexAsync(server);

        await Eventually.HoldsAsync("all is found again", async () => await FoundAsync(server) == 1);
        server.Server.Output.Should().Contain("cannot be used").And.NotContain(Restored);
    }

    [Fact]
    public async Task Filling_anew_on_demand_does_not_begin_with_a_copy()
    {
        await using var server = await SignedInServer.StartAsync();
        await TakeInAsync(server, "Договор поставки леса");
        (await server.Server.VerbAsync("copy-index")).Status.Should().Be(0);
        (await server.Server.StopAsync()).Should().Be(0);
        (await server.Server.VerbAsync("copy-index")).Status.Should().Be(1, "nobody has the index open");
        (await server.Server.VerbAsync("reindex")).Status.Should().Be(0);
        await server.Server.RestartAsync();

        await Eventually.HoldsAsync("all is found again", async () => await FoundAsync(server) == 1);
        server.Server.Output.Should().NotContain(Restored);
    }

    private static async Task LoseIndexAsync(SignedInServer server)
    {
        (await server.Server.StopAsync()).Should().Be(0);
        Directory.Delete(Path.Combine(server.Server.Folder.Path, "data", "index"), recursive: true);
        await server.Server.RestartAsync();
    }

    private static HashSet<string> Blobs(SignedInServer server) =>
        [.. Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs"), "*", SearchOption.AllDirectories)];

    private static async Task<long> FoundAsync(SignedInServer server) => (await server.Client.Search.FindAsync(new SearchQuery { Query = "договором" })).Total;

    private static async Task<Guid> TakeInAsync(SignedInServer server, string text)
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes(text), $"{text}.txt");
        await Eventually.HoldsAsync("it is found", async () =>
            (await server.Client.Search.FindAsync(new SearchQuery { Query = text })).Hits.Any(h => h.CardId == part.CardId));
        return part.CardId!.Value;
    }
}
