using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Access;
using Ecm.Contracts.Changes;
using Ecm.Contracts.People;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

public sealed class SavedSearchTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static readonly SaveSearchRequest Notes = new() { Name = "Векселя", Question = new CardsQuery { Q = "вексель", Type = ["document"] }, Sort = "newest", OnStart = true };

    [Fact]
    public async Task Shared_search_shows_each_person_what_is_new_to_them_under_their_own_rights()
    {
        var admin = server.Client.Search;
        var clerk = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("member", ["clerk"]);
        var theirs = clerk.Client.Search;
        var me = await server.Client.People.MeAsync();
        using var made = await server.Http.PostAsJsonAsync("api/v1/groups", new CreateGroupRequest { Name = "Казначеи", Members = [me.Login, "member"] }, EcmJson.ForClients);
        var group = (await made.Content.ReadFromJsonAsync<Group>(EcmJson.ForClients))!;
        await TakeInAsync("вексель-0.txt");

        var saved = await admin.SaveAsync(Notes with { GroupId = group.Id });
        (await theirs.SavedAsync(counts: true)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { saved.Id, Name = "Векселя", Sort = "newest", OnStart = true, Group = "Казначеи", OwnerId = me.Id, New = 0L, Question = new { Q = "вексель" } });

        var closed = await TakeInAsync("вексель-1.txt");
        (await server.Http.PutAsJsonAsync($"api/v1/cards/{closed}/access", new SetAccessRequest { Inherit = false, Entries = [new AccessEntry { Principal = $"user:{me.Id}", Level = "manage" }] }, EcmJson.ForClients)).EnsureSuccessStatusCode();
        await TakeInAsync("вексель-2.txt");
        await Eventually.HoldsAsync("the owner has two new ones", async () => (await admin.SavedAsync(counts: true)).Single(s => s.Id == saved.Id).New == 2);
        (await theirs.SavedAsync(counts: true)).Single().New.Should().Be(1);
        (await theirs.SavedAsync()).Single().New.Should().BeNull("nobody asked");

        (await theirs.OpenSavedAsync(saved.Id)).Since.Should().BeAfter(saved.Since);
        (await theirs.SavedAsync(counts: true)).Single().New.Should().Be(0);
        (await admin.SavedAsync(counts: true)).Single(s => s.Id == saved.Id).New.Should().Be(2, "each has opened it at their own time");

        (await theirs.SuggestAsync("векс")).Should().Contain(s => s.Kind == "search" && s.Text == "Векселя" && s.SearchId == saved.Id);
        (await theirs.SuggestAsync("")).Should().ContainSingle().Which.Kind.Should().Be("search");
        await RefusedAsync(() => theirs.ChangeSavedAsync(saved.Id, Notes), "forbidden");
        await RefusedAsync(() => theirs.DeleteSavedAsync(saved.Id), "forbidden");

        (await admin.ChangeSavedAsync(saved.Id, Notes with { Name = "Векселя все", Question = new CardsQuery() })).Should().Match<SavedSearch>(s => s.Name == "Векселя все" && s.GroupId == null);
        (await theirs.SavedAsync()).Should().BeEmpty();
        await RefusedAsync(() => theirs.OpenSavedAsync(saved.Id), "not-found");
        await admin.DeleteSavedAsync(saved.Id);
        await RefusedAsync(() => admin.OpenSavedAsync(saved.Id), "not-found");
    }

    [Fact]
    public async Task Search_with_nothing_among_its_types_is_not_kept()
    {
        using var asked = await server.Http.PostAsJsonAsync("api/v1/searches", new { name = "Пустой вид", question = new { type = new string?[] { null } }, onStart = true });

        asked.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await server.Client.Search.SavedAsync(counts: true)).Should().NotContain(s => s.Name == "Пустой вид");
    }

    [Fact]
    public async Task Cards_opened_last_are_listed_newest_first_and_of_closed_ones_nothing_is_kept()
    {
        var (first, second) = (await server.CreateAsync("Первая"), await server.CreateAsync("Вторая"));

        foreach (var card in new[] { first, second, first })
            await server.Client.Cards.OpenAsync(card.Id);

        (await server.Client.Cards.OpenedAsync()).Select(c => c.Title).Should().Equal("Первая", "Вторая");
        (await server.Client.Cards.OpenedAsync(size: 1)).Select(c => c.Title).Should().Equal("Первая");
        await RefusedAsync(() => server.Client.Cards.OpenAsync(Guid.CreateVersion7()), "not-found");
    }

    [Fact]
    public async Task What_cannot_be_kept_is_named()
    {
        await RefusedAsync(() => server.Client.Search.SaveAsync(Notes with { Sort = "best" }), "parameter-wrong");
        await RefusedAsync(() => server.Client.Search.SaveAsync(Notes with { Name = "" }), "name-wrong");
        await RefusedAsync(() => server.Client.Search.SaveAsync(Notes with { Name = "Ноль\0" }), "name-wrong");
        await RefusedAsync(() => server.Client.Search.SaveAsync(Notes with { Question = new CardsQuery { Q = "\"акт" } }), "query-syntax");
        await RefusedAsync(() => server.Client.Search.SaveAsync(Notes with { GroupId = Guid.CreateVersion7() }), "unknown-group");
    }

    private async Task<Guid> TakeInAsync(string name)
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes($"Простой вексель, {name}"), name);
        await Eventually.HoldsAsync("it is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return part.CardId!.Value;
    }

    private static async Task RefusedAsync(Func<Task> act, string code) =>
        (await FluentActions.Awaiting(act).Should().ThrowAsync<EcmProblemException>()).Which.Code.Should().Be(code);
}
