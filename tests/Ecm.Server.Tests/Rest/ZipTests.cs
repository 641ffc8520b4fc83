using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ecm.Contracts.Problems;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>The files of many cards as one ZIP, on a real server.</summary>
[Collection(CardsServer.Name)]
public sealed class ZipTests(SignedInServer server)
{
    [Fact]
    public async Task Files_of_the_cards_are_in_it_and_what_may_not_be_read_is_not()
    {
        var first = await server.UploadAsync("Опись первая"u8.ToArray(), "опись.txt");
        var second = await server.UploadAsync("Опись вторая"u8.ToArray(), "ОПИСЬ.txt");
        var hidden = await server.UploadAsync("Опись тайная"u8.ToArray(), "тайна.txt");
        var two = await server.CreateAsync("Двое: вместе");
        await server.Client.AddFileAsync(two.Id, new(new MemoryStream("а"u8.ToArray()), "а.txt"));
        await server.Client.AddFileAsync(two.Id, new(new MemoryStream("б"u8.ToArray()), "б.txt"));
        var admin = await Clerk.SignInAsync(server.Server);
        await admin.ShareAsync(hidden.CardId!.Value, "admin");
        var clerk = await admin.NewUserAsync($"zip-{Guid.CreateVersion7():N}", ["clerk"]);

        using var answer = await clerk.Http.PostAsJsonAsync("api/v1/files/zip", new { cards = new[] { first.CardId!.Value, second.CardId!.Value, two.Id, hidden.CardId!.Value, Guid.CreateVersion7() } });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        zip.Entries.Select(e => e.FullName).Should().Equal("опись.txt", "ОПИСЬ (2).txt", "Двое_ вместе/а.txt", "Двое_ вместе/б.txt");
        await using var text = await zip.Entries[1].OpenAsync();
        (await new StreamReader(text, Encoding.UTF8).ReadToEndAsync()).Should().Be("Опись вторая");
    }

    [Theory]
    [InlineData("found=http://[x", 200)]
    [InlineData("cards=x&found=", 422)]
    [InlineData(null, 415)]
    public async Task Form_of_the_page_that_means_nothing_is_no_fault(string? form, int status)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Server.Url) };
        (await http.PostAsJsonAsync("api/v1/login", new { login = "admin", password = RunningServer.AdminPassword })).EnsureSuccessStatusCode();
        await server.UploadAsync("Что-нибудь"u8.ToArray(), "что-нибудь.txt");
        await Eventually.HoldsAsync("something is found", async () => (await server.Client.Search.FindAsync(new())).Total > 0);

        using var answer = await http.PostAsync("search/download", form is null ? JsonContent.Create(new { }) : new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Fact]
    public async Task All_that_a_query_finds_is_in_it_and_nothing_is_said_so()
    {
        await server.UploadAsync("Архивная ведомственная справка"u8.ToArray(), "справка-1.txt");
        await server.UploadAsync("Другая ведомственная справка, архивная"u8.ToArray(), "справка-2.txt");
        await Eventually.HoldsAsync("found", async () => await server.Client.Search.FindAsync(new() { Query = "ведомственная справка" }) is { Total: 2, Relaxed: false });

        using var answer = await server.Http.PostAsJsonAsync("api/v1/files/zip", new { query = new { q = "ведомственная справка" } });
        using var none = await server.Http.PostAsJsonAsync("api/v1/files/zip", new { cards = new[] { (await server.CreateAsync("Пустая")).Id } });

        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        zip.Entries.Select(e => e.FullName).Should().BeEquivalentTo("справка-1.txt", "справка-2.txt");
        none.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await none.Content.ReadFromJsonAsync<ProblemDocument>())!.Type.Should().Be("urn:ecm:problem:no-files");
    }
}
