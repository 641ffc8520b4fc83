using System.Net;
using System.Text.Json;
using static Ecm.Core.Tests.Rest.PeopleApi;

namespace Ecm.Core.Tests.Rest;

public sealed class PeopleApiTests
{
    [Fact]
    public async Task Sign_in_sets_one_cookie_that_scripts_cannot_read_and_signing_out_ends_it_for_whoever_kept_it()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();
        var header = await api.SignInAsync(client);
        header.Should().StartWith("ecm-session=").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/");
        header.Should().NotContain("secure", because: "a plain-http cookie marked so would never come back");
        var cookie = header.Split(';')[0];

        var me = await client.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie)));
        me.StatusCode.Should().Be(HttpStatusCode.OK);
        var user = JsonDocument.Parse(await me.Content.ReadAsStringAsync()).RootElement;
        (user.GetProperty("login").GetString(), user.GetProperty("roles")[0].GetString()).Should().Be(("admin", "admin"));

        (await client.SendAsync(Request(HttpMethod.Post, "/api/v1/logout", null, ("Cookie", cookie)))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await client.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie)))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_gets_a_problem_from_rest_and_the_sign_in_page_elsewhere()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();

        await ProblemAsync(await client.GetAsync("/api/v1/me"), "sign-in-needed");
        (await client.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Authorization", "Bearer ecm_no")))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var page = await client.GetAsync("/page");
        page.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page.Headers.Location!.PathAndQuery.Should().Be("/login?returnUrl=%2Fpage");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "OWN", true)]
    [InlineData("X-Nothing", "x", true)]
    public async Task Cookie_request_that_changes_state_is_refused_when_another_site_sends_it(string header, string value, bool passes)
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();
        var cookie = (await api.SignInAsync(client)).Split(';')[0];
        value = value.Replace("OWN", api.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

        var answer = await client.SendAsync(Request(HttpMethod.Patch, "/api/v1/me", """{"language":"en"}""", ("Cookie", cookie), (header, value)));

        answer.StatusCode.Should().Be(passes ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        if (!passes)
            await ProblemAsync(answer, "foreign-origin");
        (await api.AdminAsync()).Language.Should().Be(passes ? "en" : "ru");
        (await client.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie), (header, value)))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Bearer_request_ignores_cookies_and_where_it_comes_from()
    {
        await using var api = await StartAsync();
        using var plain = await api.ClientAsync();
        var cookie = (await api.SignInAsync(plain)).Split(';')[0];
        using var script = await api.ClientAsync(await api.Database.UserAsync("script"));

        var answer = await script.SendAsync(Request(
            HttpMethod.Patch, "/api/v1/me", """{"language":"en"}""", ("Cookie", cookie), ("Origin", "https://elsewhere.example")));

        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("login").GetString().Should().Be("script");
        (await plain.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie), ("Authorization", "Basic YWRtaW46eA=="))))
            .StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Token_does_what_its_scopes_say()
    {
        await using var api = await StartAsync();
        var admin = await api.AdminAsync();
        using var reading = await api.ClientAsync(admin, "read");
        using var writing = await api.ClientAsync(admin, "write");

        (await reading.GetAsync("/api/v1/users")).StatusCode.Should().Be(HttpStatusCode.OK);
        await ProblemAsync(await reading.PostAsync("/api/v1/groups", Json("""{"name":"x"}""")), "token-scope");
        await ProblemAsync(await reading.PostAsync("/api/v1/tokens", Json("""{"name":"x"}""")), "token-scope");
        await ProblemAsync(await writing.GetAsync("/api/v1/users"), "token-scope");
        (await writing.PostAsync("/api/v1/groups", Json("""{"name":"x"}"""))).StatusCode.Should().Be(HttpStatusCode.Created);
        await ProblemAsync(await writing.PostAsync("/api/v1/tokens", Json("""{"name":"x"}""")), "token-too-wide");
    }

    [Fact]
    public async Task Token_is_shown_once_and_works_at_once()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());

        var made = await client.PostAsync("/api/v1/tokens", Json("""{"name":"выгрузка","expires":"2030-01-01T00:00:00+03:00","scopes":["read"]}"""));

        made.StatusCode.Should().Be(HttpStatusCode.Created);
        made.Headers.CacheControl!.NoStore.Should().BeTrue();
        var token = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;
        using var script = await api.ClientAsync();
        (await script.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Authorization", $"bearer {token}")))).StatusCode.Should().Be(HttpStatusCode.OK);
        var list = await client.GetStringAsync("/api/v1/tokens");
        list.Should().Contain("выгрузка").And.NotContain(token);
    }

    [Fact]
    public async Task Failed_sign_ins_end_in_429_with_the_time_to_wait()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();
        for (var i = 0; i < 5; i++)
            await ProblemAsync(await client.PostAsync("/api/v1/login", Json("""{"login":"admin","password":"wrong wrong"}""")), "sign-in-failed");

        var paused = await client.PostAsync("/api/v1/login", Json($$"""{"login":"admin","password":"{{Password}}"}"""));

        paused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        paused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(60));
        await ProblemAsync(paused, "sign-in-paused");
    }
}
