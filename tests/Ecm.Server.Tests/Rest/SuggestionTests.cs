using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Rest;

/// <summary>The stock types' rules on a printed invoice: offered with their places, taken over, tried on what is stored.</summary>
[Collection(SettingsServer.Name)]
public sealed class SuggestionTests(SignedInServer server)
{
    private const string Paper = """
        СЧЁТ НА ОПЛАТУ № А-1312/Б от 12 марта 2024 г.

        Поставщик: АО «Северный мост», ИНН 7707083893
        Пиломатериалы хвойных пород по договору поставки

        Всего к оплате: 1 250 000,50 руб.
        """;

    [Fact]
    public async Task Values_of_a_printed_invoice_are_offered_with_their_places_taken_over_and_counted_by_a_trial()
    {
        var party = await server.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "organisation", Title = "Северный мост", Fields = new Dictionary<string, JsonElement> { ["inn"] = JsonSerializer.SerializeToElement("7707083893") },
        });
        var card = await UploadAsync();

        var offered = (await server.Client.Cards.SuggestionsAsync(card)).ToDictionary(s => s.Field);

        offered.Keys.Should().Equal("ownNumber", "documentDate", "party", "sum");
        offered["ownNumber"].Value.GetString().Should().Be("А-1312/Б");
        offered["documentDate"].Value.GetString().Should().Be("2024-03-12");
        offered["party"].Value.GetGuid().Should().Be(party.Id);
        offered["sum"].Value.GetRawText().Should().Be("""{"minor":125000050,"currency":"RUB"}""");
        offered["sum"].Page.Should().Be(1);
        offered["sum"].Box.Should().HaveCount(4).And.OnlyContain(edge => edge > 0 && edge < 1);
        (await server.Client.Cards.GetAsync(card)).Fields.Should().BeEmpty();

        var taken = await server.Client.Cards.AcceptAsync(card, "sum");
        taken.Fields["sum"].GetRawText().Should().Be("""{"minor":125000050,"currency":"RUB"}""");
        (await server.Client.Cards.SuggestionsAsync(card)).Should().NotContain(s => s.Field == "sum");
        var twice = () => server.Client.Cards.AcceptAsync(card, "sum");
        (await twice.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(404);

        var trial = await server.Client.Types.TryReadingAsync("invoice", new ReadingTrialRequest());
        trial.Fields.Single(f => f.Field == "sum").Should().Match<FieldTrial>(f => f.Found == trial.Documents && f.Same == 1 && f.Other == 0);
        var own = new Dictionary<string, FieldReadRule> { ["ownNumber"] = new() { As = "inn" } };
        (await server.Client.Types.TryReadingAsync("invoice", new ReadingTrialRequest { Rules = own })).Fields.Single().Samples[0].Value.GetString().Should().Be("7707083893");
    }

    [Fact]
    public async Task All_that_was_seen_on_many_cards_is_taken_over_as_one_change_set_that_can_be_taken_back()
    {
        var (first, second) = (await UploadAsync(), await UploadAsync());
        await server.Client.Cards.AcceptAsync(first, "sum");
        var done = await EndAsync(await server.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "accept", Cards = [first, second] }));
        done.Should().BeEquivalentTo(new { State = "done", Total = 2, Done = 2, Act = "accept" });
        foreach (var card in new[] { first, second })
        {
            (await server.Client.Cards.GetAsync(card)).Fields.Keys.Should().Contain(["ownNumber", "documentDate", "sum"]);
            (await server.Client.Cards.SuggestionsAsync(card)).Should().BeEmpty();
        }

        var stale = new Dictionary<Guid, object> { [first] = new { sum = new { minor = 1, currency = "RUB" }, ownNumber = "А-1312/Б" } };
        (await EndAsync(await server.Client.Changes.UndoAsync(done.Id!.Value, new UndoChangesRequest()))).Done.Should().Be(2);
        (await server.Client.Cards.GetAsync(first)).Fields.Keys.Should().Equal(["sum"], "what was taken over before the set stays");
        (await server.Client.Cards.GetAsync(second)).Fields.Should().BeEmpty();
        (await EndAsync(await server.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "accept", Cards = [first, second], Values = JsonSerializer.SerializeToElement(stale) }))).Done.Should().Be(1);
        (await server.Client.Cards.GetAsync(first)).Fields.Keys.Should().BeEquivalentTo(["sum", "ownNumber"], "what nobody was shown is not taken");
        (await server.Client.Cards.GetAsync(second)).Fields.Should().BeEmpty();
        foreach (var values in new[] { $$"""{"{{first}}":null}""", $$"""{"{{first}}":5}""", """{"first":{}}""", "[]" })
            (await FluentActions.Awaiting(() => server.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "accept", Cards = [first], Values = JsonElement.Parse(values) }))
                .Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(400);
        await EndAsync(await server.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "trash", Cards = [first, second] }));
    }

    [Theory]
    [InlineData("sum", "date")]
    [InlineData("sum", "regex")]
    [InlineData("sum", "sum")]
    [InlineData("nowhere", "date")]
    public async Task Rule_that_cannot_be_used_is_a_problem(string field, string kind)
    {
        var trying = () => server.Client.Types.TryReadingAsync("invoice", new ReadingTrialRequest { Rules = new Dictionary<string, FieldReadRule> { [field] = new() { As = kind } } });

        (await trying.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Should().Match<Ecm.Contracts.Problems.ProblemDocument>(p => p.Status == 422);
    }

    [Fact]
    public async Task Types_show_their_rules()
    {
        var invoice = (await server.Client.Types.ListAsync()).Single(t => t.Name == "invoice");

        invoice.Fields.Single(f => f.Key == "sum").Read.Should().BeEquivalentTo(new { As = "sum", Pages = "any" });
        invoice.Fields.Single(f => f.Key == "note").Read.Should().BeNull();
    }

    private async Task<CardChanges> EndAsync(CardChanges set)
    {
        await Eventually.HoldsAsync("the set has ended", async () => (set = await server.Client.Changes.GetAsync(set.Id!.Value)).State != "running");
        return set;
    }

    private async Task<Guid> UploadAsync()
    {
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "счёт.pdf");
        PagePrinter.Print(pdf, Paper);
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(pdf), "счёт.pdf", new UploadQuery { Type = "invoice" });
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return part.CardId!.Value;
    }
}
