using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecm.Server.Tests.Rest;

[Collection(SettingsServer.Name)]
public sealed class ApiDescriptionTests(SignedInServer server)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The surface is the product's promise: who changes it changes this file in the same step (<c>ECM_ACCEPT=1</c> writes it).</summary>
    [Fact]
    public async Task Description_is_the_one_that_was_approved()
    {
        var document = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!;
        document["openapi"]!.GetValue<string>().Should().StartWith("3.1");
        // A plugin's own paths begin with its name; what the core does with plugins has a place for the name there.
        foreach (var path in document["paths"]!.AsObject().Select(p => p.Key).Where(IsOfPlugin).ToList())
            document["paths"]!.AsObject().Remove(path);
        var actual = document.ToJsonString(Readable) + "\n";

        var approved = Path.Combine(Checkout(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("ECM_ACCEPT") == "1")
            await File.WriteAllTextAsync(approved, actual);
        actual.Should().Be(await File.ReadAllTextAsync(approved));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_tags()
    {
        var document = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!;
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Value is JsonObject))
            {
                operation!["operationId"]?.GetValue<string>().Should().NotBeNullOrEmpty($"{method} {path} needs a name");
                operation["summary"]?.GetValue<string>().Should().NotBeNullOrEmpty($"{method} {path} needs a summary");
                (operation["tags"]?.AsArray() ?? []).Select(t => t!.GetValue<string>()).Should().ContainSingle($"{method} {path} needs a tag")
                    .Which.Should().NotEndWith("Endpoints", "a class of ours means nothing to readers");
            }
    }

    [Fact]
    public async Task Running_server_describes_what_is_approved_and_else_only_its_plugins()
    {
        var running = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!["paths"]!.AsObject();
        var approved = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Checkout(), "docs", "openapi.json")))!["paths"]!.AsObject();

        foreach (var (path, operations) in approved)
            JsonNode.DeepEquals(running[path], operations).Should().BeTrue($"{path} is approved as it is");
        var plugins = JsonNode.Parse(await server.Http.GetStringAsync("api/v1/plugins"))!.AsArray().Select(p => p!["name"]!.GetValue<string>());
        running.Select(p => p.Key).Except(approved.Select(p => p.Key))
            .Where(path => !plugins.Any(name => path.StartsWith($"/api/v1/plugins/{name}/", StringComparison.Ordinal))).Should().BeEmpty();
        approved.Select(p => p.Key).Should().NotContain(path => IsOfPlugin(path)).And.Contain("/api/v1/plugins/{name}/resume");
    }

    [Theory]
    [InlineData("/api/v1/cards/{id}", "patch", "If-Match!", "412", "413", "428", "429")]
    [InlineData("/api/v1/cards/{id}", "delete", "If-Match", "412", "429")]
    [InlineData("/api/v1/files/{id}/content", "put", "If-Match! Idempotency-Key", "412", "428", "429", "507")]
    [InlineData("/api/v1/files/{id}/content", "get", "", "416", "429")]
    [InlineData("/api/v1/cards", "post", "Idempotency-Key", "413", "429")]
    [InlineData("/api/v1/uploads", "post", "Idempotency-Key", "429", "507")]
    [InlineData("/api/v1/login", "post", "", "413", "429")]
    public async Task Headers_and_problems_of_the_door_are_described_where_they_occur(string path, string method, string headers, params string[] problems)
    {
        var operation = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!["paths"]![path]![method]!;

        // One that is required has an exclamation mark.
        var described = (operation["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "header");
        string.Join(' ', described.Select(p => p!["name"]!.GetValue<string>() + (p["required"]?.GetValue<bool>() == true ? "!" : ""))).Should().Be(headers);
        foreach (var problem in problems)
            (operation["responses"]![problem]?["content"]?["application/problem+json"]).Should().NotBeNull($"{problem} is told by {method} {path}");
    }

    [Fact]
    public async Task Bodies_that_are_read_by_hand_are_described_as_they_are_read()
    {
        var paths = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!["paths"]!;

        var patch = paths["/api/v1/cards/{id}"]!["patch"]!["requestBody"]!["content"]!["application/merge-patch+json"]!["schema"]!;
        patch["properties"]!.AsObject().Select(p => p.Key).Should().Equal("title", "parentId", "fields");
        var content = paths["/api/v1/files/{id}/content"]!["put"]!["requestBody"]!["content"]!;
        content["application/octet-stream"]!["schema"]!["format"]!.GetValue<string>().Should().Be("binary");
        content["multipart/form-data"]!["schema"]!["properties"]!["file"].Should().NotBeNull();
    }

    private static bool IsOfPlugin(string path) =>
        path.StartsWith("/api/v1/plugins/", StringComparison.Ordinal) && !path.StartsWith("/api/v1/plugins/{", StringComparison.Ordinal);

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecm.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not in a checkout.");
        return folder.FullName;
    }
}
