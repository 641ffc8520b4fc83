using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Problems;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Acts on many cards over REST, on a real server.</summary>
[Collection(CardsServer.Name)]
public sealed class ChangeTests(SignedInServer server)
{
    [Fact]
    public async Task All_that_a_query_finds_is_changed_and_taken_back()
    {
        for (var i = 0; i < 120; i++)
            await server.CreateAsync($"Пакетная карточка {i}");
        await Eventually.HoldsAsync("all found", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = "пакетная" })).Total == 120);

        var rehearsed = await PostAsync("changes?rehearse=true", new { act = "trash", query = new { q = "пакетная" } });
        var done = await EndAsync(await PostAsync("changes", new { act = "trash", query = new { q = "пакетная" }, name = "Лишнее" }));
        var undone = await EndAsync(await PostAsync($"changes/{done.Id}/undo", new { }));

        rehearsed.Should().BeEquivalentTo(new { State = "rehearsed", Total = 120, Done = 120, Id = (Guid?)null });
        done.Should().BeEquivalentTo(new { State = "done", Total = 120, Done = 120, Name = "Лишнее", Act = "trash" });
        undone.Should().BeEquivalentTo(new { State = "done", Done = 120, UndoOf = done.Id });
        (await server.Http.GetFromJsonAsync<ListPage<CardChanges>>("api/v1/changes", EcmJson.ForClients))!.Items.Select(c => c.Id).Should().ContainInOrder(undone.Id, done.Id);
        var cards = (await server.Http.GetFromJsonAsync<ListPage<ChangedCard>>($"api/v1/changes/{undone.Id}/cards?size=10", EcmJson.ForClients))!;
        cards.Items.Should().HaveCount(10).And.AllSatisfy(c => c.Action.Should().Be("card.restore"));
        cards.Cursor.Should().NotBeNull();
    }

    [Fact]
    public async Task Answer_does_not_tell_cards_that_may_not_be_read_from_those_that_are_not_there()
    {
        var (hidden, nowhere) = ((await server.CreateAsync("Скрытая")).Id, Guid.CreateVersion7());
        var admin = await Clerk.SignInAsync(server.Server);
        await admin.ShareAsync(hidden, "admin");
        var stranger = await admin.NewUserAsync($"stranger-{Guid.CreateVersion7():N}", ["clerk"]);

        var answers = new List<string>();
        foreach (var card in new[] { hidden, nowhere })
        {
            var set = await EndAsync(await stranger.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "trash", Cards = [card] }), id => stranger.Client.Changes.GetAsync(id));
            answers.Add(JsonSerializer.Serialize(set with { Id = null, CreatedAt = null, Failed = [.. set.Failed.Select(f => f with { CardId = Guid.Empty })] }));
            set.Failed.Should().ContainSingle().Which.Problem.Type.Should().Be("urn:ecm:problem:not-found");
        }

        answers[0].Should().Be(answers[1]);
    }

    [Fact]
    public async Task Same_key_makes_one_set_and_a_foreign_set_is_as_if_absent()
    {
        var card = (await server.CreateAsync("Один раз")).Id;
        var first = await PostAsync("changes", new { act = "trash", cards = new[] { card } }, key: "trash-once");
        var second = await PostAsync("changes", new { act = "trash", cards = new[] { card } }, key: "trash-once");
        var admin = await Clerk.SignInAsync(server.Server);
        var stranger = await admin.NewUserAsync($"stranger-{Guid.CreateVersion7():N}", ["clerk"]);

        second.Id.Should().Be(first.Id);
        (await stranger.StatusAsync($"api/v1/changes/{first.Id}")).Should().Be(404);
        (await stranger.StatusAsync($"api/v1/changes/{first.Id}/cards")).Should().Be(404);
    }

    [Fact]
    public async Task Requests_that_mean_nothing_are_refused_with_their_reason()
    {
        (await RefusedAsync(new { act = "trash", cards = Enumerable.Range(0, 10_001).Select(_ => Guid.CreateVersion7()) })).Type.Should().EndWith("too-many-cards");
        (await RefusedAsync(new { act = "trash", cards = Array.Empty<Guid>() })).Type.Should().EndWith("no-cards");
        (await RefusedAsync(new { act = "trash" })).Type.Should().EndWith("body-wrong");
        (await RefusedAsync(new { act = "trash", cards = new[] { Guid.Empty }, query = new { q = "" } })).Type.Should().EndWith("body-wrong");
        (await RefusedAsync(new { act = "shred", cards = new[] { Guid.Empty } })).Type.Should().EndWith("parameter-wrong");
        (await RefusedAsync(new { act = "trash", query = new { q = "(акт" } })).Type.Should().Contain("query-");
        (await RefusedAsync(new { act = "trash", cards = new[] { Guid.Empty }, name = "a\u0007b" })).Type.Should().EndWith("name-wrong");
    }

    [Fact]
    public async Task Cards_that_have_only_some_of_the_words_are_not_meant()
    {
        await server.CreateAsync("Редкостный болторез");
        await Eventually.HoldsAsync("found in part", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = "болторез никелированный" })).Relaxed);

        (await RefusedAsync(new { act = "trash", query = new { q = "болторез никелированный" } })).Type.Should().EndWith("no-cards");
    }

    [Fact]
    public async Task Registered_together_cards_get_numbers_in_their_order_and_undone_the_numbers_are_gaps_that_redoing_fills()
    {
        var cards = new List<Guid>();
        for (var i = 0; i < 3; i++)
            cards.Add((await server.CreateAsync($"Записка в журнал {i}")).Id);
        var letterless = (await server.CreateAsync("Без журнала", type: "document")).Id;

        var rehearsed = await PostAsync("changes?rehearse=true", new { act = "register", cards });
        var done = await EndAsync(await PostAsync("changes", new { act = "register", cards = cards.Append(letterless) }));

        rehearsed.Done.Should().Be(3);
        done.Should().BeEquivalentTo(new { Done = 3, Settled = 4 });
        done.Failed.Should().ContainSingle().Which.Problem.Type.Should().EndWith("unknown-register");
        var numbers = await NumbersAsync(cards);
        numbers.Should().OnlyHaveUniqueItems().And.NotContainNulls().And.BeInAscendingOrder();
        (await EndAsync(await PostAsync("changes", new { act = "register", cards, values = new { register = "memos" } }))).Failed.Should().HaveCount(3)
            .And.AllSatisfy(f => f.Problem.Type.Should().EndWith("already-registered"));

        var undone = await EndAsync(await PostAsync($"changes/{done.Id}/undo", new { }));
        undone.Done.Should().Be(3);
        (await NumbersAsync(cards)).Should().AllSatisfy(n => n.Should().BeNull());
        var next = await server.CreateAsync("Записка после отмены");
        await EndAsync(await PostAsync("changes", new { act = "register", cards = new[] { next.Id } }));
        (await NumbersAsync([next.Id])).Should().NotIntersectWith(numbers, "a number that was given stays a gap until somebody fills it");

        await EndAsync(await PostAsync($"changes/{undone.Id}/undo", new { }));
        (await NumbersAsync(cards)).Should().Equal(numbers);
        var (status, report) = await server.Server.VerbAsync("verify");
        status.Should().Be(0, report);
    }

    [Fact]
    public async Task Names_with_markup_are_kept_and_sent_as_they_are()
    {
        var card = (await server.CreateAsync("<script>alert(1)</script>")).Id;
        var set = await EndAsync(await PostAsync("changes", new { act = "trash", cards = new[] { card }, name = "<b onclick=x>" }));

        (await server.Http.GetFromJsonAsync<CardChanges>($"api/v1/changes/{set.Id}", EcmJson.ForClients))!.Name.Should().Be("<b onclick=x>");
    }

    [Fact]
    public async Task Set_goes_on_after_the_server_was_killed_in_the_middle()
    {
        await using var own = await SignedInServer.StartAsync();
        var cards = new List<Guid>();
        for (var i = 0; i < 600; i++)
            cards.Add((await own.CreateAsync($"Карточка {i}")).Id);
        var started = own.Client.Changes.StartAsync(new ChangeCardsRequest { Act = "trash", Cards = cards });
        var ended = started.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        // What was seen under way is what it is killed at: a second look might come when all is done.
        CardChanges? before = null;
        await Eventually.HoldsAsync("under way", async () => (await own.Client.Changes.ListAsync()).Items is [{ Settled: > 0 } seen, ..] && (before = seen) is not null);
        await own.Server.KillAloneAsync();
        await ended;

        await own.Server.RestartAsync();
        var done = await EndAsync(before!, id => own.Client.Changes.GetAsync(id));

        before!.Settled.Should().BeLessThan(600);
        done.Should().BeEquivalentTo(new { Done = 600, Settled = 600 });
        (await own.Client.Cards.GetAsync(cards[^1])).Version.Should().Be(2, because: "no card is done twice");
        var (status, report) = await own.Server.VerbAsync("verify");
        status.Should().Be(0, report);
    }

    private async Task<IReadOnlyList<string?>> NumbersAsync(IReadOnlyList<Guid> cards)
    {
        var numbers = new List<string?>();
        foreach (var card in cards)
            numbers.Add((await server.Client.Cards.GetAsync(card)).Number);
        return numbers;
    }

    private static async Task<CardChanges> EndAsync(CardChanges set, Func<Guid, Task<CardChanges>> read)
    {
        var now = set;
        await Eventually.HoldsAsync("the set has ended", async () => (now = await read(set.Id!.Value)).State == "done");
        return now;
    }

    private Task<CardChanges> EndAsync(CardChanges set) => EndAsync(set, id => server.Client.Changes.GetAsync(id));

    private async Task<CardChanges> PostAsync(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{path}") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await server.Http.SendAsync(request);
        response.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        return (await response.Content.ReadFromJsonAsync<CardChanges>(EcmJson.ForClients))!;
    }

    private async Task<ProblemDocument> RefusedAsync(object body)
    {
        using var response = await server.Http.PostAsync("api/v1/changes", JsonContent.Create(body));
        response.IsSuccessStatusCode.Should().BeFalse();
        return (await response.Content.ReadFromJsonAsync<ProblemDocument>(EcmJson.ForClients))!;
    }
}
