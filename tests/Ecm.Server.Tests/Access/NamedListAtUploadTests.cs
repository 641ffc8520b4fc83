using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ecm.Cli;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Access;
using Ecm.Contracts.Cards;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Product;
using Spectre.Console;

namespace Ecm.Server.Tests.Access;

/// <summary>A named list holds from the first moment for what is brought in under it, by REST and by the command line.</summary>
public sealed class NamedListAtUploadTests(SignedInServer server) : IClassFixture<SignedInServer>, IAsyncLifetime
{
    private readonly string list = $"Закупки {Guid.CreateVersion7():N}";
    private readonly TemporaryFolder folder = new();
    private Clerk buyer = null!;
    private Clerk other = null!;

    public async ValueTask InitializeAsync()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var login = $"buyer-{Guid.CreateVersion7():N}";
        buyer = await admin.NewUserAsync(login, roles: []);
        other = await admin.NewUserAsync($"other-{Guid.CreateVersion7():N}", ["clerk"]);
        await PutAsync(Entry($"user:{login}", "read"), Entry("role:admin", "manage"));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Upload_by_rest_is_seen_by_those_whom_the_list_names_and_by_nobody_else()
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes($"Закупка {Guid.CreateVersion7()}"), "закупка.txt", new UploadQuery { Access = list });

        await SeenByBuyerAloneAsync(part.CardId!.Value);
        await PutAsync(Entry("role:clerk", "read"), Entry("role:admin", "manage"));
        (await buyer.StatusAsync($"api/v1/cards/{part.CardId}")).Should().Be(404, "what is written under the name holds for the cards that have it");
        (await other.StatusAsync($"api/v1/cards/{part.CardId}")).Should().Be(200);
    }

    [Fact]
    public async Task Card_made_by_rest_has_the_list_too()
    {
        var card = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "document", Title = "Закупка", Access = list });

        await SeenByBuyerAloneAsync(card.Id);
    }

    [Fact]
    public async Task Upload_by_the_command_line_has_the_list_that_access_names()
    {
        var path = Path.Combine(folder.Path, "закупка.txt");
        await File.WriteAllTextAsync(path, Guid.CreateVersion7().ToString());

        var (status, output) = await CliAsync("upload", path, "--access", list);

        status.Should().Be(ExitStatus.Done, output);
        await SeenByBuyerAloneAsync(Guid.Parse(output.Split('\t')[0]));
    }

    [Fact]
    public async Task Unknown_list_is_refused_and_stores_nothing()
    {
        var blobs = Blobs();
        var refused = async () => await server.UploadAsync([1, 2, 3], "x.bin", new UploadQuery { Access = "нет такого" });

        (await refused.Should().ThrowAsync<EcmProblemException>()).Which.Should().Match<EcmProblemException>(e => e.Code == "unknown-access-list" && e.Problem.Field == "access");
        var path = Path.Combine(folder.Path, "x.txt");
        await File.WriteAllTextAsync(path, "x");
        (await CliAsync("upload", path, "--access", "нет такого")).Status.Should().Be(ExitStatus.Failed);
        Blobs().Should().Be(blobs);
    }

    private async Task SeenByBuyerAloneAsync(Guid card)
    {
        (await buyer.StatusAsync($"api/v1/cards/{card}")).Should().Be(200);
        (await other.StatusAsync($"api/v1/cards/{card}")).Should().Be(404, "the list of the type no longer holds");
    }

    private async Task PutAsync(params AccessEntry[] entries)
    {
        using var put = await server.Http.PutAsJsonAsync($"api/v1/access-lists/{Uri.EscapeDataString(list)}", new PutAccessListRequest(entries), EcmJson.ForClients);
        put.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static AccessEntry Entry(string principal, string level) => new() { Principal = principal, Level = level };

    private int Blobs() => Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs"), "*", SearchOption.AllDirectories).Count();

    private async Task<(int Status, string Output)> CliAsync(params string[] command)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        using var error = new StringWriter();
        var errors = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(error) });
        var surroundings = new Surroundings(
            console, errors, name => name switch { "ECM_URL" => server.Server.Url, "ECM_TOKEN" => server.Token, "XDG_CONFIG_HOME" => folder.Path, _ => null }, Russian: false);
        var status = await CommandLine.RunAsync(command, surroundings);
        return (status, output.ToString() + error);
    }
}
