using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Rest.PeopleApi;

namespace Ecm.Core.Tests.Rest;

public sealed class RequestTests
{
    [Theory]
    [InlineData("""{"login":"x1","name":"x","password":"Верный пароль 1","roles":"admin"}""", "roles")]
    [InlineData("""{"login":"x1","name":"x","password":"Верный пароль 1","roles":{"0":"admin"}}""", "roles")]
    [InlineData("""{"login":"x1","name":"x","password":"Верный пароль 1","isAdmin":true}""", "isAdmin")]
    [InlineData("""{"login":"x1","name":"x","password":"Верный пароль 1","id":"01900000-0000-7000-8000-000000000000"}""", "id")]
    [InlineData("""{"login":"x1","login":"x2","name":"x","password":"Верный пароль 1"}""", "login")]
    [InlineData("""{"login":"x1","Login":"x2","name":"x","password":"Верный пароль 1"}""", "Login")]
    [InlineData("""{"login":null,"name":"x","password":"Верный пароль 1"}""", "login")]
    [InlineData("""{"login":7,"name":"x","password":"Верный пароль 1"}""", "login")]
    [InlineData("""{"name":"x","password":"Верный пароль 1"}""", "login")]
    [InlineData("""{"login":"x1","name":"x","password":"Верный пароль 1"}garbage""", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("{", null)]
    public async Task Body_that_is_not_as_described_is_refused_with_the_field_at_fault(string body, string? field)
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());

        var answer = await client.PostAsync("/api/v1/users", Json(body));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        if (field is not null)
            text.Should().Contain($"\"field\":\"{field}\"");
        text.Should().NotContain("Ecm.").And.NotContain("System.");
        await using var db = api.Database.Open();
        (await db.Users.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Null_among_roles_names_none_and_deep_nesting_is_refused()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());

        await ProblemAsync(await client.PostAsync("/api/v1/users", Json("""{"login":"x1","name":"x","password":"Верный пароль 1","roles":[null]}""")), "role-wrong");
        var deep = new string('[', 40) + new string(']', 40);
        (await client.PostAsync("/api/v1/users", Json($$"""{"login":"x1","name":"x","password":"Верный пароль 1","roles":{{deep}}}"""))).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Fault_tells_nothing_of_the_inside()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();

        var answer = await client.GetAsync("/api/v1/fault");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        await ProblemAsync(answer, "server-fault");
        (await answer.Content.ReadAsStringAsync()).Should().NotContainAny("SELECT", "/var", "Exception", " at ");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("DELETE", "/api/v1/me", 405)]
    [InlineData("GET", "/api/v1/users/not-an-id", 404)]
    public async Task Address_or_method_that_there_is_not_gets_a_problem(string method, string path, int status)
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());

        var answer = await client.SendAsync(Request(new HttpMethod(method), path));

        ((int)answer.StatusCode).Should().Be(status);
        await ProblemAsync(answer, "no-such-operation");
    }

    [Fact]
    public async Task Wrong_media_type_and_wrong_parameter_get_problems()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());

        using var form = new StringContent("login=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        var media = await client.PostAsync("/api/v1/users", form);
        media.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        await ProblemAsync(media, "request-wrong");
        await ProblemAsync(await client.GetAsync("/api/v1/users?size=many"), "parameter-wrong");
        await ProblemAsync(
            await client.SendAsync(Request(HttpMethod.Post, "/api/v1/groups", """{"name":"x"}""", ("Idempotency-Key", new string('k', 201)))), "parameter-wrong");
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,ru;q=0.8", "Sign in")]
    [InlineData("de,ru;q=0.5,en;q=0.3", "Войдите")]
    [InlineData("zh", "Войдите")]
    [InlineData("%%%", "Войдите")]
    public async Task Problems_speak_the_language_that_is_asked_for(string accepted, string begins)
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync();

        var problem = await ProblemAsync(await client.SendAsync(Request(HttpMethod.Get, "/api/v1/me", null, ("Accept-Language", accepted))), "sign-in-needed");

        problem.GetProperty("title").GetString().Should().StartWith(begins);
    }

    [Fact]
    public async Task Repeated_request_under_a_key_is_carried_out_once()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(await api.AdminAsync());
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var answer = await client.SendAsync(Request(HttpMethod.Post, "/api/v1/groups", """{"name":"Закупки"}""", ("Idempotency-Key", "once")));
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        answers[1].Should().Be(answers[0]);
    }

    [Fact]
    public async Task Access_of_a_card_is_set_and_read_in_the_words_of_the_contract()
    {
        await using var api = await StartAsync();
        var admin = await api.AdminAsync();
        var card = await api.Database.CardAsync(admin, "Договор");
        using var client = await api.ClientAsync(admin);

        var set = await client.PutAsync(
            $"/api/v1/cards/{card}/access", Json("""{"inherit":false,"entries":[{"principal":"user:admin","level":"manage"},{"principal":"everyone","level":"read"}]}"""));

        set.StatusCode.Should().Be(HttpStatusCode.OK);
        var text = await client.GetStringAsync($"/api/v1/cards/{card}/access");
        text.Should().Contain($$"""{"principal":"user:{{admin.UserId}}","name":"Администратор","level":"manage"}""").And.Contain("\"level\":\"manage\"");
        await ProblemAsync(
            await client.PutAsync($"/api/v1/cards/{card}/access", Json("""{"inherit":false,"entries":[{"principal":"user:ghost","level":"read"}]}""")), "unknown-principal");
        await ProblemAsync(await client.PutAsync($"/api/v1/cards/{card}/access", Json("""{"inherit":false,"entries":[null]}""")), "unknown-principal");
        (await client.PutAsync("/api/v1/access-lists/Отдел%20закупок", Json("""{"entries":[]}"""))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await client.GetStringAsync("/api/v1/access-lists")).Should().Contain("Отдел закупок");
    }
}
