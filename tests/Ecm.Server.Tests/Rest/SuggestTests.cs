using System.Text.Json;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Testing;

namespace Ecm.Server.Tests.Rest;

public sealed class SuggestTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Number_typed_to_its_end_comes_before_those_that_begin_so_and_tells_its_card()
    {
        for (var at = 1; at <= 12; at++)
        {
            var letter = new CreateCardRequest { Type = "incoming-letter", Title = $"Запрос {at:00}", Fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement("О сроках") } };
            await server.Client.Cards.RegisterAsync((await server.Client.Cards.CreateAsync(letter)).Id, new RegisterRequest());
        }

        await Eventually.HoldsAsync("the last one is found", async () => (await server.Client.Search.SuggestAsync("вх. 12")).Any(s => s.Kind == "number"));

        var suggested = (await server.Client.Search.SuggestAsync("вх. 1")).Where(s => s.Kind == "number").ToArray();

        suggested.Should().HaveCount(4);
        (suggested[0].Text, suggested[0].Detail).Should().Be(("вх. 1", "Запрос 01"));
        (await server.Client.Search.SuggestAsync("Запрос 05")).Should().Contain(s => s.Kind == "document" && s.Detail == "вх. 5");
    }
}
