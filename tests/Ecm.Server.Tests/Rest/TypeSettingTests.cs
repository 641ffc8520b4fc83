using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.Search;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Types set up over REST: drafted, published, used at once, and closed to whoever may not.</summary>
[Collection(SettingsServer.Name)]
public sealed class TypeSettingTests(SignedInServer server)
{
    private static readonly PutTypeRequest Permit = new()
    {
        Label = new Label("Пропуск", "Pass"), Register = "orders", Children = ["document"],
        Fields =
        [
            new CardTypeField { Key = "bearer", Kind = "text", Label = new Label("Кому", "Bearer"), Required = true, Listed = true },
            new CardTypeField { Key = "gate", Kind = "choice", Label = new Label("Проходная", "Gate"), Choices = [new CardTypeChoice("north", new Label("Северная", "North"))] },
        ],
    };

    [Fact]
    public async Task Type_is_made_published_and_found_by_its_fields_and_the_next_version_takes_nothing_away()
    {
        var draft = await server.Client.Types.PutAsync("gate-pass", Permit);
        draft.Should().Match<TypeDraft>(d => d.Begun && !d.Differs && d.Type.Version == 0 && d.Faults.Count == 0);
        (await server.Client.Types.ListAsync()).Should().NotContain(t => t.Name == "gate-pass");
        (await server.Http.GetAsync("api/v1/types/gate-pass")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        (await server.Client.Types.PublishAsync("gate-pass", $"\"{draft.Edit}\"")).Type.Should().BeEquivalentTo(new { Version = 1, Register = "orders", Children = new[] { "document" } });
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes("пропуск на территорию"), "пропуск.txt", new UploadQuery { Type = "gate-pass" });
        var values = new Dictionary<string, System.Text.Json.JsonElement> { ["bearer"] = Json("Сидоров-Приворотный"), ["gate"] = Json("north") };
        await server.Client.Cards.PatchAsync(part.CardId!.Value, "\"1\"", new PatchCardRequest { Fields = values });
        await Eventually.HoldsAsync("it is found by a field", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = "bearer:приворотный" })).Hits.Any(h => h.CardId == part.CardId));

        var begun = await server.Client.Types.DraftAsync("gate-pass");
        begun.Begun.Should().BeFalse();
        var next = await server.Client.Types.PutAsync("gate-pass", Permit with { Fields = [Permit.Fields[0]] }, $"\"{begun.Edit}\"");
        (await server.Client.Types.PublishAsync("gate-pass", $"\"{next.Edit}\"")).Type.Version.Should().Be(2);
        (await server.Client.Cards.GetAsync(part.CardId.Value)).Fields.Should().ContainKey("gate", "older cards stay readable");
    }

    [Fact]
    public async Task Whoever_edits_names_what_they_have_read()
    {
        var first = await server.Client.Types.PutAsync("visit", Permit);

        (await PutAsync("visit", Permit, null)).StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
        (await PutAsync("visit", Permit with { Register = null }, first.Edit)).Headers.ETag!.Tag.Should().Be($"\"{first.Edit + 1}\"");
        var late = await PutAsync("visit", Permit, first.Edit);
        late.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await late.Content.ReadAsStringAsync()).Should().Contain("urn:ecm:problem:type-changed");
        (await PutAsync("never-was", Permit, 7)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);

        await server.Client.Types.DiscardAsync("visit", $"\"{first.Edit + 1}\"");
        (await server.Http.GetAsync("api/v1/types/visit/draft")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_keeps_it_from_being_published_alone()
    {
        var wrong = Permit with
        {
            Fields =
            [
                new CardTypeField { Key = "Bad Key", Kind = "text", Label = new Label("Поле", "Field") },
                new CardTypeField { Key = "long", Kind = "text", Label = new Label(new string('ы', 300), "Long") },
                new CardTypeField { Key = "sum", Kind = "text", Label = new Label("Сумма", "Sum") },
            ],
        };

        var draft = await server.Client.Types.PutAsync("wrong-type", wrong);

        draft.Faults.Select(f => f.Field).Should().BeEquivalentTo("Bad Key", "long", "sum");
        draft.Faults.Should().OnlyContain(f => f.Text.Length > 10);
        (await server.Client.Types.DraftAsync("wrong-type")).Type.Fields[1].Label.Ru.Should().HaveLength(300);
        var refused = await server.Http.PostAsync("api/v1/types/wrong-type/publish", null);
        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["field"]!.GetValue<string>().Should().StartWith("fields.");
        await server.Client.Types.DiscardAsync("wrong-type");

        (await PutAsync("Ёлка", Permit, null)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await PutAsync("kind", Permit with { Fields = [Permit.Fields[0] with { Kind = "colour" }] }, null)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.PutAsync("api/v1/types/null", new StringContent("""{"label":{"ru":"а","en":"a"},"fields":[null]}""", Encoding.UTF8, "application/json"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Stock_type_that_people_changed_tells_so_and_goes_back()
    {
        var stock = await server.Client.Types.DraftAsync("act");
        var more = new CardTypeField { Key = "seal", Kind = "bool", Label = new Label("С печатью", "Sealed") };
        var put = new PutTypeRequest { Label = stock.Type.Label, Fields = [.. stock.Type.Fields, more], Register = stock.Type.Register, Party = stock.Type.Party };
        await server.Client.Types.PutAsync("act", put, $"\"{stock.Edit}\"");
        (await server.Client.Types.PublishAsync("act")).Should().Match<TypeDraft>(d => d.Differs && d.Type.States.Count == stock.Type.States.Count);

        (await server.Client.Types.RevertAsync("act")).Should().Match<TypeDraft>(d => d.Begun && d.Type.Fields.Count == stock.Type.Fields.Count);
        (await server.Client.Types.PublishAsync("act")).Should().Match<TypeDraft>(d => !d.Differs && !d.Begun);
    }

    [Fact]
    public async Task Nobody_but_administrators_gets_in()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync($"clerk-{Guid.CreateVersion7():N}", ["clerk"]);

        foreach (var act in new Func<Task>[]
                 {
                     () => clerk.Client.Types.DraftAsync("act"), () => clerk.Client.Types.PutAsync("act", Permit, "\"1\""), () => clerk.Client.Types.PutAsync("of-clerk", Permit),
                     () => clerk.Client.Types.PublishAsync("act"), () => clerk.Client.Types.DiscardAsync("act"), () => clerk.Client.Types.RevertAsync("act"),
                 })
            (await act.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(403);
        (await clerk.Client.Types.ListAsync()).Should().NotContain(t => t.Name == "of-clerk");
    }

    private Task<HttpResponseMessage> PutAsync(string name, PutTypeRequest request, int? edit)
    {
        var put = new HttpRequestMessage(HttpMethod.Put, $"api/v1/types/{Uri.EscapeDataString(name)}") { Content = JsonContent.Create(request, options: Contracts.EcmJson.ForClients) };
        if (edit is not null)
            put.Headers.TryAddWithoutValidation("If-Match", $"\"{edit}\"");
        return server.Http.SendAsync(put);
    }

    private static System.Text.Json.JsonElement Json(string text) => System.Text.Json.JsonSerializer.SerializeToElement(text);
}
