using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Servers;

namespace Ecm.Server.Tests.Running;

/// <summary>Traces and metrics leave the server when a collector is named, and only then.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Collector_that_is_named_gets_traces_and_metrics_and_nothing_of_any_document()
    {
        using var collector = new Collector();
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Telemetry__Endpoint"] = collector.Url });
        await server.UploadAsync("Тайный текст"u8.ToArray(), "тайный.txt");
        await server.Http.GetAsync("api/v1/search?q=secretquestion");

        await Eventually.HoldsAsync("traces arrive", () => collector.Received.Any(r => r.Path == "/v1/traces"));
        (await server.Server.StopAsync()).Should().Be(0, "what is left is sent at the end");

        collector.Received.Select(r => r.Path).Should().Contain("/v1/metrics");
        collector.Received.Should().OnlyContain(r => r.Type == "application/x-protobuf");
        var all = string.Concat(collector.Received.Select(r => Encoding.UTF8.GetString(r.Body)));
        all.Should().Contain("ecm.changes").And.Contain("/api/v1/uploads");
        all.Should().NotContain("Тайный").And.NotContain("тайный").And.NotContain("secretquestion").And.NotContain(server.Token);
    }

    [Fact]
    public async Task Collector_that_is_away_costs_nobody_anything()
    {
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Telemetry__Endpoint"] = $"http://127.0.0.1:{Loopback.FreePort()}" });

        await server.UploadAsync("x"u8.ToArray(), "x.txt");

        (await server.Server.StopAsync()).Should().Be(0, server.Server.Output);
    }

    /// <summary>Takes in what comes and says 200.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();

        public Collector()
        {
            Url = $"http://127.0.0.1:{Loopback.FreePort()}";
            listener.Prefixes.Add(Url + "/");
            listener.Start();
            _ = ListenAsync();
        }

        public string Url { get; }

        public ConcurrentBag<(string Path, string? Type, byte[] Body)> Received { get; } = [];

        public void Dispose() => listener.Close();

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    Received.Add((context.Request.Url!.AbsolutePath, context.Request.ContentType, body.ToArray()));
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
