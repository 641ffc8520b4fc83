using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecm.Server.Tests.Rest;

public sealed class ApiDescriptionTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The surface is the product's promise: who changes it changes this file in the same step (<c>ECM_ACCEPT=1</c> writes it).</summary>
    [Fact]
    public async Task Description_is_the_one_that_was_approved()
    {
        var document = JsonNode.Parse(await server.Http.GetStringAsync("openapi/v1.json"))!;
        document["openapi"]!.GetValue<string>().Should().StartWith("3.1");
        foreach (var path in document["paths"]!.AsObject().Select(p => p.Key).Where(p => p.StartsWith("/api/v1/plugins/", StringComparison.Ordinal)).ToList())
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
            }
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecm.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not in a checkout.");
        return folder.FullName;
    }
}
