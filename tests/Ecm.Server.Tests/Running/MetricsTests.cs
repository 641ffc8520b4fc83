using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.People;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Running;

/// <summary>Figures for those who run the server, and nobody else's business.</summary>
public sealed class MetricsTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Word = "неразглашаемое";

    [Fact]
    public async Task Figures_are_there_and_nothing_of_any_document_is()
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes($"Приказ: {Word}"), $"{Word}.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        await server.Http.GetAsync($"api/v1/search?q={Word}");

        var text = "";
        await Eventually.HoldsAsync("the figures show the change", async () => (text = await (await GetAsync()).Content.ReadAsStringAsync()).Contains("ecm_index_documents"));

        foreach (var name in new[] { "ecm_changes", "ecm_index_cursor", "ecm_jobs_waiting", "ecm_files_parked", "http_server_request_duration" })
            text.Should().Contain(name);
        text.Should().NotContain(Word).And.NotContain(Uri.EscapeDataString(Word)).And.NotContain(part.CardId.ToString()).And.NotContain(server.Token);
        text.Should().NotContain("admin").And.NotContain(server.Server.Folder.Path);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public async Task Stranger_behind_a_proxy_is_not_shown_them(string header)
    {
        using var answer = await GetAsync(header);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("ecm_");
    }

    [Fact]
    public async Task Administrator_is_shown_them_from_anywhere_and_a_user_is_not()
    {
        const string password = "просто-пользователь-3";
        using var made = await server.Http.PostAsJsonAsync(
            "api/v1/users", new CreateUserRequest { Login = "reader", Name = "Читатель", Password = password, Roles = ["reader"], Groups = [] }, EcmJson.ForClients);
        made.EnsureSuccessStatusCode();
        using var session = new EcmClient(new Uri(server.Server.Url), null);
        await session.People.LoginAsync(new LoginRequest("reader", password));
        var token = (await session.People.CreateTokenAsync(new CreateTokenRequest { Name = "tests" })).Token;

        (await GetAsync("X-Forwarded-For", server.Token)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync("X-Forwarded-For", token)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Setting_opens_them_to_everybody()
    {
        await using var open = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Metrics__Open"] = "true" });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        (await http.GetAsync($"{open.Server.Url}/metrics")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> GetAsync(string? header = null, string? token = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Server.Url}/metrics");
        if (header is not null)
            request.Headers.Add(header, header == "Via" ? "1.1 proxy" : "203.0.113.7");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}
