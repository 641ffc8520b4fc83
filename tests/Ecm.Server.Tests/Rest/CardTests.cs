using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Problems;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

[Collection(CardsServer.Name)]
public sealed class CardTests(SignedInServer server)
{
    [Fact]
    public async Task Card_is_made_read_and_named_by_its_version()
    {
        using var made = await server.Http.PostAsJsonAsync("api/v1/cards", new CreateCardRequest { Type = "memo", Title = "Служебная записка" }, EcmJson.ForClients);
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        made.Headers.ETag!.ToString().Should().Be("\"1\"");

        using var read = await server.Http.GetAsync(made.Headers.Location);
        var card = await read.Content.ReadFromJsonAsync<Card>(EcmJson.ForClients);
        card!.Title.Should().Be("Служебная записка");
        card.Version.Should().Be(1);
        read.Headers.ETag!.ToString().Should().Be("\"1\"");
    }

    [Fact]
    public async Task Patch_without_if_match_is_428_and_of_a_stale_version_412()
    {
        var card = await server.CreateAsync("До");

        (await PatchAsync(card.Id, null, """{"title":"После"}""")).Status.Should().Be(428);
        (await server.Client.Cards.PatchAsync(card.Id, "\"1\"", new PatchCardRequest { Title = "После" })).Version.Should().Be(2);
        (await PatchAsync(card.Id, "\"1\"", """{"title":"Снова"}""")).Status.Should().Be(412);
        (await server.Client.Cards.GetAsync(card.Id)).Title.Should().Be("После");
    }

    [Fact]
    public async Task Comment_of_a_reader_stands_in_the_history_and_changes_no_version()
    {
        var card = await server.CreateAsync("Обсуждаемая");
        var reader = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("comment-reader", ["reader"]);

        var said = await reader.Client.Cards.CommentAsync(card.Id, new CommentRequest("  Ждём приложение.\nСм. п. 4 "));

        (said.Version, said.Change).Should().Be((card.Version, card.Change), "the index has nothing to follow");
        var entry = (await server.Http.GetFromJsonAsync<JsonElement>($"api/v1/cards/{card.Id}/history")).GetProperty("items")[0];
        entry.GetProperty("action").GetString().Should().Be("card.comment");
        entry.GetProperty("actor").GetString().Should().Be("comment-reader");
        entry.GetProperty("changes").GetProperty("text").GetString().Should().Be("Ждём приложение.\nСм. п. 4");
        foreach (var text in new[] { "", "  ", new string('я', 10_001), "\0" })
            (await server.Http.PostAsJsonAsync($"api/v1/cards/{card.Id}/comments", new { text })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.PostAsJsonAsync($"api/v1/cards/{Guid.CreateVersion7()}/comments", new { text = "x" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"titel":"x"}""", "titel")]
    [InlineData("""{"title":"a","title":"b"}""", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    public async Task Patch_that_cannot_be_understood_is_400_and_shows_nothing_of_the_inside(string body, string? field)
    {
        var card = await server.CreateAsync("Целая");

        var problem = await PatchAsync(card.Id, "\"1\"", body);

        problem.Status.Should().Be(400);
        if (field is not null)
            problem.Field.Should().Be(field);
        problem.Title.Should().NotContain("System.").And.NotContain("Json");
        (await server.Client.Cards.GetAsync(card.Id)).Version.Should().Be(1);
    }

    [Fact]
    public async Task Deep_json_is_refused_without_being_read()
    {
        using var response = await server.Http.PostAsync("api/v1/cards", Json($$"""{"type":"memo","fields":{"x":{{new string('[', 100_000)}}"""));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Moved_card_hangs_below_its_new_parent_and_can_go_back_to_the_top()
    {
        var parent = await server.CreateAsync("Дело", type: "document");
        var child = await server.CreateAsync("Лист", type: "document");

        var moved = await server.Client.Cards.PatchAsync(child.Id, "\"1\"", new PatchCardRequest { ParentId = JsonSerializer.SerializeToElement(parent.Id) });
        moved.ParentId.Should().Be(parent.Id);
        (await server.Client.Cards.ListAsync(new CardListQuery { Parent = parent.Id.ToString() })).Items.Should().ContainSingle(c => c.Id == child.Id);
        (await server.Client.Cards.TreeAsync(child.Id)).Select(n => (n.Card.Id, n.Depth)).Should().Equal((parent.Id, 0), (child.Id, 1));

        var top = await server.Client.Cards.PatchAsync(child.Id, "\"2\"", new PatchCardRequest { ParentId = JsonElement.Parse("null") });
        top.ParentId.Should().BeNull();
    }

    [Fact]
    public async Task Trashed_card_leaves_the_lists_and_comes_back()
    {
        var card = await server.CreateAsync("Лишняя");
        await server.Client.Cards.TrashAsync(card.Id);

        (await ListedAsync(trash: true)).Should().Contain(card.Id);
        (await ListedAsync(trash: false)).Should().NotContain(card.Id);
        (await server.Client.Cards.RestoreAsync(card.Id)).TrashedAt.Should().BeNull();
        (await ListedAsync(trash: false)).Should().Contain(card.Id);
    }

    [Fact]
    public async Task History_tells_who_changed_what_from_what()
    {
        var card = await server.CreateAsync("Старое");
        await server.Client.Cards.PatchAsync(card.Id, "\"1\"", new PatchCardRequest { Title = "Новое" });

        var history = (await server.Client.Cards.HistoryAsync(card.Id)).Items;

        history.Select(h => h.Action).Should().Equal("card.patch", "card.create");
        history[0].Changes!["title"]!.ToJsonString().Should().Be(JsonSerializer.Serialize(new[] { "Старое", "Новое" }));
    }

    [Fact]
    public async Task History_is_asked_for_decisions_or_edits_alone()
    {
        var card = await server.CreateAsync("Решено");
        await server.Client.Cards.PatchAsync(card.Id, "\"1\"", new PatchCardRequest { Title = "Решено и правлено" });
        await server.Client.Cards.TrashAsync(card.Id);

        (await server.Client.Cards.HistoryAsync(card.Id, kind: "decisions")).Items.Select(h => h.Action).Should().Equal("card.trash");
        (await server.Client.Cards.HistoryAsync(card.Id, kind: "edits")).Items.Select(h => h.Action).Should().Equal("card.patch", "card.create");
        (await server.Client.Cards.HistoryAsync(card.Id, kind: "edits", size: 1)).Cursor.Should().NotBeNull();
        (await server.Http.GetAsync($"api/v1/cards/{card.Id}/history?kind=wishes")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Repeated_post_with_the_same_key_makes_one_card()
    {
        var key = Guid.CreateVersion7().ToString();
        var request = new CreateCardRequest { Type = "memo", Title = "Один раз" };

        var first = await server.Client.Cards.CreateAsync(request, key);
        var second = await server.Client.Cards.CreateAsync(request, key);

        second.Id.Should().Be(first.Id);
    }

    [Fact]
    public async Task List_is_read_to_its_end_by_its_cursor()
    {
        var parent = await server.CreateAsync("Папка", type: "document");
        var children = new List<Guid>();
        for (var i = 0; i < 5; i++)
            children.Add((await server.CreateAsync($"Лист {i}", parent.Id, "document")).Id);

        var read = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await server.Client.Cards.ListAsync(new CardListQuery { Parent = parent.Id.ToString(), Size = 2, Cursor = cursor });
            read.AddRange(page.Items.Select(c => c.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        read.Should().Equal(children);
    }

    [Theory]
    [InlineData("api/v1/cards?parent=x", "parent")]
    [InlineData("api/v1/cards?cursor=x", "cursor")]
    [InlineData("api/v1/cards?party=x", "party")]
    [InlineData("api/v1/search?from=01.02.2024", "from")]
    [InlineData("api/v1/search?year=x", "year")]
    [InlineData("api/v1/search?year=2024&year=x", "year")]
    [InlineData("api/v1/search?page=x", "page")]
    [InlineData("api/v1/search?year=&year=x", "year")]
    [InlineData("api/v1/search?after=9&after=8", "after")]
    [InlineData("api/v1/search?from=&party=x", "party")]
    [InlineData("api/v1/search?sort=1", "sort")]
    [InlineData("api/v1/search?page=1000&size=100", "page")]
    public async Task Wrong_parameter_is_named(string address, string parameter)
    {
        using var response = await server.Http.GetAsync(address);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ProblemAsync(response)).Field.Should().Be(parameter);
    }

    [Fact]
    public async Task Wrong_header_is_named()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/uploads/parts/{Guid.CreateVersion7()}") { Content = new ByteArrayContent([1]) };
        request.Headers.Add("Upload-Offset", "x");
        using var response = await server.Http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ProblemAsync(response)).Field.Should().Be("offset");
    }

    [Theory]
    [InlineData("ru", "Нет вида документов «нет»")]
    [InlineData("en", "There is no document type “нет”")]
    public async Task Problem_speaks_the_language_that_is_asked_for(string language, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/cards") { Content = Json("""{"type":"нет"}""") };
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await server.Http.SendAsync(request);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await ProblemAsync(response);
        problem.Type.Should().Be("urn:ecm:problem:unknown-type");
        problem.Title.Should().StartWith(text);
    }

    [Fact]
    public async Task List_is_sorted_as_asked_and_says_which_orders_there_are_not()
    {
        var parent = await server.CreateAsync("Договор", type: "document");
        var children = new List<Guid>();
        for (var n = 0; n < 3; n++)
            children.Add((await server.CreateAsync($"Акт {n}", parent.Id, type: "document")).Id);

        (await ListAsync(null)).Should().Equal(children);
        (await ListAsync("newest")).Should().Equal(children.AsEnumerable().Reverse());
        foreach (var wrong in (string[])["title", "registered", "Newest"])
            (await server.Http.GetAsync($"api/v1/cards?sort={wrong}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

        async Task<IEnumerable<Guid>> ListAsync(string? sort) =>
            (await server.Client.Cards.ListAsync(new CardListQuery { Parent = parent.Id.ToString(), Sort = sort })).Items.Select(c => c.Id);
    }

    private async Task<IReadOnlyList<Guid>> ListedAsync(bool trash) =>
        [.. (await server.Client.Cards.ListAsync(new CardListQuery { Trash = trash, Sort = trash ? null : "newest", Size = 200 })).Items.Select(c => c.Id)];

    private async Task<ProblemDocument> PatchAsync(Guid id, string? ifMatch, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/cards/{id}") { Content = Json(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await server.Http.SendAsync(request);
        return await ProblemAsync(response);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<ProblemDocument> ProblemAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<ProblemDocument>(EcmJson.ForClients))!;
}
