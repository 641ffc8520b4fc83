using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Lists;
using Ecm.Contracts.Search;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Shared lists over REST: in force at once in every type, closed to whoever may not.</summary>
[Collection(SettingsServer.Name)]
public sealed class ListSettingTests(SignedInServer server)
{
    private ILists Lists => server.Client.Lists;

    [Fact]
    public async Task Stock_list_is_shared_by_letters_that_come_and_go_and_a_new_item_is_found_by_its_label()
    {
        var stock = await Lists.GetAsync("delivery");
        stock.Uses.Should().BeEquivalentTo([new SharedListUse("incoming-letter", "delivery"), new SharedListUse("outgoing-letter", "delivery")]);
        var more = new PutListRequest { Label = stock.Label, Items = [.. stock.Items, new CardTypeChoice("drone", new Label("Беспилотник", "Drone"))] };

        (await Lists.PutAsync("delivery", more, Tag(stock.Version))).Should().Match<SharedList>(l => l.Differs && l.Items.Count == stock.Items.Count + 1);

        foreach (var type in new[] { "incoming-letter", "outgoing-letter" })
            (await server.Client.Types.GetAsync(type)).Fields.Single(f => f.Key == "delivery").Should().Match<CardTypeField>(f => f.List == "delivery" && f.Choices.Any(c => c.Key == "drone"));
        var card = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "incoming-letter", Fields = new Dictionary<string, JsonElement> { ["subject"] = Json("О небе"), ["delivery"] = Json("drone") } });
        await Eventually.HoldsAsync("it is found by its label", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = "delivery:беспилотник" })).Hits.Any(h => h.CardId == card.Id));

        var refused = (await FluentActions.Awaiting(() => Lists.PutAsync("delivery", new PutListRequest { Label = stock.Label, Items = stock.Items }, "*")).Should().ThrowAsync<EcmProblemException>()).Which.Problem;
        refused.Should().BeEquivalentTo(new { Status = 409, Type = "urn:ecm:problem:list-item-in-use", Field = "items.drone" });
        var reverted = await Lists.RevertAsync("delivery");
        reverted.Items[^1].Should().BeEquivalentTo(new { Key = "drone", Hidden = true });
        (await server.Client.Cards.GetAsync(card.Id)).Fields["delivery"].GetString().Should().Be("drone");
    }

    [Fact]
    public async Task List_is_made_used_by_a_type_and_guarded_by_versions()
    {
        var colours = new PutListRequest { Label = new Label("Цвета", "Colours"), Items = [new CardTypeChoice("red", new Label("Красный", "Red"))] };
        (await Lists.PutAsync("colours", colours)).Should().Match<SharedList>(l => l.Version == 1 && l.Uses.Count == 0);
        (await PutAsync("colours", colours, null)).StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
        (await PutAsync("colours", colours with { Label = new Label("Цвет", "Colour") }, 1)).Headers.ETag!.Tag.Should().Be("\"2\"");
        (await PutAsync("colours", colours, 1)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await PutAsync("never-was", colours, 7)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await PutAsync("colours", colours with { Items = [] }, 2)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await server.Http.PutAsync("api/v1/lists/null", new StringContent("""{"label":{"ru":"а","en":"a"},"items":[null]}""", Encoding.UTF8, "application/json"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.GetAsync("api/v1/lists/never-was")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var field = new CardTypeField { Key = "paint", Kind = "choice", Label = new Label("Краска", "Paint"), List = "colours", Choices = [new CardTypeChoice("lost", new Label("Не нужен", "Lost"))] };
        var draft = await server.Client.Types.PutAsync("painted", new PutTypeRequest { Label = new Label("Окраска", "Painting"), Fields = [field] });
        draft.Type.Fields.Single().Should().Match<CardTypeField>(f => f.List == "colours" && f.Choices.Count == 0);
        await server.Client.Types.PublishAsync("painted", $"\"{draft.Edit}\"");
        (await Lists.GetAsync("colours")).Uses.Should().Equal(new SharedListUse("painted", "paint"));
        (await server.Client.Types.PutAsync("unpainted", new PutTypeRequest { Label = new Label("Без окраски", "Bare"), Fields = [field with { List = "none" }] })).Faults.Should().ContainSingle().Which.Field.Should().Be("paint");
    }

    [Fact]
    public async Task Everybody_reads_lists_and_nobody_but_administrators_writes_them()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync($"clerk-{Guid.CreateVersion7():N}", ["clerk"]);
        var put = new PutListRequest { Label = new Label("Чужой", "Alien"), Items = [new CardTypeChoice("a", new Label("А", "A"))] };

        (await clerk.Client.Lists.ListAsync()).Should().Contain(l => l.Name == "delivery");
        foreach (var act in new Func<Task>[] { () => clerk.Client.Lists.PutAsync("delivery", put, Tag(1)), () => clerk.Client.Lists.PutAsync("of-clerk", put), () => clerk.Client.Lists.RevertAsync("delivery") })
            (await act.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(403);
    }

    private static string Tag(int version) => $"\"{version}\"";

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    private Task<HttpResponseMessage> PutAsync(string name, PutListRequest request, int? version)
    {
        var put = new HttpRequestMessage(HttpMethod.Put, $"api/v1/lists/{name}") { Content = JsonContent.Create(request, options: Contracts.EcmJson.ForClients) };
        if (version is { } read)
            put.Headers.TryAddWithoutValidation("If-Match", Tag(read));
        return server.Http.SendAsync(put);
    }
}
