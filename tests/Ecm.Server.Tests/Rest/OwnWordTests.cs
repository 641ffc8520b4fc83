using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ecm.Cli;
using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;
using Spectre.Console;

namespace Ecm.Server.Tests.Rest;

/// <summary>The organisation's words over REST and the command line: known at once wherever a dictionary was asked.</summary>
[Collection(SettingsServer.Name)]
public sealed class OwnWordTests(SignedInServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Added_word_is_right_is_suggested_and_is_what_was_meant_until_it_is_removed()
    {
        (await WrongAsync("поставка Гидрошлакова")).Should().Equal("Гидрошлакова");
        var card = await server.UploadAsync(Encoding.UTF8.GetBytes("Акт приёмки Гидрошлакова"), "акт.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(card.FileId!.Value)).Intake.State == "done");

        (await server.Client.Spelling.AddWordAsync(new AddWordRequest("Гидрошлакова"))).Word.Should().Be("Гидрошлакова");

        (await WrongAsync("поставка Гидрошлакова")).Should().BeEmpty();
        (await server.Client.Search.SpellAsync(new SpellingRequest("Гидрошлокова"))).Single().Suggestions[0].Should().Be("Гидрошлакова");
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "гидрошлокова" })).DidYouMean.Should().Be("гидрошлакова");
        (await server.Client.Spelling.WordsAsync("гидро")).Items.Should().ContainSingle(w => w.Word == "Гидрошлакова" && w.ImportId == null);

        await server.Client.Spelling.RemoveWordAsync("гидрошлакова");
        (await WrongAsync("поставка Гидрошлакова")).Should().Equal("Гидрошлакова");
    }

    [Fact]
    public async Task Rights_and_faults_are_told()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var clerk = await admin.NewUserAsync($"clerk-{Guid.CreateVersion7():N}", ["clerk"]);
        var reader = await admin.NewUserAsync($"reader-{Guid.CreateVersion7():N}", ["reader"]);

        await ShouldFailAsync(403, () => reader.Client.Spelling.AddWordAsync(new AddWordRequest("Бензоколонкин")));
        await ShouldFailAsync(403, () => clerk.Client.Spelling.ImportWordsAsync(Plain("слово"u8.ToArray())));
        await ShouldFailAsync(422, () => clerk.Client.Spelling.AddWordAsync(new AddWordRequest("два слова")));
        await ShouldFailAsync(409, () => clerk.Client.Spelling.AddWordAsync(new AddWordRequest("договор")));
        await ShouldFailAsync(404, () => server.Client.Spelling.RemoveWordAsync("неттакогослова"));
        await ShouldFailAsync(404, () => server.Client.Spelling.TakeWordImportBackAsync(Guid.CreateVersion7()));
        await ShouldFailAsync(415, () => server.Client.Spelling.ImportWordsAsync(new StringContent("{}", Encoding.UTF8, "application/json")));
        await ShouldFailAsync(413, () => server.Client.Spelling.ImportWordsAsync(Plain(new byte[1024 * 1024 + 1])));
        await ShouldFailAsync(400, () => server.Client.Spelling.CheckDocumentAsync(new DocumentSpellingRequest()));
        await ShouldFailAsync(404, () => server.Client.Spelling.CheckDocumentAsync(new DocumentSpellingRequest { CardId = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task Document_is_checked_page_by_page_with_places_on_the_command_line_too()
    {
        var text = $"{string.Concat(Enumerable.Repeat("Слова и слова. ", 400))}\nДаговор с Кравцовскимпочёркину\n{string.Join(' ', Enumerable.Range(0, 250).Select(n => "слв" + string.Concat($"{n}".Select(d => (char)('а' + d - '0')))))}";
        var part = await server.UploadAsync(Encoding.UTF8.GetBytes(text), "документ.txt");
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");

        var found = new List<PageSpelling>();
        for (string? cursor = null; ;)
        {
            var some = await server.Client.Spelling.CheckDocumentAsync(new DocumentSpellingRequest { CardId = part.CardId, Cursor = cursor });
            found.AddRange(some.Items);
            if ((cursor = some.Cursor) is null)
                break;
        }

        found.SelectMany(p => p.Words).Should().HaveCountGreaterThan(200).And.Contain(w => w.Word == "Даговор");
        found.Select(p => p.Page).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        foreach (var page in found)
        {
            var read = await PageAsync(part.FileId!.Value, page.Page);
            page.Words.Should().OnlyContain(w => read.Substring(w.Offset, w.Length) == w.Word);
        }

        var (status, output) = await CliAsync("spelling", part.FileId!.Value.ToString());
        status.Should().Be(ExitStatus.Done, output);
        output.Should().Contain("Даговор\tДоговор");
    }

    [Fact]
    public async Task List_goes_in_and_out_by_the_command_line()
    {
        var path = Path.Combine(folder.Path, "слова.txt");
        await File.WriteAllBytesAsync(path, CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Шлакоблокин\r\nдоговор\r\nА-1\r\n"));

        var (status, output) = await CliAsync("words", "import", path, "--json");
        status.Should().Be(ExitStatus.Done, output);
        var import = JsonNode.Parse(output)!;
        (import["added"]!.GetValue<int>(), import["known"]!.GetValue<int>(), import["refused"]![0]!["line"]!.GetValue<int>()).Should().Be((1, 1, 3));
        (await CliAsync("words", "list", "шлак")).Output.Trim().Should().Be("Шлакоблокин");
        (await CliAsync("words", "add", "Бетоноблокин", "два слова")).Status.Should().Be(ExitStatus.Failed);
        (await CliAsync("words", "remove")).Status.Should().Be(ExitStatus.Usage);
        (await CliAsync("words", "remove", "Бетоноблокин")).Status.Should().Be(ExitStatus.Done);
        (await CliAsync("words", "remove", "--import", import["importId"]!.GetValue<string>())).Status.Should().Be(ExitStatus.Done);
        (await CliAsync("words", "list", "шлак")).Output.Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private async Task<IEnumerable<string>> WrongAsync(string text) => (await server.Client.Search.SpellAsync(new SpellingRequest(text))).Select(w => w.Word);

    private async Task<string> PageAsync(Guid file, int page) => (await server.Client.Files.PageAsync(file, page)).Text;

    private static ByteArrayContent Plain(byte[] list) => new(list) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };

    private static async Task ShouldFailAsync(int status, Func<Task> act) =>
        (await act.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(status);

    private async Task<(int Status, string Output)> CliAsync(params string[] command)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        using var error = new StringWriter();
        var errors = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(error) });
        var surroundings = new Surroundings(
            console, errors, name => name switch { "ECM_URL" => server.Server.Url, "ECM_TOKEN" => server.Token, "XDG_CONFIG_HOME" => folder.Path, _ => null }, Russian: false);
        return (await CommandLine.RunAsync(command, surroundings), output.ToString());
    }
}
