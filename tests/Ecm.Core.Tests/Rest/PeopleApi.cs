using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Rest.People;
using Ecm.Rest.Security;
using Ecm.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Tests.Rest;

/// <summary>The people's part of REST over a test database, behind a real socket: what stands between network and handlers is the real thing.</summary>
internal sealed class PeopleApi : IAsyncDisposable
{
    public const string Password = "Верный пароль 1";

    private readonly WebApplication app;

    private PeopleApi(TestDatabase database, WebApplication app)
    {
        Database = database;
        this.app = app;
        Address = new Uri(app.Urls.Single());
    }

    public TestDatabase Database { get; }

    public Uri Address { get; }

    /// <summary>Starts it with an administrator <c>admin</c>.</summary>
    public static async Task<PeopleApi> StartAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await database.Get<FirstAdmin>().EnsureAsync(Password, default);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddEcmSecurity().AddSingleton<TimeProvider>(database.Clock);
        // The same capabilities as the test's: two copies would not share their caches and counters.
        builder.Services
            .AddSingleton(database.Get<Callers>()).AddSingleton(database.Get<SignIn>()).AddSingleton(database.Get<Tokens>())
            .AddSingleton(database.Get<TokenUses>()).AddSingleton(database.Get<Users>()).AddSingleton(database.Get<Groups>())
            .AddSingleton(database.Get<FirstAdmin>()).AddSingleton(database.Get<AccessRights>()).AddSingleton(database.Get<AccessPeople>()).AddSingleton(database.Get<NamedLists>());
        var app = builder.Build();
        app.UseEcmSecurity();
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapPeople();
        api.MapGet("/fault", string () => throw new InvalidOperationException("SELECT secret FROM /var/lib/ecm")).AllowAnonymous();
        app.MapGet("/page", () => "page").RequireAuthorization();
        await app.StartAsync();
        return new PeopleApi(database, app);
    }

    /// <summary>A client without cookies; with a token of the caller when one is given.</summary>
    public async Task<HttpClient> ClientAsync(Caller? caller = null, params string[] scopes)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (caller is null)
            return client;
        var token = await Database.Get<Tokens>().CreateAsync(caller, "test", TokenLimits.Parse(scopes, null).Value, null, default);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Token);
        return client;
    }

    /// <summary>The administrator.</summary>
    public async Task<Caller> AdminAsync()
    {
        var users = await Database.Get<Users>().ListAsync(Caller.System, null, 1, default);
        return (await Database.Get<Callers>().FindAsync(users.Users.Single().Id, default))!;
    }

    /// <summary>Signs in and answers the Set-Cookie header.</summary>
    public async Task<string> SignInAsync(HttpClient client, string login = "admin", string password = Password)
    {
        var answer = await client.PostAsync("/api/v1/login", Json($$"""{"login":"{{login}}","password":"{{password}}"}"""));
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        return answer.Headers.GetValues("Set-Cookie").Single();
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static HttpRequestMessage Request(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Json(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, string code)
    {
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        document.GetProperty("type").GetString().Should().Be($"urn:ecm:problem:{code}");
        document.GetProperty("status").GetInt32().Should().Be((int)answer.StatusCode);
        document.GetProperty("requestId").GetString().Should().NotBeNullOrEmpty();
        return document;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
