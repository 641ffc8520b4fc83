using System.Net;
using System.Text.RegularExpressions;
using Ecm.Server.Tests.Rest;

namespace Ecm.Server.Tests.Running;

/// <summary>What every answer forbids the browser, whoever asks and whatever comes of it.</summary>
[Collection(SettingsServer.Name)]
public sealed partial class StrictHeadersTests(SignedInServer server)
{
    private static readonly string[] Policy =
    [
        "default-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "connect-src 'self'",
        "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
    ];

    [Theory]
    [InlineData("login")]
    [InlineData("search")]
    [InlineData("nowhere")]
    [InlineData("health/live")]
    [InlineData("favicon.svg")]
    [InlineData("openapi/v1.json")]
    [InlineData("api/v1/me")]
    [InlineData("api/v1/cards/01930000-0000-7000-8000-000000000000")]
    [InlineData("api/v1/nowhere")]
    public async Task Answer_is_strict(string path)
    {
        using var answer = await server.Http.GetAsync(path);

        Common(answer);
        var policy = Header(answer, "Content-Security-Policy").Split("; ").Select(p => p.Trim().TrimEnd(';')).ToList();
        policy.Should().Contain(Policy);
        policy.Single(p => p.StartsWith("script-src", StringComparison.Ordinal)).Should().MatchRegex("^script-src 'self' 'nonce-[^']{20,}'$");
        answer.Headers.Should().NotContain(h => h.Key == "Strict-Transport-Security", "plain HTTP promises nothing about TLS");
    }

    [Fact]
    public async Task Anonymous_and_refused_answers_are_strict_as_well()
    {
        using var anonymous = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };

        using var refused = await anonymous.GetAsync("api/v1/me");
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Common(refused);
        using var sent = await anonymous.GetAsync("search");
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        Common(sent);
    }

    [Fact]
    public async Task Page_has_a_nonce_of_its_own_and_no_script_that_would_need_another()
    {
        var nonces = new HashSet<string>();
        foreach (var path in (string[])["login", "search", "login"])
        {
            using var page = await server.Http.GetAsync(path);
            var nonce = Nonce().Match(Header(page, "Content-Security-Policy")).Groups["nonce"].Value;
            nonces.Add(nonce).Should().BeTrue("a nonce is used once");
            var inline = InlineScript().Matches(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync())).Select(m => m.Value);
            inline.Where(script => !script.Contains($"nonce=\"{nonce}\"")).Should().BeEmpty("an inline script without it does not run");
        }
    }

    [Fact]
    public async Task Content_of_a_file_has_a_stricter_policy_of_its_own()
    {
        var part = await server.UploadAsync("<script>alert(1)</script>"u8.ToArray(), "page.html");

        using var content = await server.Http.GetAsync($"api/v1/files/{part.FileId}/content");

        Common(content);
        Header(content, "Content-Security-Policy").Should().Contain("default-src 'none'").And.Contain("sandbox").And.NotContain("script-src");
    }

    [Fact]
    public async Task Tls_is_promised_to_stay_once_the_browser_came_by_it()
    {
        await using var behind = await Testing.Product.RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_TRUSTED_PROXIES"] = "127.0.0.1" });
        using var http = new HttpClient { BaseAddress = new Uri(behind.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "login") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.7" } } };
        request.Headers.Host = "docs.example.org";

        using var answer = await http.SendAsync(request);

        Header(answer, "Strict-Transport-Security").Should().MatchRegex("^max-age=[1-9][0-9]{6,}");
    }

    private static void Common(HttpResponseMessage answer)
    {
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "X-Frame-Options").Should().Be("DENY");
        Header(answer, "Referrer-Policy").Should().Be("same-origin");
        Header(answer, "Cross-Origin-Opener-Policy").Should().Be("same-origin");
        answer.Headers.Should().NotContain(h => h.Key == "Server" || h.Key == "X-Powered-By");
    }

    private static string Header(HttpResponseMessage answer, string name)
    {
        answer.Headers.TryGetValues(name, out var values).Should().BeTrue($"{answer.RequestMessage?.RequestUri} answers with {name}");
        return values!.Should().ContainSingle().Subject;
    }

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)(?![^>]*type=\"application/json\")[^>]*>")]
    private static partial Regex InlineScript();
}
