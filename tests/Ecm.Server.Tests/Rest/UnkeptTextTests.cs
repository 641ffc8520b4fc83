using System.Net;
using System.Text;
using Ecm.Testing.Servers;

namespace Ecm.Server.Tests.Rest;

/// <summary>A null character or half of a surrogate pair, wherever it is sent, is the sender's fault and no fault of the server.</summary>
public sealed class UnkeptTextTests
{
    private static readonly string[] Texts = ["а\\u0000б", "а\\ud83dб"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_that_cannot_be_kept_is_answered_alike_on_both_databases(bool postgreSql)
    {
        await using var server = await SignedInServer.StartAsync(postgreSql ? await PostgreSqlAsync() : null);
        var card = await server.CreateAsync("Целая", type: "document");
        foreach (var text in Texts)
        {
            foreach (var (method, address, body) in ((HttpMethod, string, string)[])[
                (HttpMethod.Post, "cards", $$$"""{"type":"document","title":"Да","fields":{"note":"{{{text}}}"}}"""),
                (HttpMethod.Post, "cards", $$$"""{"type":"document","title":"Да","fields":{"{{{text}}}":1}}"""),
                (HttpMethod.Post, "cards", $$"""{"type":"{{text}}"}"""),
                (HttpMethod.Post, "cards", $$"""{"type":"document","access":"{{text}}"}"""),
                (HttpMethod.Patch, $"cards/{card.Id}", $$$"""{"fields":{"note":"{{{text}}}"}}"""),
                (HttpMethod.Patch, $"cards/{card.Id}", $$$"""{"fields":{"{{{text}}}":null}}"""),
                (HttpMethod.Patch, $"cards/{card.Id}", $$"""{"{{text}}":1}"""),
                (HttpMethod.Post, $"cards/{card.Id}/transition", $$"""{"to":"{{text}}"}"""),
                (HttpMethod.Post, $"cards/{card.Id}/register", $$"""{"register":"{{text}}"}"""),
                (HttpMethod.Put, $"cards/{card.Id}/access", $$"""{"inherit":false,"entries":[{"principal":"group:{{text}}","level":"read"}]}"""),
                (HttpMethod.Post, $"cards/{card.Id}/access/takeover", $$"""{"reason":"{{text}}"}"""),
                (HttpMethod.Post, "users", $$"""{"login":"{{text}}","name":"Да","password":"ослик-на-лугу-8","roles":[],"groups":[]}"""),
                (HttpMethod.Post, "users", $$"""{"login":"da","name":"{{text}}","password":"ослик-на-лугу-8","roles":[],"groups":[]}"""),
                (HttpMethod.Post, "users", $$"""{"login":"da","name":"Да","password":"ослик-на-лугу-8","roles":["{{text}}"],"groups":[]}"""),
                (HttpMethod.Post, "users", $$"""{"login":"da","name":"Да","password":"ослик-на-лугу-8","roles":[],"groups":["{{text}}"]}"""),
                (HttpMethod.Post, "groups", $$"""{"name":"{{text}}","members":[]}"""),
                (HttpMethod.Post, "groups", $$"""{"name":"Да","members":["{{text}}"]}"""),
                (HttpMethod.Post, "tokens", $$"""{"name":"{{text}}"}"""),
                (HttpMethod.Post, "login", $$"""{"login":"{{text}}","password":"x"}"""),
                (HttpMethod.Post, "login", $$"""{"login":"admin","password":"{{text}}"}""")])
                await IsRefusedAsync(server, method, address, body);

            // A title is one line: what is no letter is left out; half of a letter is none.
            var (status, answer) = await SendAsync(server, HttpMethod.Patch, $"cards/{card.Id}", $$"""{"title":"{{text}}"}""");
            status.Should().Be(text == Texts[0] ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer);
            card = await server.Client.Cards.GetAsync(card.Id);
        }

        card.Title.Should().Be("аб");
        foreach (var address in (string[])["cards?state=%00", "cards?type=a%00b", "cards?register=%00", "search?q=%00", "search?state=%00", "search?type=%00", "jobs?state=%00"])
            await IsRefusedAsync(server, HttpMethod.Get, address, null);
        server.Server.Output.Should().NotContain("failed.");
    }

    private static async Task IsRefusedAsync(SignedInServer server, HttpMethod method, string address, string? body)
    {
        var (status, answer) = await SendAsync(server, method, address, body);
        ((int)status).Should().BeInRange(400, 499, "{0} {1} {2} was answered {3}", method, address, body, answer);
        answer.Should().Contain("urn:ecm:problem:");
    }

    private static async Task<(HttpStatusCode Status, string Answer)> SendAsync(SignedInServer server, HttpMethod method, string address, string? body)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/{address}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var response = await server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<Dictionary<string, string>> PostgreSqlAsync() => new()
    {
        ["ECM_Database__Provider"] = "PostgreSql",
        ["ECM_Database__ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
    };
}
