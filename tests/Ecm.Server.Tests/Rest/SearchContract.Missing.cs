using System.Text;
using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Testing;

namespace Ecm.Server.Tests.Rest;

/// <summary>What is said of cards that a question does not find.</summary>
public abstract partial class SearchContract
{
    [Fact]
    public async Task Question_explains_why_a_card_is_not_found()
    {
        var explained = await server.Client.Search.ExplainAsync(new ExplainRequest
        {
            Q = "аренда арендадатель поставка -помещение type:act", Number = "Д-2024/0001", Year = [2023], State = ["draft"],
        });

        explained.CardId.Should().Be(leaseCard);
        explained.Found.Should().BeFalse();
        explained.Reasons.Select(r => (r.Code, r.Part)).Should().BeEquivalentTo(
            [("word", "арендадатель"), ("word", "поставка"), ("excluded", "помещение"), ("part", "type:act"), ("filter", "year")]);
        var nearest = explained.Reasons.Single(r => r.Part == "арендадатель");
        nearest.ReadAs.Should().Be("Арендодатель");
        nearest.Page.Should().Be(1);
        nearest.Message.Should().Contain("Арендодатель");
        explained.Reasons.Single(r => r.Part == "поставка").ReadAs.Should().BeNull();
        explained.Reasons.Single(r => r.Code == "filter").Message.Should().Be("Документ скрыт уточнением «Год документа».");
        (await server.Client.Search.ExplainAsync(new ExplainRequest { Q = "аренда", CardId = leaseCard })).Should().BeEquivalentTo(new SearchExplained(leaseCard, true, [], Lease, []));
        foreach (var asked in new[]
        {
            new ExplainRequest { Q = "аренда", Number = "нет-такого" }, new ExplainRequest { Q = "аренда" }, new ExplainRequest { CardId = Guid.CreateVersion7() }, new ExplainRequest { Text = "нет-такого" },
            new ExplainRequest { Number = "Аренда" }, new ExplainRequest { Text = " « " }, new ExplainRequest { Text = $"/cards/{Guid.CreateVersion7()}" },
        })
            (await FluentActions.Awaiting(() => server.Client.Search.ExplainAsync(asked)).Should().ThrowAsync<EcmProblemException>()).Which.Code.Should().Be("not-found");
    }

    [Theory]
    [InlineData("Д-2024/0001")]
    [InlineData("д-2O24/0001")]
    [InlineData("складу аре")]
    [InlineData("{id}")]
    [InlineData("http://127.0.0.1:5080/cards/{id}?tab=flow")]
    public async Task Card_is_named_by_what_somebody_knows_of_it(string text)
    {
        var explained = await server.Client.Search.ExplainAsync(new ExplainRequest { Q = "поставка", Text = text.Replace("{id}", leaseCard.ToString()) });

        (explained.CardId, explained.Title, explained.Found).Should().Be((leaseCard, Lease, false));
    }

    [Fact]
    public async Task Other_cards_that_may_be_meant_are_told_as_well()
    {
        var explained = await server.Client.Search.ExplainAsync(new ExplainRequest { Q = "вымпел", Text = "о" });

        explained.Title.Should().Be(Bonus);
        explained.Others.Should().BeEmpty();
        explained = await server.Client.Search.ExplainAsync(new ExplainRequest { Q = "вымпел", Text = "с" });
        explained.Others.Select(o => o.Title).Append(explained.Title).Should().BeEquivalentTo(Lease, Supply, Reconciliation);
    }

    [Fact]
    public async Task Nothing_found_says_what_each_filter_keeps_back()
    {
        (await AskAsync("q=договор&type=act&year=2023")).Wider.Should().Equal(new WiderSearch("type", 1));
        (await AskAsync("q=договор&type=act&state=draft")).Wider.Should().Equal(new WiderSearch("type", 1));
        (await AskAsync("q=договор&type=contract&year=1990")).Wider.Should().Equal(new WiderSearch("year", 2));
        (await AskAsync("q=договор&year=2023")).Wider.Should().BeEmpty();
        (await AskAsync("q=абракадабра&year=2023")).Wider.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_in_the_trash_is_explained_by_that_alone()
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes($"Накладная на кирпич {Guid.CreateVersion7()}"), "накладная.txt");
        await Eventually.HoldsAsync("it is found", async () => (await AskAsync("q=кирпичом")).Total == 1);
        (await server.Http.DeleteAsync($"api/v1/cards/{part.CardId}")).EnsureSuccessStatusCode();
        await Eventually.HoldsAsync("it is gone", async () => (await AskAsync("q=кирпичом")).Total == 0);

        var explained = await server.Client.Search.ExplainAsync(new ExplainRequest { Q = "кирпич", CardId = part.CardId });

        explained.Found.Should().BeFalse();
        explained.Reasons.Select(r => r.Code).Should().Equal("in-trash");
    }
}
