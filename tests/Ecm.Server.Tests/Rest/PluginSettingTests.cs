using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Plugins;
using Ecm.Contracts.Registers;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Settings of plugins over REST: described, guarded by versions, in force without a restart, kept over one.</summary>
public sealed class PluginSettingTests : IDisposable
{
    private readonly PluginFolder plugins = new();

    public PluginSettingTests()
    {
        foreach (var plugin in (string[])["Ecm.Plugins.DocumentTypes", "Ecm.Plugins.Numbering", "Sample.Numbering", "Fixture.Settings"])
            plugins.Add(plugin);
    }

    [Fact]
    public async Task Setting_changes_the_next_number_and_outlives_a_restart()
    {
        await using var server = await StartAsync();
        var registers = Directory.CreateDirectory(Path.Combine(server.Server.Folder.Path, "data", "config", "registers")).FullName;
        await File.WriteAllTextAsync(Path.Combine(registers, "pto.yaml"), "name: pto\nlabel: { ru: ПТО, en: PTO }\nscheme: department\nsettings: { department: ПТО }\n");
        (await server.Server.StopAsync()).Should().Be(0);
        await server.Server.RestartAsync();
        (await NumberAsync(server)).Should().Be("ПТО/IV/001");

        var form = await server.Client.Administration.PluginSettingsAsync("Sample.Numbering");
        form.Settings.Select(s => (s.Name, s.Kind, s.Label.Ru)).Should().Equal(("separator", "text", "Разделитель"), ("quarter", "choice", "Квартал"));
        form.Settings[0].Should().BeEquivalentTo(new { Required = true, IsSet = false, Longest = 3, Pattern = "[^{}]*" }, o => o.ExcludingMissingMembers());
        form.Settings[1].Choices!.Select(c => c.Value).Should().Equal("roman", "arabic");
        await PutAsync(server, "Sample.Numbering", "\"0\"", ("separator", "-"), ("quarter", "arabic"));
        (await NumberAsync(server)).Should().Be("ПТО-4-002");

        (await server.Server.StopAsync()).Should().Be(0);
        await server.Server.RestartAsync();
        (await NumberAsync(server)).Should().Be("ПТО-4-003");
        (await server.Client.Administration.AuditAsync(action: "plugin.settings")).Items.Should().ContainSingle();
        (await server.Client.Administration.PluginsAsync()).Where(p => p.HasSettings).Select(p => p.Name).Should().Equal("Fixture.Settings", "Sample.Numbering");
    }

    [Fact]
    public async Task Form_is_guarded_by_rights_and_versions_and_names_what_is_wrong()
    {
        await using var server = await StartAsync();
        var admin = server.Client.Administration;
        var clerk = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("clerk", roles: ["clerk"]);

        var form = await PutAsync(server, "Fixture.Settings", "*", ("key", "secret-key-1"), ("most", 5), ("likeness", 0.5), ("departments", new[] { "а", "б" }));
        form.Settings.Single(s => s.Name == "key").Should().Match<PluginSetting>(s => s.Kind == "secret" && s.IsSet && s.Value == null && s.Default == null);
        form.Settings.Single(s => s.Name == "likeness").Should().Match<PluginSetting>(s => s.Value!.Value.GetDecimal() == 0.5m && s.Default!.Value.GetDecimal() == 0.75m && s.Least == 0 && s.Greatest == 1);
        (await server.Http.GetStringAsync("api/v1/plugins/Fixture.Settings/settings")).Should().NotContain("secret-key");

        (await FailAsync(() => PutAsync(server, "Fixture.Settings", "\"0\""))).Should().BeEquivalentTo(new { Status = 412, Type = "urn:ecm:problem:settings-changed" }, o => o.ExcludingMissingMembers());
        (await FailAsync(() => PutAsync(server, "Fixture.Settings", "\"1\"", ("attempts", 11)))).Should().BeEquivalentTo(
            new { Status = 422, Type = "urn:ecm:problem:setting-wrong", Field = "attempts", Title = "«Попыток»: нужно число от 1 до 10." }, o => o.ExcludingMissingMembers());
        (await FailAsync(() => PutAsync(server, "Fixture.Settings", "\"1\"", ("attempts", 6), ("most", 5)))).Should().BeEquivalentTo(
            new { Field = "most", Title = "«Не больше попыток»: попыток больше наибольшего." }, o => o.ExcludingMissingMembers());
        (await server.Http.PutAsJsonAsync("api/v1/plugins/Fixture.Settings/settings", new { values = new { } })).StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
        (await FailAsync(() => admin.PluginSettingsAsync("Ecm.Plugins.Numbering"))).Status.Should().Be(404);
        (await FailAsync(() => clerk.Client.Administration.PluginSettingsAsync("Fixture.Settings"))).Status.Should().Be(403);
        (await admin.PluginSettingsAsync("Fixture.Settings")).Version.Should().Be(1);
    }

    public void Dispose() => plugins.Dispose();

    private Task<SignedInServer> StartAsync() => SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_PLUGINS"] = plugins.Path });

    private static Task<PluginSettingsForm> PutAsync(SignedInServer server, string plugin, string version, params (string Name, object Value)[] values) =>
        server.Client.Administration.PutPluginSettingsAsync(
            plugin, new PutPluginSettingsRequest { Values = values.ToDictionary(v => v.Name, v => JsonSerializer.SerializeToElement(v.Value)) }, version);

    private static async Task<Ecm.Contracts.Problems.ProblemDocument> FailAsync(Func<Task> act) =>
        (await FluentActions.Awaiting(act).Should().ThrowAsync<EcmProblemException>()).Which.Problem;

    private static async Task<string> NumberAsync(SignedInServer server) =>
        (await server.Client.Cards.RegisterAsync((await server.CreateAsync("Записка")).Id, new RegisterRequest { Register = "pto", Date = new DateOnly(2026, 11, 24) })).Number;
}
