using System.Net.Http.Json;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Plugins;
using Ecm.Contracts.Registers;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Running;

/// <summary>Plugins inside a running server: the samples do what they say, and a faulty one takes no file with it.</summary>
public sealed class PluginsAtWorkTests : IDisposable
{
    private readonly PluginFolder plugins = new();

    public PluginsAtWorkTests()
    {
        plugins.Add("Ecm.Plugins.DocumentTypes");
        plugins.Add("Ecm.Plugins.Numbering");
    }

    [Fact]
    public async Task Both_samples_read_and_number_a_document()
    {
        plugins.Add("Sample.IntakeStep");
        plugins.Add("Sample.Numbering");
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_PLUGINS"] = plugins.Path });
        var registers = Directory.CreateDirectory(Path.Combine(server.Server.Folder.Path, "data", "config", "registers")).FullName;
        await File.WriteAllTextAsync(Path.Combine(registers, "pto.yaml"), "name: pto\nlabel: { ru: ПТО, en: PTO }\nscheme: department\nsettings: { department: ПТО }\n");
        (await server.Server.StopAsync()).Should().Be(0);
        await server.Server.RestartAsync();

        var card = await ReadAsync(server, "Договор поставки № А-1312/Б от 12.03.2024\nг. Тверь");

        card.Title.Should().Be("Договор поставки № А-1312/Б от 12.03.2024");
        card.Date.Should().Be(new DateOnly(2024, 3, 12));
        (await server.Client.Cards.HistoryAsync(card.Id)).Items.Should().ContainSingle(h => h.Action == "card.propose").Which.Agent.Should().Be("head-of-document");
        foreach (var (day, number) in ((DateOnly, string)[])[(new(2026, 11, 24), "ПТО/IV/001"), (new(2026, 12, 31), "ПТО/IV/002"), (new(2027, 1, 1), "ПТО/I/001")])
            (await server.Client.Cards.RegisterAsync((await server.CreateAsync("Записка")).Id, new RegisterRequest { Register = "pto", Date = day }))
                .Should().Be(new Registration(number, "pto", day));
        (await PluginAsync(server, "Sample.IntakeStep")).Should().BeEquivalentTo(new { State = "ok", Errors = 0 });
    }

    [Theory]
    [InlineData("step-throws", "no paper")]
    [InlineData("step-answers-null", "answered null")]
    [InlineData("step-without-name", "needs a name")]
    public async Task Files_are_read_whatever_a_step_does_and_the_plugin_is_switched_off(string fault, string told)
    {
        plugins.Add("Fixture.Faulty");
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string>
        {
            ["ECM_PLUGINS"] = plugins.Path, ["ECM_Plugins__Fixture.Faulty__Fault"] = fault,
        });

        for (var n = 0; n < 4; n++)
            (await ReadAsync(server, $"Письмо номер {n}")).Title.Should().Be("скан");

        var plugin = await PluginAsync(server, "Fixture.Faulty");
        plugin.Should().BeEquivalentTo(new { State = "tripped", Errors = 3 });
        plugin.LastFault.Should().Contain(told);
    }

    public void Dispose() => plugins.Dispose();

    private static async Task<Card> ReadAsync(SignedInServer server, string text)
    {
        var part = await server.UploadAsync(System.Text.Encoding.UTF8.GetBytes(text), "скан.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return await server.Client.Cards.GetAsync(part.CardId!.Value);
    }

    private static async Task<PluginStatus> PluginAsync(SignedInServer server, string name) =>
        (await server.Http.GetFromJsonAsync<IReadOnlyList<PluginStatus>>("api/v1/plugins", EcmJson.ForClients))!.Single(p => p.Name == name);
}
