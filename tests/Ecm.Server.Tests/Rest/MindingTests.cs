using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Administration;
using Ecm.Contracts.Files;
using Ecm.Contracts.People;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>What the pages of the administration do, asked for by a script.</summary>
[Collection(SettingsServer.Name)]
public sealed class MindingTests(SignedInServer server)
{
    private IAdministration Admin => server.Client.Administration;

    [Fact]
    public async Task Whoever_is_no_administrator_is_refused_everywhere()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync("стороннее-лицо", roles: ["clerk"]);
        var asked = clerk.Client.Administration;

        await RefusedAsync(() => asked.ServerAsync());
        await RefusedAsync(() => asked.VerifyAsync("audit"));
        await RefusedAsync(() => asked.VerificationAsync("audit"));
        await RefusedAsync(() => asked.RebuildIndexAsync());
        await RefusedAsync(() => asked.QueueAsync());
        await RefusedAsync(() => asked.RetryAsync(Guid.CreateVersion7()));
        await RefusedAsync(() => asked.RetryNextAsync());
        await RefusedAsync(() => asked.AuditAsync());
        await RefusedAsync(() => asked.PluginsAsync());
        await RefusedAsync(() => asked.SwitchPluginOffAsync("Ecm.Plugins.Numbering"));
        await RefusedAsync(() => asked.NewPasswordAsync(Guid.CreateVersion7()));
        using var session = await SessionAsync("стороннее-лицо", Clerk.UserPassword);
        (await session.GetAsync("admin/audit/export")).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        static async Task RefusedAsync(Func<Task> ask) => (await ask.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(403);
    }

    [Fact]
    public async Task Figures_are_told_on_servers_too_and_the_ends_of_the_calendar_are_dates()
    {
        await using var onServers = new SignedInOnServers();
        await onServers.InitializeAsync();

        (await onServers.Client.Administration.ServerAsync()).People.Should().Be(1);
        (await onServers.Http.GetAsync("api/v1/audit?from=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59Z")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("storage")]
    [InlineData("index")]
    [InlineData("audit")]
    public async Task Part_is_verified_in_the_background_and_remembered(string part)
    {
        var file = await server.UploadAsync(Encoding.UTF8.GetBytes($"Проверяется {part}."), $"{part}.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(file.FileId!.Value)).Intake.State == "done");

        // Other parts may be under way.
        Verification? run = null;
        await Eventually.HoldsAsync("it is begun", async () =>
        {
            try
            {
                run = await Admin.VerifyAsync(part);
                return true;
            }
            catch (EcmProblemException busy) when (busy.Problem.Status == 409)
            {
                return false;
            }
        });
        run!.Part.Should().Be(part);
        await Eventually.HoldsAsync("it ends", async () => (run = await Admin.VerificationAsync(part)).State != "running");

        run.Should().BeEquivalentTo(new { State = "done", Faults = Array.Empty<string>() });
        run.Looked.Should().BePositive();
        var now = await Admin.ServerAsync();
        (part switch { "storage" => now.Storage.Verified, "index" => now.Index.Verified, _ => now.Audit.Verified })!.Faults.Should().Be(0);
        (await Admin.AuditAsync(action: $"{part}.verify")).Items.Should().NotBeEmpty();
    }

    [Fact]
    public async Task New_index_is_filled_beside_the_one_that_serves()
    {
        await server.CreateAsync("Ветряная мельница");
        await Eventually.HoldsAsync("it is found", FindsAsync);
        var before = await Admin.AuditAsync(action: "index.rebuild");

        await Admin.RebuildIndexAsync();
        await Eventually.HoldsAsync("the new one serves", async () =>
        {
            (await FindsAsync()).Should().BeTrue("search goes on");
            return !(await Admin.ServerAsync()).Index.Rebuilding;
        });

        (await Admin.AuditAsync(action: "index.rebuild")).Items.Should().HaveCount(before.Items.Count + 1);

        async Task<bool> FindsAsync() => (await server.Client.Search.FindAsync(new() { Query = "мельницей" })).Total == 1;
    }

    [Fact]
    public async Task Parked_file_is_counted_listed_and_sent_to_be_read_again()
    {
        var part = await server.UploadAsync("%PDF-1.7\nnothing that follows is a document"u8.ToArray(), "сломанный.pdf");
        QueuedWork? work = null;
        await Eventually.HoldsAsync("it is parked", async () =>
            (work = (await Admin.QueueAsync(state: "parked", reason: "damaged")).Items.SingleOrDefault(i => i.FileId == part.FileId)) is not null);

        (await Admin.ServerAsync()).Parked.Should().Contain(p => p.Reason == "damaged" && p.Count > 0);
        await Admin.RetryAsync(work!.Id);
        (await Admin.AuditAsync(action: "file.retry", about: $"{part.CardId}")).Items.Should().ContainSingle().Which.Actor.Should().Be("Администратор");
        await Eventually.HoldsAsync("it is parked again", async () => (await Admin.QueueAsync(state: "parked")).Items.Any(i => i.Id == work.Id));
        (await Admin.RetryNextAsync(reason: "damaged")).Should().Match<RetriedFiles>(r => r.Asked > 0 && r.Cursor == null);
        (await ((Func<Task>)(() => Admin.QueueAsync(state: "lost"))).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(400);
    }

    [Fact]
    public async Task Plugin_is_switched_off_and_on_again()
    {
        (await Admin.SwitchPluginOffAsync("Ecm.Plugins.Numbering")).State.Should().Be("off");
        (await Admin.ServerAsync()).Parts.Should().Contain(p => p.Name == "plugin:Ecm.Plugins.Numbering" && p.State == "degraded");
        (await Admin.ResumePluginAsync("Ecm.Plugins.Numbering")).State.Should().Be("ok");
    }

    [Fact]
    public async Task People_are_found_by_letters_and_get_a_new_password()
    {
        var made = await Admin.CreateUserAsync(new CreateUserRequest { Login = "zaytsev", Name = "Зайцев Пётр", Password = "прежний-пароль-7" });
        (await Admin.UsersAsync(q: "зайц ПЕТР")).Items.Should().ContainSingle().Which.Id.Should().Be(made.Id);
        (await Admin.RolesAsync()).Should().Contain(["admin", "clerk", "reader"]);

        var password = (await Admin.NewPasswordAsync(made.Id)).Password;

        using var session = await SessionAsync("zaytsev", password);
        (await session.GetAsync("api/v1/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        await Admin.BlockUserAsync(made.Id);
        (await session.GetAsync("api/v1/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "a blocked person is out with the next request");
        (await ((Func<Task>)(() => SessionAsync("zaytsev", password))).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(401);
    }

    [Fact]
    public async Task Audit_is_exported_in_words_with_nothing_that_a_spreadsheet_takes_for_a_formula()
    {
        using var group = await server.Http.PostAsJsonAsync("api/v1/groups", new { name = "=HYPERLINK(\"x\")", members = Array.Empty<string>() });
        group.EnsureSuccessStatusCode();
        using var session = await SessionAsync("admin", RunningServer.AdminPassword);
        session.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");

        using var answer = await session.GetAsync("admin/audit/export?action=group.create");

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("журнал событий.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Take(3).Should().Equal(Encoding.UTF8.Preamble.ToArray());
        var lines = Encoding.UTF8.GetString(bytes)[1..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().StartWith("№;Когда;Кто;Действие");
        lines.Should().HaveCount(2);
        lines[1].Should().Contain("группа заведена").And.Contain("'=HYPERLINK").And.NotContain(";=").And.NotContain(";\"=");
        using var nobody = new HttpClient { BaseAddress = new Uri($"{server.Server.Url}/") };
        (await nobody.GetAsync("admin/audit/export")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpClient> SessionAsync(string login, string password)
    {
        var http = new HttpClient { BaseAddress = new Uri($"{server.Server.Url}/") };
        await new EcmClient(http).People.LoginAsync(new LoginRequest(login, password));
        return http;
    }
}
