using System.Text;
using Ecm.Cli;
using Ecm.Client;
using Ecm.Testing;
using Ecm.Testing.Product;
using Spectre.Console;

namespace Ecm.Server.Tests.Rest;

/// <summary>More like this over REST and the command line, for each under their own rights.</summary>
public sealed class SimilarTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Cards_with_the_same_rare_words_come_most_alike_first_and_only_those_that_may_be_read()
    {
        var first = await TextAsync("Ведомость дефектов: трещины кладки, протечки кровли, коррозия арматуры");
        var like = await TextAsync("О трещинах в кладке, протечке кровли и коррозии арматуры");
        var hidden = await TextAsync("Дефекты: трещины кладки, протечки кровли, коррозия арматуры");
        await TextAsync("Заявление об отпуске без содержания");
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync("similar", ["clerk"]);
        await admin.ShareAsync(hidden, "admin");

        await Eventually.HoldsAsync("all of them are found", async () => (await server.Client.Search.SimilarAsync(first)).Count == 2);
        (await server.Client.Search.SimilarAsync(first)).Select(c => c.CardId).Should().Equal(hidden, like);
        (await clerk.Client.Search.SimilarAsync(first)).Select(c => c.CardId).Should().Equal(like);
        (await server.Client.Search.SimilarAsync(first, limit: 1)).Should().ContainSingle().Which.Title.Should().NotBeEmpty();
        foreach (var (card, limit, status) in new[] { (Guid.CreateVersion7(), 10, 404), (first, 0, 400), (first, 51, 400) })
            (await FluentActions.Awaiting(() => server.Client.Search.SimilarAsync(card, limit)).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(status);
        (await CliAsync("similar", first.ToString(), "--limit", "1")).Should().StartWith($"{hidden}\tdocument");
    }

    private async Task<Guid> TextAsync(string text)
    {
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes(text), "текст.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return part.CardId!.Value;
    }

    private async Task<string> CliAsync(params string[] command)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        var surroundings = new Surroundings(console, console, name => name switch { "ECM_URL" => server.Server.Url, "ECM_TOKEN" => server.Token, _ => null }, Russian: false);
        (await CommandLine.RunAsync(command, surroundings)).Should().Be(ExitStatus.Done, output.ToString());
        return output.ToString();
    }
}
