using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ecm.Client;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Faults;

/// <summary>A disk that fails to keep what was written: nothing more is taken in, everything is still given out, and health says so.</summary>
public sealed class FailedSyncTests
{
    [Fact]
    public async Task Failed_fsync_makes_the_store_read_only_until_the_server_is_started_again()
    {
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Roles"] = "web" });
        var kept = RandomNumberGenerator.GetBytes(10_000);
        var before = await server.UploadAsync(kept, "before.bin");
        var cards = (await server.Client.Cards.ListAsync(new())).Items.Count;

        await using (await Strace.AttachAsync(server.Server.ProcessId, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO"))
        {
            (await RefusalAsync()).Code.Should().Be("store-read-only");
        }

        // The disk behaves again, and is not believed.
        var refusal = await RefusalAsync();
        refusal.Problem.Status.Should().Be(503);
        refusal.Problem.Title.Should().Contain("администратор").And.NotContain(server.Server.Folder.Path).And.NotContain("fsync");

        (await HealthAsync(server))["blobs"]!.GetValue<string>().Should().StartWith("degraded: ").And.Contain("restarted");
        (await server.Http.GetByteArrayAsync($"api/v1/files/{before.FileId}/content")).Should().Equal(kept);
        (await server.Client.Cards.ListAsync(new())).Items.Should().HaveCount(cards, "what was refused has no card");
        (await server.CreateAsync("Карточка без файла")).Version.Should().Be(1, "the database's disk has not failed");
        Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp")).Should().BeEmpty();

        (await server.Server.StopAsync()).Should().Be(0);
        await server.Server.RestartAsync();
        (await HealthAsync(server))["blobs"]!.GetValue<string>().Should().Be("ok");
        await server.UploadAsync(kept, "after.bin");

        async Task<EcmProblemException> RefusalAsync() =>
            (await FluentActions.Awaiting(() => server.UploadAsync(RandomNumberGenerator.GetBytes(1000), "refused.bin")).Should().ThrowAsync<EcmProblemException>()).Which;
    }

    private static async Task<JsonNode> HealthAsync(SignedInServer server)
    {
        using var health = await server.Http.GetAsync("health/ready");
        health.StatusCode.Should().Be(HttpStatusCode.OK, "reading goes on");
        return JsonNode.Parse(await health.Content.ReadAsStringAsync())!["parts"]!;
    }
}
