using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.Plugins;
using Ecm.Contracts.Search;

namespace Ecm.Server.Tests.Rest;

/// <summary>What somebody who minds the server asks it.</summary>
[Collection(SettingsServer.Name)]
public sealed class AdministrationTests(SignedInServer server)
{
    [Fact]
    public async Task Plugins_are_shown_and_a_well_one_may_be_resumed()
    {
        var plugins = await server.Http.GetFromJsonAsync<PluginStatus[]>("api/v1/plugins", EcmJson.ForClients);
        plugins.Should().Contain(p => p.Name == "Ecm.Plugins.DocumentTypes" && p.State == "ok" && p.Calls > 0);

        using var resumed = await server.Http.PostAsync("api/v1/plugins/Ecm.Plugins.Numbering/resume", null);
        resumed.StatusCode.Should().Be(HttpStatusCode.OK);
        using var unknown = await server.Http.PostAsync("api/v1/plugins/Nobody/resume", null);
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Parked_file_is_listed_with_its_reason_until_it_is_taken_up_again()
    {
        var part = await server.UploadAsync(Encoding.ASCII.GetBytes("%PDF-1.7\nnothing that follows is a document"), "битый.pdf");

        var parked = await UntilAsync(
            () => server.Http.GetFromJsonAsync<ListPage<CardFile>>("api/v1/jobs?state=parked", EcmJson.ForClients), p => p!.Items.Any(f => f.Id == part.FileId));

        parked!.Items.Single(f => f.Id == part.FileId).Intake.Error.Should().Be("damaged");
        using var done = await server.Http.GetAsync("api/v1/jobs?state=done");
        done.StatusCode.Should().Be(HttpStatusCode.BadRequest, "what is read is not in the queue");
    }

    [Fact]
    public async Task Answers_and_problems_are_written_in_plain_letters()
    {
        var card = await server.CreateAsync("Служебная записка о ёлке");

        (await server.Http.GetStringAsync($"api/v1/cards/{card.Id}")).Should().Contain("Служебная записка о ёлке");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/cards/{Guid.CreateVersion7()}");
        request.Headers.AcceptLanguage.ParseAdd("ru");
        using var problem = await server.Http.SendAsync(request);
        (await problem.Content.ReadAsStringAsync()).Should().MatchRegex("[а-яё]{3}").And.NotContain("\\u04");
    }

    [Fact]
    public async Task Moved_branch_is_found_within_its_new_place_only()
    {
        var (from, to) = (await server.CreateAsync("Откуда", type: "document"), await server.CreateAsync("Куда", type: "document"));
        var moved = await server.CreateAsync("Папка", from.Id, "document");
        var below = await server.CreateAsync("Лежащая внутри перфокарта", moved.Id, "document");

        await server.Client.Cards.PatchAsync(moved.Id, "\"1\"", new PatchCardRequest { ParentId = System.Text.Json.JsonSerializer.SerializeToElement(to.Id) });

        var found = await UntilAsync(() => FindAsync(to.Id), a => a.Total == 1);
        found.Hits.Single().CardId.Should().Be(below.Id);
        (await FindAsync(from.Id)).Total.Should().Be(0);

        Task<SearchAnswer> FindAsync(Guid within) =>
            server.Http.GetFromJsonAsync<SearchAnswer>($"api/v1/search?q=перфокарты&within={within}", EcmJson.ForClients)!;
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> reached)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (reached(answer) || since.Elapsed > TimeSpan.FromSeconds(30))
                return answer;
            await Task.Delay(100);
        }
    }
}
