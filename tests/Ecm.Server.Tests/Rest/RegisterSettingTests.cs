using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Registers set up over REST: in force at once, told what is wrong, and closed to whoever may not.</summary>
[Collection(SettingsServer.Name)]
public sealed class RegisterSettingTests(SignedInServer server)
{
    private IRegisters Registers => server.Client.Registers;

    [Fact]
    public async Task Register_is_made_numbers_is_closed_and_opened_again()
    {
        var made = await Registers.PutAsync("warrants", Warrants("Дов-{counter:00}/{yy}"));
        made.Should().Match<RegisterSetup>(r => r.Version == 1 && !r.Differs && r.Register.Label.Ru == "Доверенности" && !r.Register.Closed);
        (await Registers.TryAsync("warrants", Warrants("Дов-{counter:00}/{yy}"))).Next.Should().StartWith("Дов-01/");
        var first = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "document", Title = "Доверенность Иванову" });
        (await server.Client.Cards.RegisterAsync(first.Id, new RegisterRequest { Register = "warrants" })).Number.Should().StartWith("Дов-01/");
        (await Registers.BeginAtAsync("warrants", new BeginAtRequest(57))).Next.Should().StartWith("Дов-57/");

        var closed = await Registers.PutAsync("warrants", Warrants("Дов-{counter:00}/{yy}") with { Closed = true }, Tag(1));
        closed.Register.Closed.Should().BeTrue();
        (await Registers.ListAsync()).Single(r => r.Name == "warrants").Closed.Should().BeTrue();
        var second = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "document", Title = "Доверенность Петрову" });
        var refused = (await FluentActions.Awaiting(() => server.Client.Cards.RegisterAsync(second.Id, new RegisterRequest { Register = "warrants" })).Should().ThrowAsync<EcmProblemException>()).Which.Problem;
        refused.Should().BeEquivalentTo(new { Status = 409, Type = "urn:ecm:problem:register-closed" });
        (await Registers.PutAsync("warrants", Warrants("Дов-{counter:00}/{yy}"), Tag(closed.Version))).Register.Closed.Should().BeTrue("what a request does not speak of stays");
        await Registers.PutAsync("warrants", Warrants("Дов-{counter:00}/{yy}") with { Closed = false }, "*");
        (await server.Client.Cards.RegisterAsync(second.Id, new RegisterRequest { Register = "warrants" })).Number.Should().StartWith("Дов-57/");
    }

    [Fact]
    public async Task Whoever_edits_names_what_they_have_read_and_what_is_wrong_stands_at_its_line()
    {
        await Registers.PutAsync("keys", Warrants("К-{counter}"));

        (await PutAsync("keys", Warrants("К-{counter:00}"), null)).StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
        (await PutAsync("keys", Warrants("К-{counter:00}"), 1)).Headers.ETag!.Tag.Should().Be("\"2\"");
        (await PutAsync("keys", Warrants("К-{counter}"), 1)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await PutAsync("never-was", Warrants("К-{counter}"), 7)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        var wrong = await PutAsync("keys", Warrants("К-{schlüssel}"), 2);
        wrong.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("\"settings.template\"").And.Contain("неизвестное место {schlüssel}");
        (await Registers.TryAsync("keys", Warrants("К"))).Faults.Should().ContainSingle().Which.Place.Should().Be("settings.template");
        (await server.Http.PutAsync("api/v1/registers/null", new StringContent("""{"label":{"ru":"а","en":"a"},"scheme":"template","settings":{"template":null}}""", Encoding.UTF8, "application/json")))
            .StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.GetAsync("api/v1/registers/never-was/setup")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var scheme = (await Registers.SchemesAsync()).Single(s => s.Name == "template");
        scheme.Settings[0].Places.Select(p => p.Text).Should().Contain(["{counter}", "{year}", "{field:…}"]);
    }

    [Fact]
    public async Task Stock_register_that_people_changed_tells_so_and_goes_back()
    {
        var stock = await Registers.SetupAsync("orders");
        var changed = new PutRegisterRequest { Label = stock.Register.Label, Scheme = stock.Register.Scheme, Settings = new Dictionary<string, string>(stock.Settings) { ["template"] = "Приказ {counter}" } };

        (await Registers.PutAsync("orders", changed, Tag(stock.Version))).Differs.Should().BeTrue();
        (await Registers.RevertAsync("orders", Tag(stock.Version + 1))).Should().BeEquivalentTo(stock, o => o.Excluding(r => r.Version));
    }

    [Fact]
    public async Task Nobody_but_administrators_gets_in()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync($"clerk-{Guid.CreateVersion7():N}", ["clerk"]);
        var theirs = clerk.Client.Registers;

        foreach (var act in new Func<Task>[]
                 {
                     () => theirs.SetupAsync("orders"), () => theirs.PutAsync("orders", Warrants("{counter}"), Tag(1)), () => theirs.PutAsync("of-clerk", Warrants("{counter}")),
                     () => theirs.TryAsync("orders", Warrants("{counter}")), () => theirs.RevertAsync("orders"), () => theirs.BeginAtAsync("orders", new BeginAtRequest(9000)), () => theirs.SchemesAsync(),
                 })
            (await act.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(403);
        (await theirs.ListAsync()).Should().Contain(r => r.Name == "orders").And.NotContain(r => r.Name == "of-clerk");
    }

    private static PutRegisterRequest Warrants(string template) => new()
    {
        Label = new Label("Доверенности", "Powers of attorney"), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = template },
    };

    private static string Tag(int version) => $"\"{version}\"";

    private Task<HttpResponseMessage> PutAsync(string name, PutRegisterRequest request, int? version)
    {
        var put = new HttpRequestMessage(HttpMethod.Put, $"api/v1/registers/{name}") { Content = JsonContent.Create(request, options: Contracts.EcmJson.ForClients) };
        if (version is { } read)
            put.Headers.TryAddWithoutValidation("If-Match", Tag(read));
        return server.Http.SendAsync(put);
    }
}
