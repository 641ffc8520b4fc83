using System.Diagnostics;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Sample data from their load to their return, on a real server.</summary>
public sealed class SampleTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Samples_are_loaded_and_found_and_go_in_one_act_that_can_be_undone()
    {
        (await server.Client.Administration.SamplesAsync()).Should().BeEquivalentTo(new { State = "none", Cards = 0 });
        var since = Stopwatch.StartNew();
        var set = await server.Client.Administration.LoadSamplesAsync();
        await RefusedAsync(HttpMethod.Post, "samples-loaded");
        await StandsAsync("loaded", 46);
        await FoundAsync("неустойками", 6);
        // 30 seconds are promised on a machine of its own; tests run beside others.
        since.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60), "what has a text layer is found soon after the load");
        // Only the picture of a scan says it.
        await FoundAsync("изоляторы", 1, TimeSpan.FromMinutes(2));
        var (status, report) = await server.Server.VerbAsync("verify");
        status.Should().Be(0, report);
        report.Should().NotContain("belong to no file", "each paper is stored once");

        var made = await server.Client.Changes.CardsAsync(set.Id!.Value, size: 200);
        made.Items.Should().HaveCount(46).And.OnlyContain(c => c.Title.StartsWith("Пример. ") && c.Action == "card.create");
        (await server.Client.Changes.GetAsync(set.Id!.Value)).Should().BeEquivalentTo(new { Name = "Пример", State = "done", Done = 46, Failed = Array.Empty<FailedCard>() }, o => o.ComparingByMembers<object>());
        await HangsTogetherAsync(made.Items);

        var contract = made.Items.Single(c => c.Title.Contains("№ 41-П") && c.Title.Contains("Договор")).CardId;
        var own = await server.CreateAsync("Записка под примером", contract);
        (await server.Client.Administration.SamplesAsync()).Below.Should().Be(1);
        var removal = await server.Client.Administration.RemoveSamplesAsync();
        await StandsAsync("removed", 0);
        await FoundAsync("неустойками", 0);
        (await server.Client.Cards.GetAsync(own.Id)).TrashedAt.Should().BeNull("what others hung there stays");
        await RefusedAsync(HttpMethod.Delete, "no-samples");

        await server.Client.Changes.UndoAsync(removal.Id!.Value, new UndoChangesRequest());
        await StandsAsync("loaded", 46);
        await FoundAsync("неустойками", 6);
        await server.Client.Administration.RemoveSamplesAsync();
        await StandsAsync("removed", 0);
        await server.Client.Administration.LoadSamplesAsync();
        await StandsAsync("loaded", 46);
    }

    [Fact]
    public async Task Samples_are_for_administrators_alone()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync("sampler", ["clerk"]);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
        {
            using var answer = await clerk.Http.SendAsync(new HttpRequestMessage(method, "api/v1/samples"));
            (await answer.ProblemAsync()).Code().Should().Be("forbidden");
        }
    }

    /// <summary>Fields are filled from the day of the load, a counterparty is a card, and acts lie below annexes below contracts.</summary>
    private async Task HangsTogetherAsync(IReadOnlyList<ChangedCard> made)
    {
        var act = await server.Client.Cards.GetAsync(made.Single(c => c.Title.EndsWith("Акт приёмки кабеля № 87")).CardId);
        var annex = await server.Client.Cards.GetAsync(act.ParentId!.Value);
        var contract = await server.Client.Cards.GetAsync(annex.ParentId!.Value);

        (act.State, annex.Type, contract.Type).Should().Be(("signed", "annex", "contract"));
        act.Fields["note"].GetString().Should().Be("Пример");
        act.Fields["sum"].GetProperty("minor").GetInt64().Should().Be(92_325_000);
        made.Select(c => c.CardId).Should().Contain(Guid.Parse(act.Fields["party"].GetString()!));
        var days = TimeProvider.System.GetUtcNow().Date - DateTime.Parse(act.Fields["documentDate"].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        days.TotalDays.Should().BeInRange(174, 178);
        (await server.Client.Cards.FilesAsync(act.Id)).Should().ContainSingle().Which.Name.Should().Be("Акт приёмки кабеля № 87.pdf");
        (await server.Client.Cards.SuggestionsAsync(act.Id)).Should().BeEmpty("its fields say what its paper says");
    }

    private Task StandsAsync(string state, int cards) => Eventually.HoldsAsync($"{state}, {cards} cards", async () =>
        await server.Client.Administration.SamplesAsync() is var now && now.State == state && now.Cards == cards);

    private Task FoundAsync(string words, int atLeast, TimeSpan? patience = null) => Eventually.HoldsAsync($"{atLeast} cards by «{words}»", async () =>
        await server.Client.Search.FindAsync(new SearchQuery { Query = words }) is var found && (atLeast == 0 ? found.Total == 0 : found.Total >= atLeast), patience);

    private async Task RefusedAsync(HttpMethod method, string code)
    {
        using var answer = await server.Http.SendAsync(new HttpRequestMessage(method, "api/v1/samples"));
        (await answer.ProblemAsync()).Code().Should().Be(code);
    }
}
