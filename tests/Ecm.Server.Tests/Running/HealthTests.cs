using System.Net;
using System.Text.Json.Nodes;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Running;

/// <summary>What a supervisor and a proxy ask, without signing in.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Server_that_cannot_serve_is_alive_and_not_ready_and_says_what_is_the_matter_until_it_is_mended()
    {
        await using var server = await RunningServer.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        (await ReadyAsync(http)).Should().Be((HttpStatusCode.OK, true, "ok"));
        var blobs = Path.Combine(server.Folder.Path, "data", "blobs");

        Directory.Move(blobs, $"{blobs}.away");
        await Eventually.HoldsAsync("it is not ready", async () => (await ReadyAsync(http)).Status == HttpStatusCode.ServiceUnavailable);
        var (_, ready, part) = await ReadyAsync(http);
        ready.Should().BeFalse();
        part.Should().StartWith("down: ").And.Contain(blobs);
        using (var live = await http.GetAsync("health/live"))
            live.StatusCode.Should().Be(HttpStatusCode.OK, "starting it anew would mend nothing");

        Directory.Move($"{blobs}.away", blobs);
        await Eventually.HoldsAsync("it is ready again", async () => (await ReadyAsync(http)).Status == HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, bool Ready, string Blobs)> ReadyAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("health/ready");
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (answer.StatusCode, report["ready"]!.GetValue<bool>(), report["parts"]!["blobs"]!.GetValue<string>());
    }
}
