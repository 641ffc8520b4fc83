using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Access;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.People;
using Ecm.Contracts.Search;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Access;

/// <summary>
/// What a user may not read changes nothing in any answer. Two servers hold the same data, byte for byte; one takes in a body of secrets besides.
/// Whatever a user without rights on them asks, both say the same bytes, but for the time it took and the number of the request.
/// </summary>
public sealed partial class UnreadableTests : IAsyncLifetime
{
    private const string Login = "outsider";
    private const string Password = "чужой-среди-своих-5";

    private readonly List<Guid> visible = [];
    private readonly List<Guid> visibleFiles = [];
    private readonly List<byte[]> contents = [];
    private SignedInServer plain = null!;
    private RunningServer laden = null!;
    private HttpClient atPlain = null!;
    private HttpClient atLaden = null!;
    private IReadOnlyList<UploadedPart> secrets = null!;

    public async ValueTask InitializeAsync()
    {
        plain = await SignedInServer.StartAsync();
        var token = await NewOutsiderAsync();
        atPlain = Outsider(plain.Server, token);
        await FillAsync(new EcmClient(atPlain));
        // From here on nothing but their own cards and what was shared with them.
        var me = (await new EcmClient(atPlain).People.MeAsync()).Id;
        (await plain.Http.PatchAsJsonAsync($"api/v1/users/{me}", new PatchUserRequest { Roles = [] }, EcmJson.ForClients)).EnsureSuccessStatusCode();
        (await plain.Server.StopAsync()).Should().Be(0);
        laden = await RunningServer.StartCopyAsync(plain.Server);
        await plain.Server.RestartAsync();
        atLaden = Outsider(laden, token);
        secrets = await HideAsync();
    }

    public async ValueTask DisposeAsync()
    {
        atPlain.Dispose();
        atLaden.Dispose();
        await laden.DisposeAsync();
        await plain.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_that_can_be_asked_tells_of_what_may_not_be_read()
    {
        using (var admin = AtLaden(plain.Token))
            (await new EcmClient(admin).Search.FindAsync(new SearchQuery { Query = "увольнение" })).Total.Should().BePositive("the secrets are there and findable for others");

        await AllEqualAsync(Searches(60));
        await AllEqualAsync(Suggestions());
        await AllEqualAsync(Lists());
        await SpellingIsEqualAsync();
        await AllEqualAsync(OfVisible());
        await PagesByCursorAreEqualAsync();
        await UnknownAndForbiddenAreAlikeAsync();
        await TwinsOfSecretsAreNotToldAsync(); // last: it brings something in, on both
    }

    [Fact, Trait("Category", "Long")]
    public Task Five_hundred_questions_are_answered_alike() => AllEqualAsync(Searches(500));

    private IEnumerable<string> OfVisible() =>
    [
        .. visible.SelectMany(id => new[]
        {
            $"api/v1/cards/{id}", $"api/v1/cards/{id}/tree", $"api/v1/cards/{id}/history", $"api/v1/cards/{id}/history?kind=decisions", $"api/v1/cards/{id}/files", $"api/v1/cards?parent={id}",
            $"api/v1/cards/{id}/access", $"api/v1/search?q=&within={id}", $"api/v1/search?q=договор&within={id}", $"api/v1/cards/{id}/similar", $"api/v1/cards/{id}/access/people",
        }),
        .. visibleFiles.SelectMany(id => new[]
        {
            $"api/v1/files/{id}", $"api/v1/files/{id}/versions", $"api/v1/files/{id}/content", $"api/v1/files/{id}/text", $"api/v1/files/{id}/pages/1?q=договор OR секрет", $"api/v1/files/{id}/marks?q=договор OR секрет", $"api/v1/doubt/{id}/1", $"api/v1/files/{id}/compare",
        }),
    ];

    private async Task AllEqualAsync(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
            (await AskAsync(atLaden, address)).Should().Be(await AskAsync(atPlain, address), "{0} may not tell of secrets", address);
    }

    private async Task SpellingIsEqualAsync()
    {
        foreach (var body in visibleFiles.Select(id => $$"""{"fileId":"{{id}}"}""").Append($$"""{"cardId":"{{visible[0]}}"}"""))
            await SpelledAlikeAsync("api/v1/spelling/document", body);
        (await SpelledAlikeAsync("api/v1/spelling", """{"text":"сикрет увальнение зарплатта дагавор"}""")).Should().Contain("дагавор");
    }

    private static async Task<string> PostAsync(HttpClient http, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(address, content);
        return await TextAsync(answer);
    }

    /// <summary>The same bytes on the same server for what is secret and for what never was.</summary>
    private async Task UnknownAndForbiddenAreAlikeAsync()
    {
        var (card, file, never) = (secrets[0].CardId!.Value, secrets[0].FileId!.Value, Guid.CreateVersion7());
        string[] ofCards = ["", "/tree", "/history", "/files", "/access", "/similar"];
        string[] ofFiles = ["", "/versions", "/content", "/text", "/pages/1", "/pages/1/image", "/pages/1/words/0.png"];
        foreach (var (real, address) in ofCards.Select(a => (card, "api/v1/cards/{0}" + a)).Concat(ofFiles.Select(a => (file, "api/v1/files/{0}" + a))))
        {
            var forbidden = await AskAsync(atLaden, string.Format(null, address, real));
            forbidden.Should().StartWith("404").And.Be(await AskAsync(atLaden, string.Format(null, address, never)), address);
        }

        foreach (var address in new[] { "api/v1/cards?parent={0}", "api/v1/search?q=&within={0}", "api/v1/search?q=&party={0}" })
            (await AskAsync(atLaden, string.Format(null, address, card))).Should().Be(await AskAsync(atLaden, string.Format(null, address, never)), address);

        foreach (var (method, address, body) in new[]
        {
            (HttpMethod.Patch, "api/v1/cards/{0}", """{"title":"x"}"""), (HttpMethod.Delete, "api/v1/cards/{0}", ""), (HttpMethod.Post, "api/v1/cards/{0}/restore", ""),
            (HttpMethod.Post, "api/v1/cards/{0}/register", "{}"), (HttpMethod.Post, "api/v1/cards/{0}/transition", """{"to":"active"}"""),
            (HttpMethod.Put, "api/v1/cards/{0}/access", """{"inherit":true}"""), (HttpMethod.Post, "api/v1/cards", """{"type":"memo","parentId":"{0}"}"""),
            (HttpMethod.Post, "api/v1/search/explain", """{"q":"увольнение","cardId":"{0}"}"""),
            (HttpMethod.Post, "api/v1/spelling/document", """{"cardId":"{0}"}"""),
        })
        {
            var forbidden = await SendAsync(method, address, body, card);
            forbidden.Should().Be(await SendAsync(method, address, body, never), "{0} {1}", method, address);
        }

        foreach (var (method, address, body) in new[]
        {
            (HttpMethod.Delete, "api/v1/files/{0}", ""), (HttpMethod.Post, "api/v1/files/{0}/move", "{}"),
            (HttpMethod.Post, "api/v1/files/{0}/retry", ""), (HttpMethod.Put, "api/v1/files/{0}/content", ""), (HttpMethod.Post, "api/v1/spelling/document", """{"fileId":"{0}"}"""),
            (HttpMethod.Get, "api/v1/doubt/{0}/1", ""), (HttpMethod.Post, "api/v1/doubt/{0}/1", """{"corrections":[]}"""), (HttpMethod.Delete, "api/v1/doubt/{0}/1", ""),
        })
            (await SendAsync(method, address, body, file)).Should().Be(await SendAsync(method, address, body, never), "{0} {1}", method, address);
        const string again = "api/v1/files/{0}/read-again";
        (await SendAsync(HttpMethod.Post, again, """{"language":"eng"}""", file)).Should().Be(await SendAsync(HttpMethod.Post, again, """{"language":"eng"}""", never)).And.StartWith("404");
    }

    private async Task TwinsOfSecretsAreNotToldAsync()
    {
        foreach (var twins in new[] { "keep", "version", "discard" })
        {
            var content = Encoding.UTF8.GetBytes($"Секретный приказ об увольнении, список {twins}");
            (await UploadAsync(atLaden, content, twins)).Should().Be(await UploadAsync(atPlain, content, twins)).And.Contain("\"twins\":[]");
        }
    }

    private async Task PagesByCursorAreEqualAsync()
    {
        foreach (var list in new[] { "api/v1/search?q=&sort=newest&size=2", "api/v1/search?q=договор&size=1", "api/v1/cards?size=2", "api/v1/cards?sort=changed&size=2" })
        {
            var address = list;
            for (var page = 0; page < 20 && address is not null; page++)
            {
                var (one, other) = (await AskAsync(atPlain, address), await AskAsync(atLaden, address));
                other.Should().Be(one, address);
                var cursor = JsonDocument.Parse(one[one.IndexOf('{')..]).RootElement.TryGetProperty("cursor", out var found) ? found.GetString() : null;
                address = cursor is null ? null : $"{list}&cursor={Uri.EscapeDataString(cursor)}";
            }
        }
    }

    private async Task<string> NewOutsiderAsync()
    {
        using var made = await plain.Http.PostAsJsonAsync(
            "api/v1/users", new CreateUserRequest { Login = Login, Name = "Чужой", Password = Password, Roles = ["clerk"], Groups = [] }, EcmJson.ForClients);
        made.EnsureSuccessStatusCode();
        using var session = new EcmClient(new Uri(plain.Server.Url), null);
        await session.People.LoginAsync(new LoginRequest(Login, Password));
        return (await session.People.CreateTokenAsync(new CreateTokenRequest { Name = "tests" })).Token;
    }

    /// <summary>What the outsider may read: own files, own cards of several years, and a card with children that was shared.</summary>
    private async Task FillAsync(EcmClient outsider)
    {
        for (var n = 0; n < 6; n++)
        {
            contents.Add(Encoding.UTF8.GetBytes($"Договор поставки оборудования на склад, срок {n}. Contract report {n}. {Words[n]} {Words[n]}"));
            var part = await outsider.UploadAsync(new FileToSend(new MemoryStream(contents[n]), $"договор {n}.txt"), new UploadQuery());
            visible.Add(part.CardId!.Value);
            visibleFiles.Add(part.FileId!.Value);
        }

        for (var year = 2020; year < 2024; year++)
            visible.Add((await outsider.Cards.CreateAsync(Contract($"Договор аренды {year}", year))).Id);
        var shared = await plain.Client.Cards.CreateAsync(Contract("Договор общий", 2022));
        await plain.Client.Cards.RegisterAsync(shared.Id, new());
        await ShareAsync(plain.Http, shared.Id, Login);
        visible.Add(shared.Id);
        foreach (var file in visibleFiles)
            await Eventually.HoldsAsync("the file is read", async () => (await outsider.Files.GetAsync(file)).Intake.State == "done");
    }

    /// <summary>Secrets of the same words, of others, of the same types, years and numbers; below a card that is visible; in the trash; and twins of what is visible.</summary>
    private async Task<IReadOnlyList<UploadedPart>> HideAsync()
    {
        using var http = AtLaden(plain.Token);
        var admin = new EcmClient(http);
        var parts = new List<UploadedPart>();
        for (var n = 0; n < 24; n++)
        {
            var words = string.Join(' ', Enumerable.Range(0, 5 + n * 3).Select(k => Words[(k * 7 + n) % Words.Length]));
            parts.Add(await UploadSecretAsync($"Секретный договор {n}. {words} увольнение".Insert(0, n % 3 == 0 ? "Договорённость договорная. " : "")));
        }

        foreach (var content in contents.Take(3))
            parts.Add(await admin.UploadAsync(new FileToSend(new MemoryStream(content), "двойник.txt"), new UploadQuery()));
        foreach (var twins in new[] { "keep", "version", "discard" })
            parts.Add(await UploadSecretAsync($"Секретный приказ об увольнении, список {twins}"));
        for (var year = 2018; year < 2026; year++)
        {
            var card = await admin.Cards.CreateAsync(Contract($"Договор секретный {year}", year));
            await admin.Cards.RegisterAsync(card.Id, new());
        }

        var child = await admin.Cards.CreateAsync(Contract("Договор подчинённый", 2022) with { Type = "document", ParentId = visible[^1], Fields = null });
        await ShareAsync(http, child.Id, null);
        var trashed = await admin.Cards.CreateAsync(Contract("Договор выброшенный", 2021));
        (await http.DeleteAsync($"api/v1/cards/{trashed.Id}")).EnsureSuccessStatusCode();
        foreach (var part in parts)
            await Eventually.HoldsAsync("the secret is read", async () => (await admin.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return parts;

        Task<UploadedPart> UploadSecretAsync(string text) =>
            admin.UploadAsync(new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes(text)), $"секрет {parts.Count}.txt"), new UploadQuery());
    }

    private static CreateCardRequest Contract(string title, int year) => new()
    {
        Type = "contract", Title = title, Fields = new Dictionary<string, JsonElement>
        {
            ["subject"] = JsonSerializer.SerializeToElement($"{title}, поставка"), ["documentDate"] = JsonSerializer.SerializeToElement($"{year}-03-05"),
        },
    };

    private static async Task ShareAsync(HttpClient admin, Guid card, string? reader)
    {
        AccessEntry[] entries = [new() { Principal = "role:admin", Level = "manage" }, .. reader is null ? [] : new[] { new AccessEntry { Principal = $"user:{reader}", Level = "read" } }];
        using var set = await admin.PutAsJsonAsync($"api/v1/cards/{card}/access", new SetAccessRequest { Inherit = false, Entries = entries }, EcmJson.ForClients);
        set.EnsureSuccessStatusCode();
    }

    private HttpClient AtLaden(string token) => Outsider(laden, token);

    private static HttpClient Outsider(RunningServer server, string token)
    {
        var http = new HttpClient { BaseAddress = new Uri($"{server.Url}/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<string> AskAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        return await TextAsync(answer);
    }

    private async Task<string> SendAsync(HttpMethod method, string address, string body, Guid id)
    {
        using var request = new HttpRequestMessage(method, address.Replace("{0}", id.ToString()));
        request.Content = new StringContent(body.Replace("{0}", id.ToString()), Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await atLaden.SendAsync(request);
        return await TextAsync(answer);
    }

    /// <summary>Below a card of their own: at the top they may make none any more.</summary>
    private async Task<string> UploadAsync(HttpClient http, byte[] content, string twins)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "bring.txt" } };
        using var answer = await http.PostAsync($"api/v1/uploads?twins={twins}&parentId={visible[0]}", form);
        return Id().Replace(await TextAsync(answer), "ID");
    }

    /// <summary>Status, headers that could differ, and body, without what differs by nature.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage answer) => ByNature().Replace(
        $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}", "\"-\":0");

    [GeneratedRegex("\"tookMs\":\\d+|\"requestId\":\"[^\"]*\"|Content-Length: \\d+")]
    private static partial Regex ByNature();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
