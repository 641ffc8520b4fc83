using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ecm.Contracts.People;
using Ecm.Testing;
using Ecm.Testing.Product;
using Ecm.Testing.Servers;

namespace Ecm.Server.Tests.Running;

/// <summary>By which ways a browser comes to the server: TLS of its own, or a proxy's.</summary>
public sealed class ReachingTests
{
    [Fact]
    public async Task Server_speaks_TLS_with_the_certificate_of_its_settings()
    {
        using var folder = new TemporaryFolder();
        using var certificate = Certificate();
        var (path, keyPath) = (Path.Combine(folder.Path, "docs.pem"), Path.Combine(folder.Path, "docs.key"));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var url = $"https://127.0.0.1:{Loopback.FreePort()}";
        // The other address is where the test asks whether the server is ready.
        await using var server = await RunningServer.StartAsync(port => new Dictionary<string, string>
        {
            ["ECM_URLS"] = $"{url};http://127.0.0.1:{port}",
            ["ECM_Kestrel__Certificates__Default__Path"] = path, ["ECM_Kestrel__Certificates__Default__KeyPath"] = keyPath,
        });

        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint },
        });
        using var signedIn = await http.PostAsJsonAsync($"{url}/api/v1/login", new LoginRequest("admin", RunningServer.AdminPassword), JsonSerializerOptions.Web);

        signedIn.StatusCode.Should().Be(HttpStatusCode.NoContent);
        Cookie(signedIn).Should().StartWith("__Host-ecm-session=").And.ContainEquivalentOf("secure").And.ContainEquivalentOf("httponly");
        (await server.VerbAsync("verify")).Status.Should().Be(0, "the server's own verbs reach it, too");
    }

    [Fact]
    public async Task Proxy_that_is_trusted_is_believed()
    {
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_TRUSTED_PROXIES"] = "127.0.0.1, 10.0.0.0/8" });

        using var signedIn = await LoginAsync(server, "https");

        Cookie(signedIn).Should().StartWith("__Host-ecm-session=").And.ContainEquivalentOf("secure");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.0/8")]
    public async Task Who_is_no_trusted_proxy_is_not_believed(string? trusted)
    {
        await using var server = await RunningServer.StartAsync(trusted is null ? null : new Dictionary<string, string> { ["ECM_TRUSTED_PROXIES"] = trusted });

        using var signedIn = await LoginAsync(server, "https");

        Cookie(signedIn).Should().StartWith("ecm-session=").And.NotContainEquivalentOf("secure");
    }

    [Fact]
    public async Task Guessing_behind_a_trusted_proxy_is_counted_by_its_own_address()
    {
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_TRUSTED_PROXIES"] = "127.0.0.1" });

        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 90; n++)
        {
            using var guess = await LoginAsync(server, "https", address: "203.0.113.7", login: $"nobody{n}", password: "wrong-password");
            statuses.Add(guess.StatusCode);
        }

        statuses.Should().Contain(HttpStatusCode.TooManyRequests);
        using var other = await LoginAsync(server, "https", address: "203.0.113.8");
        other.StatusCode.Should().Be(HttpStatusCode.NoContent, "another address is another's");
    }

    private static async Task<HttpResponseMessage> LoginAsync(
        RunningServer server, string scheme, string address = "203.0.113.7", string login = "admin", string password = RunningServer.AdminPassword)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}/api/v1/login")
        {
            Content = JsonContent.Create(new LoginRequest(login, password), options: JsonSerializerOptions.Web),
        };
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", address);
        return await http.SendAsync(request);
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Should().ContainSingle().Subject;

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
