using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Running;

public sealed class LogTests
{
    [Fact]
    public async Task Json_log_is_one_object_a_line_from_the_greeting_to_the_end()
    {
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_Logging__Format"] = "json", ["ECM_Logging__LogLevel__Default"] = "Debug" });
        using (var http = new HttpClient { BaseAddress = new Uri(server.Url) })
            (await http.GetAsync("api/v1/nowhere\n?q=%0A")).Dispose();
        (await server.StopAsync()).Should().Be(0);

        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Length.Should().BeGreaterThan(5);
        lines.Select(line => JsonNode.Parse(line)).Should().OnlyContain(entry => entry is JsonObject && entry["LogLevel"] != null && entry["Message"] != null);
        lines.Should().ContainSingle(line => line.Contains($"Ecm is ready: {server.Url}"));
    }

    [Fact]
    public async Task Plugins_are_named_at_start_with_those_that_are_switched_off()
    {
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_Plugins__Ecm.Plugins.Numbering__Enabled"] = "false" });

        // It is ready before all that it has printed has come through the pipe.
        await Eventually.HoldsAsync("both are named", () => Regex.IsMatch(server.Output, "Plugins: .*Ecm\\.Plugins\\.DocumentTypes \\d") && Regex.IsMatch(server.Output, "switched off: Ecm\\.Plugins\\.Numbering"));
    }
}
