using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Access;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>What is counted beside the hits, so that a person may narrow the question or widen it again.</summary>
[Collection(CardsServer.Name)]
public sealed class FacetTests(SignedInServer server)
{
    [Fact]
    public async Task Chosen_facet_keeps_its_other_values_and_counterparties_and_people_are_counted_under_the_callers_rights()
    {
        var me = await server.Client.People.MeAsync();
        var (first, second) = (await PartyAsync("Первый завод"), await PartyAsync("Второй завод"));
        await DocumentAsync("contract", first, me.Id);
        await DocumentAsync("contract", first, null);
        await server.Client.Cards.RegisterAsync((await DocumentAsync("outgoing-letter", second, me.Id)).Id, new());
        await DocumentAsync("memo", null, null);
        await Eventually.HoldsAsync("all are found", async () => await AskAsync() is { Total: 4 } found && found.Facets["register"].Count == 1);

        var facets = (await AskAsync()).Facets;
        facets["type"].Select(v => (v.Value, v.Count)).Should().BeEquivalentTo([("contract", 2L), ("outgoing-letter", 1L), ("memo", 1L)]);
        facets["party"].Select(v => (v.Label, v.Count)).Should().Equal(("Первый завод", 2), ("Второй завод", 1));
        facets["responsible"].Select(v => (v.Value, v.Label, v.Count)).Should().Equal((me.Id.ToString(), me.Name, 2));
        var register = facets["register"].Should().ContainSingle().Subject;
        register.Should().BeEquivalentTo(new { Value = "outgoing", Count = 1 });
        facets.Keys.Should().BeEquivalentTo("type", "state", "party", "responsible", "register", "year");
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "фланцы" })).Facets.Keys.Should().BeEquivalentTo("type", "year", "state");

        var chosen = await AskAsync(new SearchQuery { Types = ["contract"] });
        chosen.Total.Should().Be(2);
        chosen.Facets["type"].Select(v => (v.Value, v.Count)).Should().BeEquivalentTo([("contract", 2L), ("outgoing-letter", 1L), ("memo", 1L)], "another type can still be chosen");
        chosen.Facets["party"].Should().ContainSingle().Which.Count.Should().Be(2, "other facets count what is left");
        var both = await AskAsync(new SearchQuery { Party = first, Responsible = me.Id });
        both.Total.Should().Be(1);
        both.Facets["party"].Select(v => v.Count).Should().Equal(1, 1);
        both.Facets["responsible"].Select(v => v.Count).Should().Equal(1);

        (await server.Client.Search.FacetAsync("party", "втор зав", new SearchQuery { Query = "фланцы", Party = first })).Select(v => (v.Label, v.Count)).Should().Equal([("Второй завод", 1L)], "its own filter is left out");
        (await server.Client.Search.FacetAsync("party", "завод", new SearchQuery { Query = "фланцы" })).Select(v => v.Label).Should().Equal("Первый завод", "Второй завод");
        (await server.Client.Search.FacetAsync("party", "третий", new SearchQuery { Query = "фланцы" })).Should().BeEmpty();
        (await server.Client.Search.FacetAsync("responsible", me.Name[..4], new SearchQuery { Query = "фланцы", Types = ["contract"] })).Should().ContainSingle().Which.Count.Should().Be(1);
        (await server.Client.Search.FacetAsync("register", register.Label[..5], new SearchQuery { Query = "фланцы", Register = "contracts" })).Select(v => v.Value).Should().Equal("outgoing");
        (await AskAsync(new SearchQuery { Register = "outgoing" })).Facets["register"].Select(v => v.Label).Should().Equal(register.Label);
        (await server.Client.Search.FacetAsync("type", "дог", new SearchQuery { Query = "фланцы" })).Select(v => v.Value).Should().Equal("contract");
        (await server.Client.Search.FacetAsync("party", "завод", new SearchQuery { Query = "фланцы лебёдка" })).Should().HaveCount(2, "what is answered by some of the words is counted by them");
        (await FluentActions.Awaiting(() => server.Client.Search.FacetAsync("party", string.Join(' ', Enumerable.Repeat("а", 1100)), new SearchQuery())).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(400);
        (await FluentActions.Awaiting(() => server.Client.Search.FacetAsync("colour", "", new SearchQuery())).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(400);

        await HideAsync(second, me.Id);
        var reader = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("counter", ["clerk"]);
        var seen = await reader.Client.Search.FindAsync(new SearchQuery { Query = "фланцы", Facets = ["party"] });
        seen.Facets["party"].Select(v => v.Label).Should().Equal(["Первый завод"], "whoever may not read a counterparty does not learn its name here");
        (await reader.Client.Search.FacetAsync("party", "второй", new SearchQuery { Query = "фланцы" })).Should().BeEmpty();
    }

    private Task<SearchAnswer> AskAsync(SearchQuery? question = null) =>
        server.Client.Search.FindAsync((question ?? new()) with { Query = "фланцы", Facets = ["type", "state", "party", "responsible", "register", "year"] });

    private async Task<Guid> PartyAsync(string title) => (await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = title })).Id;

    private Task<Card> DocumentAsync(string type, Guid? party, Guid? responsible)
    {
        var fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement("Фланцы") };
        if (party is not null)
            fields["party"] = JsonSerializer.SerializeToElement(party);
        if (responsible is not null)
            fields["responsible"] = JsonSerializer.SerializeToElement(responsible);
        return server.Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = $"Поставка: фланцы {Guid.CreateVersion7():N}", Fields = fields });
    }

    private async Task HideAsync(Guid card, Guid me) =>
        (await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(
            server.Http, $"api/v1/cards/{card}/access", new SetAccessRequest { Inherit = false, Entries = [new AccessEntry { Principal = $"user:{me}", Level = "manage" }] }, Contracts.EcmJson.ForClients)).EnsureSuccessStatusCode();
}
