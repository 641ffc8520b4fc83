using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Contracts.People;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>A page of another site cannot act with the cookie of whoever is signed in here, by no form that a browser can send.</summary>
[Collection(CardsServer.Name)]
public sealed class ForeignPageTests(SignedInServer server) : IAsyncLifetime
{
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = server.Http.BaseAddress,
    };

    public async ValueTask InitializeAsync()
    {
        using var signedIn = await browser.PostAsJsonAsync("api/v1/login", new LoginRequest("admin", RunningServer.AdminPassword), JsonSerializerOptions.Web);
        signedIn.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Foreign_form_sets_no_preference_ends_no_session_and_brings_no_file(string header, string value)
    {
        var newest = await server.NewestCardAsync();

        using var preferences = await SendAsync("preferences", Form(("theme", "dark"), ("language", "en"), ("to", "/search")), header, value);
        preferences.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        preferences.Headers.Contains("Set-Cookie").Should().BeFalse();
        using var logout = await SendAsync("logout", Form(), header, value);
        logout.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var upload = await SendAsync("api/v1/uploads", File(), header, value);
        upload.StatusCode.Should().Be(HttpStatusCode.Forbidden);

        using var me = await browser.GetAsync("api/v1/me");
        me.StatusCode.Should().Be(HttpStatusCode.OK, "the session goes on");
        (await server.NewestCardAsync()).Should().Be(newest);
    }

    [Fact]
    public async Task Own_page_sets_preferences_brings_files_and_signs_out()
    {
        using var preferences = await SendAsync("preferences", Form(("theme", "dark"), ("to", "/search")), "Sec-Fetch-Site", "same-origin");
        preferences.StatusCode.Should().Be(HttpStatusCode.Redirect);
        preferences.Headers.Location!.ToString().Should().Be("/search");
        using var upload = await SendAsync("api/v1/uploads", File(), "Sec-Fetch-Site", "same-origin");
        upload.StatusCode.Should().Be(HttpStatusCode.Created);
        using var logout = await SendAsync("logout", Form(), "Origin", server.Server.Url);
        logout.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using var me = await browser.GetAsync("api/v1/me");
        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Way_back_leads_to_no_other_server()
    {
        using var preferences = await SendAsync("preferences", Form(("theme", "dark"), ("to", "//evil.example/")), "Sec-Fetch-Site", "same-origin");

        preferences.Headers.Location!.ToString().Should().StartWith("/").And.NotStartWith("//");
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add(header, value);
        return await browser.SendAsync(request);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static MultipartFormDataContent File() => new() { { new ByteArrayContent(Guid.CreateVersion7().ToByteArray()), "file", "foreign.txt" } };
}
