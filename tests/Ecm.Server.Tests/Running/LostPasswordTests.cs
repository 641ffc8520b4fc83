using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Contracts.People;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Running;

/// <summary>The way back in for whoever runs the machine: <c>ecm-server reset-password LOGIN</c>, beside a running server and without one.</summary>
public sealed class LostPasswordTests
{
    [Fact]
    public async Task Password_that_is_printed_signs_in_and_the_old_one_and_its_sessions_do_not()
    {
        await using var server = await RunningServer.StartAsync();
        using var before = new HttpClient { BaseAddress = new Uri(server.Url) };
        (await LoginAsync(before, RunningServer.AdminPassword)).Should().Be(HttpStatusCode.NoContent);

        var (status, output) = await server.VerbAsync("reset-password", "admin");
        status.Should().Be(0, output);
        await ProveAsync(output);
        (await server.StopAsync()).Should().Be(0);

        (status, output) = await server.VerbAsync("reset-password", "admin");
        status.Should().Be(0, output);
        await server.RestartAsync();
        await ProveAsync(output);

        async Task ProveAsync(string told)
        {
            const string says = "New password of admin: ";
            var password = told.Split('\n').Single(l => l.StartsWith(says, StringComparison.Ordinal))[says.Length..].Trim();
            using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
            (await LoginAsync(http, RunningServer.AdminPassword)).Should().Be(HttpStatusCode.Unauthorized);
            (await LoginAsync(http, password)).Should().Be(HttpStatusCode.NoContent);
            (await before.GetAsync("api/v1/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "sessions of the old password have ended");
        }
    }

    [Fact]
    public async Task Login_that_nobody_has_is_told_with_status_1_and_none_at_all_with_2()
    {
        await using var server = await RunningServer.StartAsync();

        var (status, output) = await server.VerbAsync("reset-password", "nobody");
        (status, output.Trim()).Should().Be((1, "There is no user nobody."));
        (status, output) = await server.VerbAsync("reset-password");
        status.Should().Be(2);
        output.Should().Contain("reset-password LOGIN");
    }

    private static async Task<HttpStatusCode> LoginAsync(HttpClient http, string password)
    {
        using var answer = await http.PostAsJsonAsync("api/v1/login", new LoginRequest("admin", password), JsonSerializerOptions.Web);
        return answer.StatusCode;
    }
}
